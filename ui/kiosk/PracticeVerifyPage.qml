// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// A phone at this desk's own verifier: the same question, words and colours as at the counter, and nothing is kept.
PageFrame {
    id: root

    property var practice: null
    readonly property string stage: root.practice ? root.practice.stage : ""
    readonly property bool before: root.stage === ""
    readonly property bool after: root.stage === "verdict" || root.stage === "trouble"

    title: root.before ? qsTr("진짜 기계에\n보여 줄까요?") : qsTr("신분증 보여 주기")
    onStageChanged: root.begin()
    Component.onDestruction: {
        if (root.practice)
            root.practice.leave();
    }

    PracticeMark {
        text: qsTr("연습 · 이름도 번호도 적지 않아요")
    }

    FactBlock {
        wanted: root.before
        iconName: "phone"
        text: qsTr("내 휴대폰의 모바일 신분증을\n창구와 똑같은 기계에 대 봐요.")
    }

    FactBlock {
        wanted: root.before
        iconName: "shield-check"
        text: qsTr("19세가 되었는지만 물어요.\n이름과 사진은 묻지 않아요.")
    }

    KioskButton {
        property bool wanted: root.before

        kind: KioskButton.Main
        text: qsTr("시작하기")
        iconName: "play"
        onClicked: root.practice.beginVerify()
    }

    PracticeCard {
        kind: root.practice ? root.practice.kind : ""
        word: root.practice ? root.practice.word : ""
        sentence: root.practice ? root.practice.sentence : ""
    }

    TapPicture {
        property bool wanted: root.stage === "waiting" && Plan.big === 1 && !root.low
        property bool counts: false

        size: Plan.mm(Plan.narrow ? 60 : 90)
    }

    FactBlock {
        wanted: root.stage === "waiting"
        iconName: "qr"
        text: qsTr("QR로 보여 주는 신분증은\nQR을 카메라에 비춰 주세요.")
    }

    NaruText {
        property bool wanted: root.practice !== null && root.practice.note !== "" && !root.before

        text: root.practice ? root.practice.note : ""
        pixelSize: Plan.bodySize
    }

    Repeater {
        model: root.practice ? root.practice.rows : []

        FactBlock {
            required property var modelData

            iconName: "eye"
            text: modelData.label + "\n" + modelData.value
        }
    }

    KioskButton {
        property bool wanted: root.practice !== null && root.practice.seenOffered

        text: qsTr("기계가 본 것")
        iconName: "eye"
        onClicked: root.practice.showSeen()
    }

    KioskButton {
        property bool wanted: root.after

        kind: KioskButton.Main
        text: qsTr("한 번 더")
        iconName: "undo"
        onClicked: root.practice.beginVerify()
    }

    KioskButton {
        property bool wanted: root.practice !== null && root.practice.open

        text: qsTr("그만두기")
        iconName: "cross"
        onClicked: root.practice.stop()
    }
}
