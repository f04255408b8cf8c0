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
    implicitHeight: root.hand.unit * 1.15
    onDone: (deed, way) => root.hand.act(root.widgetId, deed, "", way)

    Column {
        anchors.centerIn: parent
        width: parent.width - Mm.px(4)
        spacing: Mm.px(1.5)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: root.widget.icon
            size: Math.min(Mm.px(15), root.height * 0.42)
            color: root.touchedWrong ? Theme.cautionText : Theme.action
        }

        NaruText {
            width: parent.width
            text: root.widget.label
            kind: NaruText.Control
            pixelSize: Mm.font(7.7, true)
            color: root.touchedWrong ? Theme.cautionText : Theme.ink
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
    }
}
