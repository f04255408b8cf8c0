// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// Written down, nothing asked yet: how it is to be paid.
FocusScope {
    id: root

    required property PayModel pay

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
            text: qsTr("카드로 받기")
            kind: NaruButton.Primary
            iconName: "card"
            shortcut: "Return"
            focus: root.pay.terminals.length > 0
            enabled: !root.pay.busy && root.pay.terminals.length > 0
            onClicked: root.pay.payByCard()
        }

        NaruButton {
            width: parent.width
            text: qsTr("현금으로 받기")
            iconName: "won"
            shortcut: "F6"
            focus: root.pay.terminals.length === 0
            enabled: !root.pay.busy
            onClicked: root.cashWanted()
        }
    }

    NaruButton {
        anchors.bottom: parent.bottom
        width: parent.width
        text: qsTr("그만두기")
        iconName: "cross"
        shortcut: "Escape"
        onClicked: root.pay.finish()
    }
}
