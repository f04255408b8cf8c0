// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// One of several to choose from: a word, and a second line under it.
PhonePressable {
    id: root

    required property var item
    property bool centred: false
    readonly property int side: centred ? Measure.mm(2) : Measure.mm(6)

    value: item.id
    name: [item.label, item.more].filter(words => words !== "").join(", ")
    wanted: item.isWanted
    edge: item.isChosen ? Theme.action : Theme.edge
    fill: item.isChosen ? Theme.actionTint : Theme.paper
    implicitHeight: Math.max(Measure.mm(21), words.implicitHeight + Measure.mm(3))
    natural: "choose"
    Accessible.checkable: true
    Accessible.checked: root.item.isChosen

    Column {
        id: words

        x: root.side
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - 2 * root.side

        FitText {
            width: parent.width
            room: width
            text: root.item.label
            most: root.centred || root.item.more !== "" ? Measure.word(9.5) : Measure.titleSize
            color: root.touchedWrong ? Theme.cautionText : root.item.isChosen ? Theme.action : Theme.ink
            horizontalAlignment: root.centred ? Text.AlignHCenter : Text.AlignLeft
            Accessible.ignored: true
        }

        NaruText {
            width: parent.width
            visible: text !== ""
            text: root.item.more
            kind: NaruText.Floor
            pixelSize: Measure.floorSize
            color: Theme.text2
            horizontalAlignment: root.centred ? Text.AlignHCenter : Text.AlignLeft
            Accessible.ignored: true
        }
    }
}
