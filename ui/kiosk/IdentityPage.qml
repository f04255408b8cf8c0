// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kiosk

// What one came for, and a number for it; what to have ready, how the phone is held: the check itself is done at the
// counter, where somebody is signed in. Where this machine has a verifier of its own, one may try it first.
PageFrame {
    id: root

    property var practice: null
    property var tickets: null
    readonly property bool gives: root.tickets !== null

    title: root.gives ? qsTr("무슨 일로\n오셨어요?") : qsTr("신분 확인과 접수는\n창구에서 해요.")

    KioskButton {
        property bool wanted: root.gives

        text: qsTr("증명서·서류")
        iconName: "document"
        least: Plan.lowButtonHeight
        onClicked: root.tickets.take("papers")
    }

    KioskButton {
        property bool wanted: root.gives

        text: qsTr("신분 확인")
        iconName: "shield-check"
        least: Plan.lowButtonHeight
        onClicked: root.tickets.take("identity")
    }

    KioskButton {
        property bool wanted: root.gives

        text: qsTr("신청·신고")
        iconName: "clipboard"
        least: Plan.lowButtonHeight
        onClicked: root.tickets.take("report")
    }

    KioskButton {
        property bool wanted: root.gives

        text: qsTr("그 밖의 일")
        iconName: "help"
        least: Plan.lowButtonHeight
        onClicked: root.tickets.take("other")
    }

    FactBlock {
        wanted: root.gives
        iconName: "ticket"
        text: qsTr("고르면 번호가 나와요.\n신분은 창구에서 확인해요.")
    }

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
        kind: root.gives ? KioskButton.Plain : KioskButton.Main
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
