// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// Where the phone or the card is held. A short touch is the mistake that everybody makes once.
PhonePressable {
    id: root

    required property var widget

    widgetId: widget.id
    name: widget.label
    wanted: widget.isWanted
    holds: true
    natural: "hold"
    implicitHeight: Measure.large ? words.implicitHeight + Measure.mm(8) : root.hand.unit * 2.5
    onDone: (deed, way) => root.hand.act(root.widgetId, deed, "", way)

    Column {
        id: words

        anchors.centerIn: parent
        width: parent.width - Measure.mm(8)
        spacing: Measure.mm(2)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "nfc-tap"
            // What it says comes before the drawing where a page is low.
            size: Measure.large ? Math.max(Measure.mm(14), Math.min(Measure.mm(24), root.hand.room - label.height - Measure.mm(10.5))) : root.hand.unit * 1.1
            color: root.pressed ? Theme.ok : Theme.action
        }

        NaruText {
            id: label

            width: parent.width
            text: root.pressed ? qsTr("그대로 계세요") : root.widget.label
            kind: NaruText.Control
            pixelSize: Measure.word(8)
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
    }
}
