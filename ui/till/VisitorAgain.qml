// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// Known that nothing was taken: another card, cash, or leave it.
FocusScope {
    id: root

    required property PayModel pay

    signal cashWanted
    signal gone

    Column {
        width: parent.width
        spacing: Mm.px(4)

        VisitorFact {
            label: qsTr("금액")
            value: root.pay.amount
        }

        NaruText {
            width: parent.width
            text: root.pay.visitorNote
            pixelSize: Mm.font(8.8, false)
        }
    }

    Column {
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Mm.px(4.5)

        NaruButton {
            width: parent.width
            large: true
            centred: true
            focus: true
            kind: NaruButton.Ink
            text: root.pay.phase === "declined" ? qsTr("다른 카드로") : qsTr("다시 하기")
            iconName: "card"
            enabled: !root.pay.busy
            onClicked: root.pay.payByCard()
        }

        NaruButton {
            width: parent.width
            large: true
            centred: true
            text: qsTr("현금으로 낼게요")
            iconName: "won"
            onClicked: root.cashWanted()
        }

        NaruButton {
            width: parent.width
            large: true
            centred: true
            text: qsTr("그만두기")
            onClicked: root.gone()
        }
    }
}
