// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

PhonePressable {
    id: root

    required property var widget

    widgetId: widget.id
    name: widget.label
    wanted: widget.isWanted
    swipes: true
    fill: "transparent"
    implicitHeight: Math.max(Measure.mm(root.pressable ? 21 : 1), words.implicitHeight + (root.pressable ? Measure.mm(8) : 0))
    onDone: (deed, way) => root.hand.act(root.widgetId, deed, "", way)

    NaruText {
        id: words

        x: root.pressable ? Measure.mm(4) : 0
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - 2 * x
        text: root.widget.label
        kind: root.widget.variant === "title" ? NaruText.Control : NaruText.Floor
        pixelSize: root.widget.variant === "title" ? Measure.word(10) : Measure.floorSize
        color: root.widget.variant === "note" ? Theme.text2 : Theme.ink
        Accessible.ignored: root.pressable
    }
}
