// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// A label and its value beside each other, or under each other where they do not fit.
PhonePressable {
    id: root

    required property var widget
    readonly property bool empty: widget.value === ""
    readonly property string shownValue: empty ? widget.placeholder : widget.value
    readonly property int side: Mm.px(6)
    readonly property real inside: width - 2 * side
    readonly property bool stacked: label.implicitWidth + Mm.px(4.5) + wish.advanceWidth > inside

    widgetId: widget.id
    name: [widget.label, shownValue].filter(words => words !== "").join(": ")
    wanted: widget.isWanted
    open: widget.isOpen
    swipes: true
    implicitHeight: root.hand.unit
    onDone: (deed, way) => root.hand.act(root.widgetId, deed, "", way)

    TextMetrics {
        id: wish

        text: root.shownValue
        font.family: Theme.family
        font.bold: true
        font.pixelSize: Large.titleSize
    }

    NaruText {
        id: label

        x: root.side
        y: root.stacked && root.shownValue !== "" ? root.height / 2 - implicitHeight - Mm.px(0.5) : (root.height - implicitHeight) / 2
        width: Math.min(implicitWidth, root.inside)
        text: root.widget.label
        kind: NaruText.Floor
        pixelSize: Large.floorSize
        color: root.shownValue === "" ? Theme.ink : Theme.text2
        Accessible.ignored: true
    }

    FitText {
        x: root.stacked ? root.side : label.x + label.width + Mm.px(4.5)
        y: root.stacked ? root.height / 2 : (root.height - implicitHeight) / 2
        width: room
        room: root.width - x - root.side
        visible: text !== ""
        text: root.shownValue
        most: root.stacked ? Mm.font(10, true) : Large.titleSize
        color: root.touchedWrong ? Theme.cautionText : root.empty ? Theme.action : Theme.ink
        Accessible.ignored: true
    }
}
