// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// What this visitor did and what comes next: when a card was read, and after every lesson. No name, no marks.
PageFrame {
    id: root

    required property CardModel card
    readonly property var next: card.next
    readonly property bool offers: next.id !== undefined && next.id !== ""
    readonly property string offer: offers ? CardWords.whys[next.why] : qsTr("다 해 보셨어요.")
    readonly property string whose: card.seal === "ours" ? qsTr("%1에서\n만든 카드예요.").arg(card.centre) : qsTr("여기서 모르는 곳의 카드예요.\n적힌 대로 이어서 할게요.")

    title: root.card.welcome ? qsTr("다시 오셨네요.\n반가워요.") : qsTr("잘하셨어요.")
    Component.onCompleted: root.model.say(CardWords.flat([root.title, root.card.welcome ? root.whose : "", root.offer, root.offers ? root.next.title : ""].join(" ")))

    FactBlock {
        wanted: root.card.welcome
        iconName: root.card.seal === "ours" ? "shield-check" : "shield-question"
        text: root.whose
    }

    NaruText {
        property bool counts: false
        property bool leads: true

        text: root.offer
        pixelSize: Plan.bodySize
        bold: true
    }

    KioskDoor {
        property bool wanted: root.offers

        main: true
        least: root.low ? Plan.lowDoorHeight : Plan.doorHeight
        text: root.next.title ?? ""
        iconName: root.next.icon ?? "lesson"
        onClicked: root.model.openLesson(root.next.id)
    }

    PairRow {
        first.text: qsTr("카드 받기")
        first.iconName: "qr"
        first.least: root.low ? Plan.lowButtonHeight : Plan.buttonHeight
        second.text: root.card.earned.length > 0 ? qsTr("수료증 받기") : qsTr("다른 연습")
        second.iconName: root.card.earned.length > 0 ? "document" : "lesson"
        second.least: first.least
        onFirstClicked: root.card.wantCard()
        onSecondClicked: root.model.show(root.card.earned.length > 0 ? "certificate" : "learn")
    }

    Repeater {
        model: root.card.due

        KioskDoor {
            required property var modelData

            least: root.low ? Plan.lowDoorHeight : Plan.doorHeight
            text: modelData.title
            second: CardWords.whys[modelData.why]
            iconName: modelData.icon
            onClicked: root.model.openLesson(modelData.id)
        }
    }

    NaruText {
        property bool wanted: root.card.done.length > 0
        property bool counts: false
        property bool leads: true

        text: qsTr("해 본 연습")
        pixelSize: Plan.bodySize
        bold: true
    }

    Repeater {
        model: root.card.done

        MarkRow {
            required property var modelData

            text: modelData.title
            mark: CardWords.marks[modelData.mark]
        }
    }

    KioskButton {
        property bool wanted: root.card.earned.length > 0

        text: qsTr("다른 연습")
        iconName: "lesson"
        least: root.low ? Plan.lowButtonHeight : Plan.buttonHeight
        onClicked: root.model.show("learn")
    }
}
