// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// What was done alone before a desk's eyes, on paper with the desk's word. Who it is about writes the name by hand.
PageFrame {
    id: root

    required property CardModel card
    readonly property bool earned: card.earned.length > 0
    readonly property string paperWords: CardWords.papers[card.paper] ?? (earned ? "" : CardWords.papers["not_alone"])

    title: qsTr("수료증")
    onPaperWordsChanged: root.model.say(CardWords.flat(root.paperWords))
    Component.onCompleted: root.model.say(CardWords.flat(root.title + " " + root.paperWords))

    NaruText {
        property bool wanted: root.earned
        property bool counts: false

        text: qsTr("혼자 힘으로 해내신 연습이에요.")
        pixelSize: Plan.bodySize
    }

    Repeater {
        model: root.card.earned

        MarkRow {
            required property var modelData

            text: modelData.title
            mark: CardWords.marks["alone"]
        }
    }

    FactBlock {
        wanted: root.paperWords !== ""
        iconName: CardWords.paperIcon(root.card.paper)
        text: root.paperWords
    }

    KioskButton {
        property bool wanted: CardWords.wantsHelp(root.card.paper)

        kind: KioskButton.Help
        text: qsTr("직원 부르기")
        iconName: "hand"
        least: Plan.lowButtonHeight
        onClicked: root.model.call()
    }

    KioskButton {
        property bool wanted: root.earned && !CardWords.isWell(root.card.paper) && root.card.paper !== "absent"

        kind: KioskButton.Main
        text: qsTr("수료증 뽑기")
        iconName: "printer"
        least: root.low ? Plan.lowDoorHeight : Plan.mainHeight
        onClicked: root.card.wantCertificate()
    }

    KioskButton {
        property bool wanted: !root.earned

        kind: KioskButton.Main
        text: qsTr("다음 연습")
        iconName: "next"
        least: root.low ? Plan.lowDoorHeight : Plan.mainHeight
        onClicked: root.model.startAt("mine")
    }

    FactBlock {
        wanted: root.earned
        iconName: "edit"
        text: qsTr("이름은 종이에\n직접 적어 주세요.")
    }

    FactBlock {
        wanted: root.earned
        iconName: "shield-check"
        text: qsTr("종이의 네모를 나루에 비추면\n진짜인지 알 수 있어요.")
    }

    FactBlock {
        wanted: root.earned
        iconName: "people"
        text: qsTr("창구 직원도\n확인해 드려요.")
    }
}
