// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

PhonePressable {
    id: root

    required property var widget
    readonly property bool primary: widget.variant === "primary" && widget.isOpen

    widgetId: widget.id
    name: widget.label
    wanted: widget.isWanted
    open: widget.isOpen
    fill: !widget.isOpen ? Theme.disabledFill : primary ? Theme.action : widget.variant === "link" ? "transparent" : Theme.paper
    edge: primary ? Theme.action : widget.variant === "link" ? Theme.line : Theme.edge
    implicitHeight: Math.max(root.hand.unit, words.implicitHeight + Measure.mm(4))
    onDone: (deed, way) => root.hand.act(root.widgetId, deed, "", way)

    FitText {
        id: words

        anchors.centerIn: parent
        width: Math.min(implicitWidth, room)
        room: parent.width - Measure.mm(8)
        text: root.widget.label
        bold: root.widget.variant !== "link"
        color: root.touchedWrong ? Theme.cautionText : !root.widget.isOpen ? Theme.disabledText : root.primary ? Theme.overAction : root.widget.variant === "link" ? Theme.action : Theme.ink
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true
    }
}
