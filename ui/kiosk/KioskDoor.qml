// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// The way to one thing: picture, word, one plain line. The whole card is the control.
Pressable {
    id: root

    property string iconName
    property string second
    // What the visitor did here before, with a check; it takes the place of the second line.
    property string mark
    property bool main: false
    readonly property bool stretches: true
    // With its mark a title of three lines would be taller than a low page; it stays over twice the floor.
    property int titleSize: mark !== "" && Plan.big > 1 ? Mm.font(9, true) : Plan.titleSize
    property int least: Plan.doorHeight
    property string family: Theme.family
    readonly property bool dressed: Plan.big === 1
    readonly property bool secondShown: dressed && second !== "" && !Plan.narrow && mark === ""
    readonly property int markHeight: mark !== "" ? Math.max(done.implicitHeight, check.size) + Plan.mm(1) : 0
    readonly property int wordsX: dressed ? tile.x + tile.width + Plan.mm(9) : Plan.mm(7)
    readonly property int wordsRight: dressed ? arrow.width + Plan.mm(9 + 4) : Plan.mm(7)
    readonly property int wordsHeight: title.implicitHeight + (secondShown ? line.implicitHeight + Plan.mm(1) : 0) + markHeight

    radius: Plan.mm(6.9)
    implicitHeight: Math.max(least, wordsHeight + Plan.mm(8))
    Accessible.description: root.mark !== "" ? root.mark : root.second

    Rectangle {
        anchors.fill: parent
        radius: root.radius
        color: root.main ? (root.pressed ? Theme.actionPressed : Theme.action) : root.pressed ? Theme.paperPressed : Theme.paper
        border.color: root.main ? color : Theme.edge
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
        color: root.main ? Theme.overAction : Theme.action

        Icon {
            anchors.centerIn: parent
            name: root.dressed ? root.iconName : ""
            size: Math.round(tile.width * 0.5)
            color: root.main ? Theme.action : Theme.overAction
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
        color: root.main ? Theme.overAction : Theme.ink
        Accessible.ignored: true
    }

    Icon {
        id: check

        x: root.wordsX
        y: title.y + title.height + Plan.mm(1) + Math.max(0, Math.round((done.implicitHeight - size) / 2))
        visible: root.mark !== ""
        name: root.mark !== "" ? "check" : ""
        size: Plan.mm(11)
        color: Theme.ok
    }

    NaruText {
        id: done

        x: root.wordsX + check.size + Plan.mm(3)
        y: title.y + title.height + Plan.mm(1) + Math.max(0, Math.round((check.size - implicitHeight) / 2))
        width: root.width - x - root.wordsRight
        visible: root.mark !== ""
        text: root.mark
        pixelSize: Plan.floorSize
        color: Theme.ok
        bold: true
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
        color: root.main ? Theme.overAction : Theme.ink
    }
}
