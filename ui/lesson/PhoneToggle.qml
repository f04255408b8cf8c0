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
    implicitHeight: Math.max(root.hand.unit, words.implicitHeight + Measure.mm(4))
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: root.widget.isOn
    onDone: (deed, way) => root.hand.act(root.widgetId, deed === "longpress" ? "longpress" : "toggle", "", way)

    NaruText {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        x: Measure.mm(6)
        width: knob.x - x - Measure.mm(4)
        text: root.widget.label
        kind: NaruText.Control
        pixelSize: Measure.word(8)
        color: root.touchedWrong ? Theme.cautionText : Theme.ink
        Accessible.ignored: true
    }

    Rectangle {
        id: knob

        anchors.right: parent.right
        anchors.rightMargin: Measure.mm(6)
        anchors.verticalCenter: parent.verticalCenter
        width: Measure.mm(24)
        height: Measure.mm(14)
        radius: height / 2
        color: root.widget.isOn ? Theme.action : Theme.paper
        border.color: root.widget.isOn ? Theme.action : Theme.edge
        border.width: Theme.border * 2

        Rectangle {
            x: root.widget.isOn ? parent.width - width - Measure.mm(1.5) : Measure.mm(1.5)
            anchors.verticalCenter: parent.verticalCenter
            width: Measure.mm(11)
            height: width
            radius: width / 2
            color: root.widget.isOn ? Theme.overAction : Theme.edge
        }
    }
}
