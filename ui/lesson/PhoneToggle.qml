// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

PhonePressable {
    id: root

    required property var widget

    widgetId: widget.id
    name: widget.label
    wanted: widget.isWanted
    open: widget.isOpen
    natural: "toggle"
    implicitHeight: root.hand.unit
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: root.widget.isOn
    onDone: (deed, way) => root.hand.act(root.widgetId, deed === "longpress" ? "longpress" : "toggle", "", way)

    NaruText {
        anchors.verticalCenter: parent.verticalCenter
        x: Mm.px(6)
        width: knob.x - 2 * x
        text: root.widget.label
        kind: NaruText.Control
        pixelSize: Mm.font(8, true)
        color: root.touchedWrong ? Theme.cautionText : Theme.ink
        Accessible.ignored: true
    }

    Rectangle {
        id: knob

        anchors.right: parent.right
        anchors.rightMargin: Mm.px(6)
        anchors.verticalCenter: parent.verticalCenter
        width: Mm.px(24)
        height: Mm.px(14)
        radius: height / 2
        color: root.widget.isOn ? Theme.action : Theme.paper
        border.color: root.widget.isOn ? Theme.action : Theme.edge
        border.width: Theme.border * 2

        Rectangle {
            x: root.widget.isOn ? parent.width - width - Mm.px(1.5) : Mm.px(1.5)
            anchors.verticalCenter: parent.verticalCenter
            width: Mm.px(11)
            height: width
            radius: width / 2
            color: root.widget.isOn ? Theme.overAction : Theme.edge
        }
    }
}
