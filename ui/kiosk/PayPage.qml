// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kiosk

// Money is taken at the counter; here stands how, and what to do if the answer does not come.
PageFrame {
    id: root

    property var practice: null
    property var tickets: null
    readonly property bool gives: root.tickets !== null

    title: qsTr("돈은 창구에서 내요.")

    KioskButton {
        property bool wanted: root.gives

        kind: KioskButton.Main
        text: qsTr("번호 받기")
        iconName: "ticket"
        onClicked: root.tickets.take("money")
    }

    FactBlock {
        iconName: "card"
        text: qsTr("카드나 휴대폰을\n꺼내 두세요.")
    }

    FactBlock {
        iconName: "won"
        text: qsTr("얼마인지 직원이\n먼저 말씀드려요.")
    }

    FactBlock {
        iconName: "nfc-tap"
        text: qsTr("결제기에 대고 있다가\n‘읽었어요’가 나오면 떼세요.")
    }

    FactBlock {
        iconName: "help"
        text: qsTr("‘확인 중’이면 다시 내지 말고\n접수 번호를 물어보세요.")
    }

    FactBlock {
        iconName: "lock"
        text: qsTr("이 화면에서는\n돈이 나가지 않아요.")
    }

    KioskButton {
        kind: root.gives ? KioskButton.Plain : KioskButton.Main
        text: qsTr("직원 부르기")
        iconName: "hand"
        onClicked: root.model.call()
    }

    KioskButton {
        property bool wanted: root.practice !== null

        text: qsTr("먼저 해 보기")
        iconName: "play"
        onClicked: root.model.show("practice-pay")
    }
}
