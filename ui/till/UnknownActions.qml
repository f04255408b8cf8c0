// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// Nobody knows yet: evidence may be asked for, the visitor gets a paper with a number, nothing is tried again.
FocusScope {
    id: root

    required property PayModel pay

    signal turnWanted
    signal doubtWanted

    Column {
        width: parent.width
        spacing: Mm.ref(18)

        TerminalCard {
            width: parent.width
            terminal: root.pay.terminal
        }

        NaruButton {
            width: parent.width
            visible: root.pay.mayAskAgain
            text: qsTr("단말에 다시 묻기")
            kind: NaruButton.Ink
            iconName: "refresh"
            shortcut: "F3"
            focus: visible
            onClicked: root.pay.askAgain()
        }

        NaruButton {
            width: parent.width
            text: qsTr("안내문 인쇄")
            kind: root.pay.mayAskAgain ? NaruButton.Secondary : NaruButton.Ink
            iconName: "printer"
            shortcut: "F8"
            focus: !root.pay.mayAskAgain
            onClicked: root.pay.wantNotice()
        }

        NaruButton {
            width: parent.width
            text: qsTr("확인 중 보기")
            glyph: "doubt"
            shortcut: "F9"
            onClicked: root.doubtWanted()
        }
    }

    Column {
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Mm.ref(18)

        NaruButton {
            width: parent.width
            text: qsTr("화면 돌리기")
            iconName: "screen"
            shortcut: "F7"
            onClicked: root.turnWanted()
        }

        NaruButton {
            width: parent.width
            text: qsTr("두고 나가기")
            iconName: "next"
            shortcut: "Escape"
            onClicked: root.pay.finish()
        }
    }
}
