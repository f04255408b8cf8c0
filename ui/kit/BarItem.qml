// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Something to press in a bar: the full height of the bar is the press area.
Pressable {
    id: root

    property string kind
    property string capText

    implicitWidth: line.implicitWidth + 2 * Mm.ref(14)
    implicitHeight: Theme.deviceBarHeight
    ringVisible: false

    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.ringReach
        color: root.pressed ? Theme.paperPressed : "transparent"
        radius: Mm.ref(12)

        FocusRing {
            anchors.fill: parent
            radius: parent.radius
            visible: root.focusShown
        }
    }

    Row {
        id: line

        anchors.centerIn: parent
        spacing: Mm.ref(14)

        StateGlyph {
            anchors.verticalCenter: parent.verticalCenter
            kind: root.kind
            size: Mm.ref(34)
        }

        KeyCap {
            anchors.verticalCenter: parent.verticalCenter
            text: root.capText
        }

        NaruText {
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            kind: NaruText.Floor
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
