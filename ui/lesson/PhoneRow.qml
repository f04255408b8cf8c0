// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// A label and its value beside each other, or under each other where they do not fit.
PhonePressable {
    id: root

    required property var widget
    readonly property bool empty: widget.value === ""
    readonly property string shownValue: empty ? widget.placeholder : widget.value
    readonly property int side: Measure.mm(6)
    readonly property real inside: width - 2 * side
    readonly property bool stacked: label.implicitWidth + Measure.mm(4.5) + wish.advanceWidth > inside

    widgetId: widget.id
    name: [widget.label, shownValue].filter(words => words !== "").join(": ")
    wanted: widget.isWanted
    open: widget.isOpen
    swipes: true
    implicitHeight: Math.max(root.hand.unit, root.stacked && root.shownValue !== "" ? label.implicitHeight + words.implicitHeight + Measure.mm(4) : Math.max(label.implicitHeight, words.implicitHeight) + Measure.mm(4))
    onDone: (deed, way) => root.hand.act(root.widgetId, deed, "", way)

    TextMetrics {
        id: wish

        text: root.shownValue
        font.family: Theme.family
        font.bold: true
        font.pixelSize: Measure.titleSize
    }

    NaruText {
        id: label

        x: root.side
        y: root.stacked && root.shownValue !== "" ? (root.height - implicitHeight - words.implicitHeight) / 2 - Measure.mm(0.25) : (root.height - implicitHeight) / 2
        width: Math.min(implicitWidth, root.inside)
        text: root.widget.label
        kind: NaruText.Floor
        pixelSize: Measure.floorSize
        color: root.shownValue === "" ? Theme.ink : Theme.text2
        Accessible.ignored: true
    }

    FitText {
        id: words

        x: root.stacked ? root.side : label.x + label.width + Measure.mm(4.5)
        y: root.stacked ? label.y + label.implicitHeight + Measure.mm(0.5) : (root.height - implicitHeight) / 2
        width: room
        room: root.width - x - root.side
        visible: text !== ""
        text: root.shownValue
        most: root.stacked ? Measure.word(10) : Measure.titleSize
        color: root.touchedWrong ? Theme.cautionText : root.empty ? Theme.action : Theme.ink
        Accessible.ignored: true
    }
}
