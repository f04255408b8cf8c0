// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit // Qt 6.4: a file sees the C++ types of its own module only through an import

// A small state with a way to its page. Dashed border: not connected.
Pressable {
    id: root

    property string iconName
    property string kind
    property bool dashed: false
    // False: reads only, not reached by Tab.
    property bool interactive: true
    property color fill: Theme.paper
    property color wordColour: Theme.ink
    property color edgeColour: Theme.edge

    radius: pill.height / 2
    implicitWidth: line.implicitWidth + 2 * Mm.ref(26)
    implicitHeight: interactive ? Theme.controlMin : Theme.chipHeight
    focusPolicy: interactive ? Qt.StrongFocus : Qt.NoFocus
    enabled: interactive
    ringVisible: false
    Accessible.role: root.interactive ? Accessible.Button : Accessible.StaticText
    Accessible.focusable: root.interactive

    // The press area is taller than what is drawn.
    Rectangle {
        id: pill

        width: parent.width
        anchors.verticalCenter: parent.verticalCenter
        height: Theme.chipHeight
        color: root.pressed ? Theme.paperPressed : root.fill
        border.color: root.edgeColour
        border.width: root.dashed ? 0 : Theme.border
        radius: height / 2

        DashedOutline {
            anchors.fill: parent
            visible: root.dashed
            color: root.edgeColour
            radius: parent.radius
            lineWidth: Theme.border
        }

        FocusRing {
            anchors.fill: parent
            radius: parent.radius
            visible: root.focusShown
        }
    }

    Row {
        id: line

        anchors.centerIn: pill
        spacing: root.iconName !== "" || root.kind !== "" ? Mm.ref(12) : 0

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: root.iconName
            size: Mm.ref(38)
            color: root.wordColour
        }

        StateGlyph {
            anchors.verticalCenter: parent.verticalCenter
            kind: root.kind
            size: Mm.ref(34)
        }

        NaruText {
            text: root.text
            kind: NaruText.Floor
            color: root.wordColour
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
