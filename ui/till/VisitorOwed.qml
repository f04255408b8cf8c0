// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// The amount in 30 mm, what for, and the state in one word.
Column {
    id: root

    required property PayModel pay

    spacing: Mm.px(2)

    NaruText {
        width: parent.width
        text: qsTr("내실 금액")
        kind: NaruText.Title
        pixelSize: Mm.font(12, true)
    }

    NaruText {
        width: parent.width
        text: root.pay.amount
        kind: NaruText.Amount
        // Long amounts keep their line.
        pixelSize: Math.min(Mm.font(30, true), Math.floor(root.width / (Math.max(1, text.length) * 0.62)))
        wrapMode: Text.NoWrap
    }

    NaruText {
        width: parent.width
        text: root.pay.whatFor
        pixelSize: Mm.font(8.8, false)
        color: Theme.text2
    }

    Item {
        width: 1
        height: Mm.px(6)
    }

    Hairline {
        width: parent.width
    }

    Item {
        width: 1
        height: Mm.px(6)
    }

    Row {
        width: parent.width
        spacing: Mm.px(8)
        Accessible.role: Accessible.AlertMessage
        Accessible.name: root.pay.visitorWord

        VisitorGlyph {
            anchors.verticalCenter: parent.verticalCenter
            kind: root.pay.kind === "todo" ? "run" : root.pay.kind
            size: Mm.px(24)
        }

        NaruText {
            width: parent.width - x
            anchors.verticalCenter: parent.verticalCenter
            text: root.pay.visitorWord
            kind: NaruText.Display
            pixelSize: Mm.font(17, true)
            Accessible.ignored: true
        }
    }
}
