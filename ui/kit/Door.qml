// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A purpose or a way in: tile with icon, word, one line of what it looks at and keeps. The whole card is the control.
Pressable {
    id: root

    property string second
    property string iconName
    property bool selected: false
    readonly property int side: Mm.ref(30)

    radius: Theme.cardRadius
    implicitWidth: Mm.ref(924)
    implicitHeight: Math.max(Theme.doorHeight, words.implicitHeight + 2 * Mm.ref(18))
    Accessible.description: root.second

    Rectangle {
        anchors.fill: parent
        color: root.pressed ? Theme.paperPressed : Theme.paper
        border.color: root.selected ? Theme.ink : root.enabled ? Theme.edge : Theme.line
        border.width: root.selected ? Theme.borderSelected : Theme.border
        radius: root.radius
    }

    Rectangle {
        id: tile

        x: root.side
        anchors.verticalCenter: parent.verticalCenter
        width: Mm.ref(88)
        height: width
        color: Theme.actionTint
        border.color: Theme.tintEdge
        border.width: Theme.border
        radius: Mm.ref(16)

        Icon {
            anchors.centerIn: parent
            name: root.iconName
            size: Mm.ref(52)
            color: root.enabled ? Theme.action : Theme.disabledText
        }
    }

    Column {
        id: words

        anchors.left: tile.right
        anchors.leftMargin: Mm.ref(28)
        anchors.right: cap.left
        anchors.rightMargin: Mm.ref(20)
        anchors.verticalCenter: parent.verticalCenter

        NaruText {
            width: parent.width
            text: root.text
            kind: NaruText.Number
            color: root.enabled ? Theme.ink : Theme.disabledText
            Accessible.ignored: true
        }

        NaruText {
            width: parent.width
            visible: text !== ""
            text: root.second
            color: root.enabled ? Theme.text2 : Theme.disabledText
            Accessible.ignored: true
        }
    }

    KeyCap {
        id: cap

        anchors.right: parent.right
        anchors.rightMargin: root.side
        anchors.verticalCenter: parent.verticalCenter
        text: root.keyText
        color: Theme.text2
    }
}
