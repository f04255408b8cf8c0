// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Shell

// The time cannot be believed: nothing is accepted until a person has looked at a clock.
FocusScope {
    id: root

    required property DeskModel desk

    Chip {
        anchors.right: parent.right
        anchors.margins: Theme.margin
        anchors.top: parent.top
        visible: root.desk.demo
        interactive: false
        kind: "watch"
        text: qsTr("시연")
    }

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, Mm.ref(1420))
        spacing: Mm.ref(24)

        StateGlyph {
            kind: "no"
            size: Mm.ref(104)
        }

        NaruText {
            width: parent.width
            text: qsTr("시계를 확인해 주세요")
            kind: NaruText.Display
        }

        NaruText {
            width: parent.width
            text: root.desk.clockBehind ? qsTr("이 컴퓨터의 시각이 마지막 기록보다 앞섭니다.") : qsTr("마지막 기록에서 하루가 넘게 지난 시각입니다.")
            kind: NaruText.Sentence
        }

        Card {
            width: parent.width
            implicitHeight: believed.height + 2 * padding

            FactRow {
                id: believed

                width: parent.width
                labelWidth: Mm.ref(420)
                label: qsTr("지금 믿는 시각")
                value: root.desk.timeBelieved
                framed: false
                last: true
            }
        }

        NaruText {
            width: parent.width
            text: root.desk.clockBehind ? qsTr("컴퓨터의 시계를 맞추면 이 화면은 저절로 닫힙니다.") : qsTr("벽시계와 견주어 보고 맞으면 눌러 주세요.")
            color: Theme.text2
        }

        Row {
            width: parent.width
            spacing: Theme.gap

            NaruButton {
                id: right

                visible: root.desk.clockConfirmable
                text: qsTr("이 시각이 맞습니다")
                kind: NaruButton.Ink
                iconName: "check"
                shortcut: "Return"
                focus: visible
                onClicked: root.desk.confirmClock()
            }

            NaruButton {
                text: qsTr("실물 신분증만 받기")
                kind: right.visible ? NaruButton.Secondary : NaruButton.Ink
                iconName: "card"
                shortcut: "F5"
                focus: !right.visible
                onClicked: root.desk.goOnWithoutClock()
            }

            NaruButton {
                text: qsTr("잠그기")
                iconName: "lock"
                shortcut: "F12"
                onClicked: root.desk.lock()
            }
        }
    }
}
