// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kiosk

// Where to hold the practice card, and what is seen of it. Without a card one goes on as well.
PageFrame {
    id: root

    required property CardModel card
    readonly property bool blind: card.eyes === ""
    readonly property bool troubled: card.fault !== ""
    readonly property bool proof: card.shown !== ""
    readonly property string proofWords: card.shown === "ours" ? qsTr("진짜 수료증이에요.\n바뀐 곳이 없어요.") : qsTr("모르는 곳의 수료증이라\n여기서는 알 수 없어요.")
    readonly property string stateWords: proof ? proofWords : blind ? qsTr("지금은 카드를 읽을 수 없어요.") : troubled ? CardWords.cures[card.fault] : CardWords.sights[card.sight]

    readonly property string onward: proof ? qsTr("연습하러 가기") : qsTr("카드 없이 하기")
    // Large words: the way on stands on the first part.
    readonly property bool keyFirst: Plan.big > 1

    title: root.proof ? qsTr("수료증이네요.") : root.troubled ? CardWords.faults[root.card.fault] : qsTr("카드를\n비춰 주세요.")
    onTitleChanged: root.model.say(CardWords.flat(root.title + " " + root.stateWords))
    Component.onCompleted: root.model.say(CardWords.flat(root.title + " " + root.stateWords))
    Component.onDestruction: root.card.forgetFault()

    KioskButton {
        property bool wanted: root.keyFirst

        kind: KioskButton.Main
        text: root.onward
        onClicked: root.model.startAt("learn")
    }

    CardPicture {
        wanted: Plan.big === 1 && !root.low && !root.blind && !root.proof
        eyes: root.card.eyes
    }

    FactBlock {
        iconName: root.proof ? (root.card.shown === "ours" ? "shield-check" : "shield-question") : root.troubled || root.blind ? "info" : root.card.sight === "code" ? "check" : "search"
        text: root.stateWords
    }

    FactBlock {
        wanted: !root.blind && !root.proof && !root.troubled && Plan.big === 1 && !Plan.narrow && !root.low
        iconName: "qr"
        text: qsTr("종이의 네모 그림을\n화면 아래에 대 주세요.")
    }

    FactBlock {
        wanted: root.proof && root.card.shown === "ours" && root.card.centre !== ""
        iconName: "home"
        text: root.card.centre
    }

    Repeater {
        model: root.proof ? root.card.shownLessons : []

        FactBlock {
            required property var modelData

            iconName: modelData.icon
            text: modelData.title
        }
    }

    KioskButton {
        property bool wanted: root.card.bag

        text: qsTr("시연: 종이 비추기")
        iconName: "scanner"
        least: Plan.lowButtonHeight
        enabled: root.card.bagFilled
        onClicked: root.card.holdUp()
    }

    KioskButton {
        property bool wanted: !root.keyFirst

        kind: KioskButton.Main
        least: root.low ? Plan.lowDoorHeight : Plan.mainHeight
        text: root.onward
        iconName: "next"
        onClicked: root.model.startAt("learn")
    }
}
