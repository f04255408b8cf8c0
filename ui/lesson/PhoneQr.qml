// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// A code on the practice phone: drawn so that no camera takes it for a real one.
PhonePressable {
    id: root

    required property var widget

    widgetId: widget.id
    name: widget.label
    wanted: widget.isWanted
    holds: widget.isWanted && widget.deed === "hold"
    natural: holds ? "hold" : "tap"
    implicitHeight: root.hand.unit * 2.5
    onDone: (deed, way) => root.hand.act(root.widgetId, deed, "", way)

    Column {
        anchors.centerIn: parent
        width: parent.width - Mm.px(8)
        spacing: Mm.px(2)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "qr"
            size: root.hand.unit * 1.3
            color: Theme.ink
        }

        NaruText {
            width: parent.width
            text: root.widget.label
            kind: NaruText.Control
            pixelSize: Mm.font(8, true)
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
    }
}
