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
    implicitHeight: words.implicitHeight + (root.pressable ? Mm.px(8) : 0)
    onDone: (deed, way) => root.hand.act(root.widgetId, deed, "", way)

    NaruText {
        id: words

        x: root.pressable ? Mm.px(4) : 0
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - 2 * x
        text: root.widget.label
        kind: root.widget.variant === "title" ? NaruText.Control : NaruText.Floor
        pixelSize: root.widget.variant === "title" ? Mm.font(10, true) : Large.floorSize
        color: root.widget.variant === "note" ? Theme.text2 : Theme.ink
        Accessible.ignored: root.pressable
    }
}
