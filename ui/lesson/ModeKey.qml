// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// A door with a word and a line under it; the first of them is filled.
Pressable {
    id: root

    property string second
    property string iconName
    property bool primary: false
    readonly property color wordColour: primary ? Theme.overAction : Theme.ink

    implicitHeight: Math.max(Mm.px(46), words.implicitHeight + Mm.px(8))
    radius: Large.cardRadius
    Accessible.description: root.second

    Rectangle {
        anchors.fill: parent
        color: root.primary ? (root.pressed ? Theme.actionPressed : Theme.action) : root.pressed ? Theme.paperPressed : Theme.paper
        border.color: root.primary ? Theme.action : Theme.edge
        border.width: Theme.border
        radius: root.radius
    }

    Icon {
        id: sign

        x: Mm.px(10)
        anchors.verticalCenter: parent.verticalCenter
        name: root.iconName
        size: Mm.px(18)
        color: root.wordColour
    }

    Column {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Mm.px(9)
        anchors.right: parent.right
        anchors.rightMargin: Mm.px(6)
        anchors.verticalCenter: parent.verticalCenter

        NaruText {
            width: parent.width
            text: root.text
            kind: NaruText.Control
            pixelSize: Large.titleSize
            color: root.wordColour
            Accessible.ignored: true
        }

        NaruText {
            width: parent.width
            visible: !Large.narrow
            text: root.second
            kind: NaruText.Floor
            pixelSize: Large.floorSize
            color: root.primary ? Theme.overAction : Theme.text2
            Accessible.ignored: true
        }
    }
}
