// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// The card to go: on the screen for the visitor's own phone, and on paper where there is a printer.
PageFrame {
    id: root

    required property CardModel card
    readonly property bool made: card.code !== ""
    readonly property string paperWords: CardWords.papers[card.paper] ?? ""

    title: root.made ? qsTr("전화기로\n찍어 가세요.") : qsTr("직원이 도와드려요.")
    onPaperWordsChanged: root.model.say(CardWords.flat(root.paperWords))
    Component.onCompleted: root.model.say(CardWords.flat(root.title + " " + root.paperWords))

    Rectangle {
        id: sheet

        property bool wanted: root.made

        // White in high contrast too: a camera wants dark on light.
        implicitHeight: Math.min(root.width - 2 * Plan.margin, Plan.mm(root.low ? 100 : Plan.narrow ? 110 : 150))
        radius: Plan.radius
        color: "#FFFFFF"
        border.color: Theme.edge
        border.width: Plan.border

        CodePicture {
            objectName: "cardCode"
            anchors.centerIn: parent
            width: parent.implicitHeight - Plan.mm(4)
            height: width
            text: root.card.code
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("카드의 네모 그림")
        }
    }

    FactBlock {
        wanted: root.paperWords !== ""
        iconName: CardWords.paperIcon(root.card.paper)
        text: root.paperWords
    }

    FactBlock {
        wanted: root.made && root.paperWords === ""
        iconName: "phone"
        text: qsTr("다음에 이 사진을 비추면\n이어서 할 수 있어요.")
    }

    KioskButton {
        property bool wanted: CardWords.wantsHelp(root.card.paper)

        kind: KioskButton.Help
        text: qsTr("직원 부르기")
        iconName: "hand"
        least: Plan.lowButtonHeight
        onClicked: root.model.call()
    }

    PairRow {
        wanted: root.made && root.card.printable && root.card.paper !== "printing"
        first.text: qsTr("종이로 받기")
        first.iconName: "printer"
        first.least: Plan.lowButtonHeight
        second.text: qsTr("다음 연습")
        second.iconName: "next"
        second.least: Plan.lowButtonHeight
        onFirstClicked: root.card.wantPaper()
        onSecondClicked: root.model.startAt("mine")
    }

    KioskButton {
        property bool wanted: !(root.made && root.card.printable && root.card.paper !== "printing")

        text: qsTr("다음 연습")
        iconName: "next"
        least: Plan.lowButtonHeight
        onClicked: root.model.startAt("mine")
    }

    KioskButton {
        text: qsTr("지우고 마치기")
        iconName: "check"
        least: Plan.lowButtonHeight
        onClicked: root.model.wipe()
    }

    FactBlock {
        wanted: root.made
        iconName: "lock"
        text: qsTr("이름도 번호도 없어요.\n여기에는 남지 않아요.")
    }

    KioskButton {
        property bool wanted: root.card.bag && root.made

        text: qsTr("시연: 사진 찍기")
        iconName: "camera"
        least: Plan.lowButtonHeight
        onClicked: root.card.photograph()
    }
}
