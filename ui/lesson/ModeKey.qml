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

    readonly property bool secondShown: !Measure.narrow && !Measure.large
    readonly property real wordsHeight: word.implicitHeight + (secondShown ? line.implicitHeight : 0)

    implicitHeight: Math.max(Measure.mm(Measure.large ? 30 : Measure.narrow ? 33 : 46), wordsHeight + Measure.mm(8))
    radius: Measure.cardRadius
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

        x: Measure.mm(Measure.large ? 5 : 10)
        anchors.verticalCenter: parent.verticalCenter
        name: root.iconName
        size: Measure.mm(18)
        color: root.wordColour
    }

    NaruText {
        id: word

        x: sign.x + sign.size + Measure.mm(Measure.large ? 5 : 9)
        y: (parent.height - root.wordsHeight) / 2
        width: parent.width - x - Measure.mm(Measure.large ? 3 : 6)
        text: root.text
        kind: NaruText.Control
        pixelSize: Measure.large ? Measure.keySize : Measure.titleSize
        color: root.wordColour
        Accessible.ignored: true
    }

    NaruText {
        id: line

        x: word.x
        y: word.y + word.implicitHeight
        width: word.width
        visible: root.secondShown
        text: root.second
        kind: NaruText.Floor
        pixelSize: Measure.floorSize
        color: root.primary ? Theme.overAction : Theme.text2
        Accessible.ignored: true
    }
}
