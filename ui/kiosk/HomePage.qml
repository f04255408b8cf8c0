// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// Three doors, two ways to make it easier.
PageFrame {
    id: root

    // A ClassSeatModel, or null.
    property var seat: null
    readonly property bool classThere: seat !== null && (seat.inside || seat.going || seat.around.length > 0)
    readonly property bool easy: model.easy
    readonly property int wordSize: easy ? Plan.displaySize : Plan.titleSize

    home: true
    title: root.easy ? qsTr("무엇을 도와드릴까요?") : qsTr("천천히 배워요.\n틀려도 괜찮아요.")

    KioskDoor {
        text: qsTr("배우기")
        second: root.easy ? "" : qsTr("휴대폰 쓰는 법을 연습해요")
        iconName: "lesson"
        titleSize: root.wordSize
        least: root.low ? Plan.lowDoorHeight : Plan.doorHeight
        onClicked: root.model.show("learn")
    }

    KioskDoor {
        text: root.easy || Plan.narrow || Plan.big > 1 ? qsTr("신분 확인") : qsTr("신분 확인·접수")
        second: root.easy ? "" : qsTr("서류를 떼고 알림을 봐요")
        iconName: "shield-check"
        titleSize: root.wordSize
        least: root.low ? Plan.lowDoorHeight : Plan.doorHeight
        onClicked: root.model.show("identity")
    }

    KioskDoor {
        text: qsTr("돈 내기")
        second: root.easy ? "" : qsTr("카드나 휴대폰으로 내요")
        iconName: "won"
        titleSize: root.wordSize
        least: root.low ? Plan.lowDoorHeight : Plan.doorHeight
        onClicked: root.model.show("pay")
    }

    PairRow {
        readonly property bool language: Plan.reachable

        wanted: Plan.big === 1
        first.least: root.low ? Plan.lowButtonHeight : Plan.buttonHeight
        second.least: first.least
        first.text: root.easy ? qsTr("보통 화면") : qsTr("쉬운 화면")
        first.iconName: root.easy ? "undo" : "easy-screen"
        first.stacked: Plan.narrow
        second.text: language ? (root.model.language === "ko" ? "English" : "한국어") : root.model.low ? qsTr("높은 화면") : qsTr("낮은 화면")
        second.iconName: language ? "globe" : root.model.low ? "up" : "low-position"
        second.stacked: Plan.narrow
        second.family: language ? "Noto Sans CJK KR" : Theme.family
        onFirstClicked: root.model.easy = !root.easy
        onSecondClicked: {
            if (language)
                root.model.show("language");
            else
                root.model.low = !root.model.low;
        }
    }

    KioskButton {
        property bool wanted: Plan.big > 1

        text: root.easy ? qsTr("보통 화면") : qsTr("쉬운 화면")
        onClicked: root.model.easy = !root.easy
    }

    KioskButton {
        property bool wanted: Plan.big > 1 && !Plan.reachable

        text: root.model.low ? qsTr("높은 화면") : qsTr("낮은 화면")
        onClicked: root.model.low = !root.model.low
    }

    KioskButton {
        property bool wanted: Plan.big > 1 || root.low

        text: root.model.language === "ko" ? "English" : "한국어"
        family: "Noto Sans CJK KR"
        iconName: "globe"
        least: root.low ? Plan.lowButtonHeight : Plan.buttonHeight
        onClicked: root.model.show("language")
    }

    KioskButton {
        property bool wanted: root.classThere

        text: root.classThere && root.seat.inside ? qsTr("우리 수업") : qsTr("수업에 들어가기")
        iconName: "people"
        least: Plan.lowButtonHeight
        onClicked: root.model.show("join")
    }

    KioskButton {
        property bool wanted: root.model.readsCards && !root.easy && !root.low && !Plan.narrow

        text: qsTr("카드가 있어요")
        iconName: "card"
        least: Plan.lowButtonHeight
        onClicked: root.model.show("card")
    }
}
