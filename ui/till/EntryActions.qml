// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// How it is to be paid.
FocusScope {
    id: root

    required property EntryModel entry
    required property PayModel pay
    readonly property bool ready: !root.entry.empty && !root.entry.busy

    signal partWanted
    signal refundWanted
    signal drawerWanted
    signal closeWanted
    signal billsWanted
    signal gone

    Column {
        width: parent.width
        spacing: Mm.ref(18)

        Heading {
            width: parent.width
            text: qsTr("어떻게 받을까요?")
        }

        ChoiceList {
            width: parent.width
            visible: root.pay.terminals.length > 1 && !root.entry.waived
            model: root.pay.terminals
            value: root.pay.terminalId
            onChosen: id => root.pay.chooseTerminal(id)
        }

        NaruButton {
            width: parent.width
            visible: !root.entry.waived
            text: qsTr("카드로 받기")
            kind: NaruButton.Primary
            iconName: "card"
            shortcut: "Return"
            focus: visible && enabled
            enabled: root.ready && root.pay.terminals.length > 0
            reason: root.pay.terminals.length === 0 ? qsTr("적어 둔 단말이 없습니다.") : ""
            onClicked: root.entry.open("card", "")
        }

        NaruButton {
            width: parent.width
            visible: !root.entry.waived
            text: qsTr("현금으로 받기")
            iconName: "won"
            shortcut: "F6"
            enabled: root.ready
            onClicked: root.entry.open("cash", "")
        }

        NaruButton {
            width: parent.width
            visible: !root.entry.waived && !root.entry.empty
            text: qsTr("나누어 받기")
            iconName: "minus"
            centred: false
            enabled: root.ready
            onClicked: root.partWanted()
        }

        NaruButton {
            width: parent.width
            visible: root.entry.waived
            text: qsTr("0원으로 적기")
            kind: NaruButton.Primary
            iconName: "check"
            shortcut: "Return"
            focus: visible
            enabled: root.ready
            onClicked: root.entry.open("card", "")
        }

        NaruButton {
            width: parent.width
            visible: !root.entry.empty
            text: qsTr("모두 지우기")
            iconName: "trash"
            centred: false
            onClicked: root.entry.clear()
        }
    }

    Column {
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Mm.ref(18)

        NaruButton {
            width: parent.width
            visible: root.entry.empty
            text: qsTr("돈 돌려주기")
            iconName: "undo"
            centred: false
            onClicked: root.refundWanted()
        }

        NaruButton {
            width: parent.width
            visible: root.entry.empty
            text: qsTr("돈통")
            iconName: "won"
            centred: false
            onClicked: root.drawerWanted()
        }

        NaruButton {
            width: parent.width
            visible: root.entry.empty
            text: qsTr("다른 창구와 맞추기")
            iconName: "refresh"
            centred: false
            onClicked: root.billsWanted()
        }

        NaruButton {
            width: parent.width
            visible: root.entry.empty
            text: qsTr("오늘 마감")
            iconName: "lock"
            centred: false
            onClicked: root.closeWanted()
        }

        NaruButton {
            width: parent.width
            text: qsTr("그만두기")
            iconName: "back"
            shortcut: "Escape"
            onClicked: {
                root.entry.clear();
                root.gone();
            }
        }
    }
}
