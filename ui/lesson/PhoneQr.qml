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
    implicitHeight: Measure.large ? words.implicitHeight + Measure.mm(8) : root.hand.unit * 2.5
    onDone: (deed, way) => root.hand.act(root.widgetId, deed, "", way)

    Column {
        id: words

        anchors.centerIn: parent
        width: parent.width - Measure.mm(8)
        spacing: Measure.mm(2)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "qr"
            size: Measure.large ? Measure.mm(28) : root.hand.unit * 1.3
            color: Theme.ink
        }

        NaruText {
            width: parent.width
            text: root.widget.label
            kind: NaruText.Control
            pixelSize: Measure.word(8)
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
    }
}
