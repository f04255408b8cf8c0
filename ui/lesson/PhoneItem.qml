// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// One of several to choose from: a word, and a second line under it.
PhonePressable {
    id: root

    required property var item
    property bool centred: false
    readonly property int side: centred ? Mm.px(2) : Mm.px(6)

    value: item.id
    name: [item.label, item.more].filter(words => words !== "").join(", ")
    wanted: item.isWanted
    edge: item.isChosen ? Theme.action : Theme.edge
    fill: item.isChosen ? Theme.actionTint : Theme.paper
    natural: "choose"
    Accessible.checkable: true
    Accessible.checked: root.item.isChosen

    Column {
        x: root.side
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - 2 * root.side

        FitText {
            width: parent.width
            room: width
            text: root.item.label
            most: root.centred || root.item.more !== "" ? Mm.font(9.5, true) : Large.titleSize
            color: root.touchedWrong ? Theme.cautionText : root.item.isChosen ? Theme.action : Theme.ink
            horizontalAlignment: root.centred ? Text.AlignHCenter : Text.AlignLeft
            Accessible.ignored: true
        }

        NaruText {
            width: parent.width
            visible: text !== ""
            text: root.item.more
            kind: NaruText.Floor
            pixelSize: Large.floorSize
            color: Theme.text2
            horizontalAlignment: root.centred ? Text.AlignHCenter : Text.AlignLeft
            Accessible.ignored: true
        }
    }
}
