// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// A payment on this desk's own terminal, in training: the same words and colours as at the till, and no money.
PageFrame {
    id: root

    property var practice: null
    readonly property string stage: root.practice ? root.practice.stage : ""
    readonly property bool looks: root.stage === "" || root.stage === "looking" || root.stage === "none"
    readonly property bool before: root.looks || root.stage === "ready" || root.stage === "asking"
    readonly property bool again: root.stage === "paid" || root.stage === "declined" || root.stage === "notsent" || root.stage === "trouble"

    title: root.before ? qsTr("진짜 결제기로\n내 볼까요?") : qsTr("돈 내기")
    onStageChanged: root.begin()
    Component.onCompleted: {
        if (root.practice)
            root.practice.lookForTerminal();
    }
    Component.onDestruction: {
        if (root.practice)
            root.practice.leave();
    }

    PracticeMark {
        text: qsTr("연습 · 돈은 나가지 않아요")
    }

    FactBlock {
        wanted: root.stage === "ready" || root.stage === "asking"
        iconName: "won"
        text: root.practice ? qsTr("연습 값은 %1이에요.").arg(root.practice.amount) : ""
    }

    FactBlock {
        wanted: root.stage === "ready"
        iconName: "card"
        text: qsTr("결제기에 ‘연습’이라고 나오면\n카드나 휴대폰을 대 보세요.")
    }

    PracticeCard {
        wanted: root.stage !== "ready" && word !== ""
        kind: root.practice ? root.practice.kind : ""
        word: root.practice ? root.practice.word : ""
        sentence: root.practice ? root.practice.sentence : ""
    }

    FactBlock {
        wanted: root.stage === "waiting" || root.stage === "read" || root.stage === "paid"
        iconName: "won"
        text: root.practice ? root.practice.amount : ""
    }

    NaruText {
        property bool wanted: root.practice !== null && root.practice.note !== ""

        text: root.practice ? root.practice.note : ""
        pixelSize: Plan.bodySize
    }

    KioskButton {
        property bool wanted: root.stage === "ready" || root.again

        kind: KioskButton.Main
        text: root.again ? qsTr("한 번 더") : qsTr("내 보기")
        iconName: root.again ? "undo" : "play"
        onClicked: root.practice.pay()
    }

    KioskButton {
        property bool wanted: root.stage === "doubt"

        kind: KioskButton.Help
        text: qsTr("직원 부르기")
        iconName: "hand"
        onClicked: root.model.call()
    }

    KioskButton {
        property bool wanted: root.practice !== null && root.practice.open

        enabled: root.practice !== null && !root.practice.stopAsked
        text: enabled ? qsTr("그만두기") : qsTr("그만두려고 해요")
        iconName: "cross"
        onClicked: root.practice.stop()
    }
}
