// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// It is paid and written: which receipt, then the next visitor.
FocusScope {
    id: root

    required property PayModel pay
    readonly property bool chosen: root.pay.receipt !== ""

    signal turnWanted
    signal restWanted

    Column {
        width: parent.width
        spacing: Mm.ref(18)

        Heading {
            width: parent.width
            text: root.chosen ? qsTr("다음에 할 일") : qsTr("영수증을 드릴까요?")
        }

        NaruButton {
            width: parent.width
            visible: root.pay.rest !== ""
            text: qsTr("나머지 받기")
            kind: NaruButton.Ink
            iconName: "won"
            shortcut: "Return"
            focus: visible
            onClicked: root.restWanted()
        }

        NaruButton {
            width: parent.width
            visible: root.chosen && root.pay.rest === ""
            text: qsTr("다음 손님")
            kind: NaruButton.Ink
            iconName: "next"
            shortcut: "Return"
            focus: visible
            onClicked: root.pay.finish()
        }

        NaruButton {
            width: parent.width
            text: qsTr("종이로")
            kind: root.chosen || root.pay.rest !== "" ? NaruButton.Secondary : NaruButton.Ink
            iconName: "receipt"
            shortcut: "1"
            focus: !root.chosen && root.pay.rest === ""
            onClicked: root.pay.chooseReceipt("paper")
        }

        NaruButton {
            width: parent.width
            text: qsTr("큰 글씨 종이로")
            iconName: "text-size"
            shortcut: "2"
            onClicked: root.pay.chooseReceipt("large")
        }

        NaruButton {
            width: parent.width
            text: qsTr("휴대폰으로")
            iconName: "qr"
            shortcut: "3"
            onClicked: root.pay.chooseReceipt("phone")
        }

        NaruButton {
            width: parent.width
            visible: !root.chosen
            text: qsTr("안 받음")
            iconName: "cross"
            shortcut: "4"
            onClicked: root.pay.chooseReceipt("none")
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
            text: qsTr("화면 지우기")
            iconName: "cross"
            shortcut: "Escape"
            onClicked: root.pay.finish()
        }
    }
}
