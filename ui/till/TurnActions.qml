// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// The card's turn: the desk can only ask the terminal to stop.
FocusScope {
    id: root

    required property PayModel pay

    signal turnWanted

    Column {
        width: parent.width
        spacing: Mm.ref(18)

        TerminalCard {
            width: parent.width
            terminal: root.pay.terminal
        }

        NaruButton {
            width: parent.width
            text: root.pay.stopAsked ? qsTr("부탁했습니다") : qsTr("취소 부탁하기")
            iconName: "cross"
            shortcut: "Escape"
            focus: !root.pay.stopAsked
            enabled: !root.pay.stopAsked
            onClicked: root.pay.askToStop()
        }

        NaruText {
            width: parent.width
            text: qsTr("승인이 먼저 오면 승인으로\n남습니다.")
            kind: NaruText.Floor
            color: Theme.text2
        }

        NaruButton {
            width: parent.width
            text: qsTr("현금으로 받기")
            iconName: "won"
            shortcut: "F6"
            enabled: false
            reason: qsTr("카드 차례가 끝나면 열립니다.")
        }
    }

    NaruButton {
        anchors.bottom: parent.bottom
        width: parent.width
        text: qsTr("화면 돌리기")
        iconName: "screen"
        shortcut: "F7"
        focus: root.pay.stopAsked
        onClicked: root.turnWanted()
    }
}
