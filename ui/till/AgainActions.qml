// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// It did not come to money, or the terminal has no record: the same charge may be tried again.
FocusScope {
    id: root

    required property PayModel pay

    signal turnWanted
    signal cashWanted

    Column {
        width: parent.width
        spacing: Mm.ref(18)

        TerminalCard {
            width: parent.width
            terminal: root.pay.terminal
        }

        ChoiceList {
            width: parent.width
            visible: root.pay.terminals.length > 1
            model: root.pay.terminals
            value: root.pay.terminalId
            onChosen: id => root.pay.chooseTerminal(id)
        }

        NaruButton {
            width: parent.width
            text: qsTr("카드로 다시")
            kind: NaruButton.Ink
            iconName: "card"
            shortcut: "Return"
            focus: true
            enabled: !root.pay.busy && root.pay.terminals.length > 0
            onClicked: root.pay.payByCard()
        }

        NaruButton {
            width: parent.width
            text: qsTr("현금으로 받기")
            iconName: "won"
            shortcut: "F6"
            enabled: !root.pay.busy
            onClicked: root.cashWanted()
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
            text: qsTr("그만두기")
            iconName: "cross"
            shortcut: "Escape"
            onClicked: root.pay.finish()
        }
    }
}
