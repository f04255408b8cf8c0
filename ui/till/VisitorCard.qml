// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// What came of it, as one card: green where it is paid, brown on a pale ground for everything else.
Rectangle {
    id: root

    required property PayModel pay
    readonly property bool paid: root.pay.kind === "ok"

    implicitHeight: words.y + words.implicitHeight + Mm.px(14)
    radius: Mm.px(7)
    color: root.paid ? Theme.ok : Theme.cautionTint
    border.color: root.paid ? Theme.ok : Theme.cautionEdge
    border.width: Mm.px(1.2)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.pay.visitorWord + ". " + (root.paid ? root.pay.amount : root.pay.visitorSentence)

    VisitorGlyph {
        id: glyph

        x: Mm.px(14)
        y: Mm.px(14)
        kind: root.pay.kind
        inverted: root.paid
        size: Mm.px(50)
    }

    Column {
        id: words

        x: Mm.px(14)
        y: glyph.y + glyph.height + Mm.px(8)
        width: parent.width - 2 * x
        spacing: Mm.px(2)

        NaruText {
            width: parent.width
            text: root.pay.visitorWord
            kind: NaruText.Display
            pixelSize: Mm.font(root.paid ? 26 : 22, true)
            color: root.paid ? Theme.overOk : Theme.cautionText
            Accessible.ignored: true
        }

        NaruText {
            width: parent.width
            text: root.paid ? root.pay.amount : root.pay.visitorSentence
            kind: NaruText.Title
            pixelSize: root.paid ? Math.min(Mm.font(22, true), Math.floor(words.width / (Math.max(1, root.pay.amount.length) * 0.62))) : Mm.font(12, true)
            color: root.paid ? Theme.overOk : Theme.ink
            Accessible.ignored: true
        }

        NaruText {
            width: parent.width
            visible: root.paid && text !== ""
            text: root.pay.visitorPaid
            pixelSize: Mm.font(8.8, false)
            color: Theme.overOk
        }
    }
}
