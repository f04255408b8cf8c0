// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// The way to one thing: picture, word, one plain line. The whole card is the control.
Pressable {
    id: root

    property string iconName
    property string second
    readonly property bool stretches: true
    property int titleSize: Plan.titleSize
    property int least: Plan.doorHeight
    property string family: Theme.family
    readonly property bool dressed: Plan.big === 1
    readonly property bool secondShown: dressed && second !== "" && !Plan.narrow
    readonly property int wordsX: dressed ? tile.x + tile.width + Plan.mm(9) : Plan.mm(7)
    readonly property int wordsRight: dressed ? arrow.width + Plan.mm(9 + 4) : Plan.mm(7)
    readonly property int wordsHeight: title.implicitHeight + (secondShown ? line.implicitHeight + Plan.mm(1) : 0)

    radius: Plan.mm(6.9)
    implicitHeight: Math.max(least, wordsHeight + Plan.mm(8))
    Accessible.description: root.second

    Rectangle {
        anchors.fill: parent
        radius: root.radius
        color: root.pressed ? Theme.paperPressed : Theme.paper
        border.color: Theme.edge
        border.width: Plan.border
    }

    Rectangle {
        id: tile

        visible: root.dressed
        x: Plan.mm(8.5)
        anchors.verticalCenter: parent.verticalCenter
        width: Math.round(Math.min(root.least * 0.7, Plan.mm(35)))
        height: width
        radius: Plan.mm(6)
        color: Theme.action

        Icon {
            anchors.centerIn: parent
            name: root.dressed ? root.iconName : ""
            size: Math.round(tile.width * 0.5)
            color: Theme.overAction
        }
    }

    NaruText {
        id: title

        x: root.wordsX
        y: Math.round((root.height - root.wordsHeight) / 2)
        width: root.width - x - root.wordsRight
        text: root.text
        kind: NaruText.Title
        pixelSize: root.titleSize
        family: root.family
        Accessible.ignored: true
    }

    NaruText {
        id: line

        x: root.wordsX
        y: title.y + title.height + Plan.mm(1)
        width: title.width
        visible: root.secondShown
        text: root.second
        pixelSize: Plan.big > 1 ? Plan.floorSize : Plan.bodySize
        color: Theme.text2
        Accessible.ignored: true
    }

    Icon {
        id: arrow

        anchors.right: parent.right
        anchors.rightMargin: Plan.mm(9)
        anchors.verticalCenter: parent.verticalCenter
        visible: root.dressed
        name: root.dressed ? "next" : ""
        size: Plan.mm(15)
    }
}
