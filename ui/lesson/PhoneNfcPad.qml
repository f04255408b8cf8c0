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
    implicitHeight: root.hand.unit * 2.5
    onDone: (deed, way) => root.hand.act(root.widgetId, deed, "", way)

    Column {
        anchors.centerIn: parent
        width: parent.width - Mm.px(8)
        spacing: Mm.px(2)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "nfc-tap"
            size: root.hand.unit * 1.1
            color: root.pressed ? Theme.ok : Theme.action
        }

        NaruText {
            width: parent.width
            text: root.pressed ? qsTr("그대로 계세요") : root.widget.label
            kind: NaruText.Control
            pixelSize: Mm.font(8, true)
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
    }
}
