// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// Nobody knows yet: a number to ask with. It says neither paid nor not paid.
FocusScope {
    id: root

    required property PayModel pay

    signal gone

    Column {
        width: parent.width
        spacing: Mm.px(4)

        VisitorFact {
            label: qsTr("금액")
            value: root.pay.amount
        }

        VisitorFact {
            label: qsTr("접수 번호")
            value: root.pay.askNumber
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
            text: qsTr("안내 종이 받기")
            iconName: "printer"
            onClicked: root.pay.wantNotice()
        }

        NaruButton {
            width: parent.width
            large: true
            centred: true
            text: qsTr("알겠어요")
            onClicked: root.gone()
        }
    }
}
