// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kiosk

// What to have ready, where to go, what to say, how the phone is held: the check itself is done at the counter. Where
// this machine has a verifier of its own, one may try it first.
PageFrame {
    id: root

    property var practice: null

    title: qsTr("신분 확인과 접수는\n창구에서 해요.")

    FactBlock {
        iconName: "card"
        text: qsTr("신분증이나 모바일 신분증을\n꺼내 두세요.")
    }

    FactBlock {
        iconName: "document"
        text: qsTr("창구에서 떼실 서류나 볼일의\n이름을 말씀해 주세요.")
    }

    FactBlock {
        iconName: "phone"
        text: qsTr("휴대폰은 내가 들고\n기계에 대기만 해요.")
    }

    FactBlock {
        iconName: "lock"
        text: qsTr("이 화면에는 이름도 번호도\n적지 않아요.")
    }

    KioskButton {
        kind: KioskButton.Main
        text: qsTr("직원 부르기")
        iconName: "hand"
        onClicked: root.model.call()
    }

    KioskButton {
        property bool wanted: root.practice !== null && root.practice.reachable

        text: qsTr("먼저 해 보기")
        iconName: "play"
        onClicked: root.model.show("practice-verify")
    }
}
