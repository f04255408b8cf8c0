// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// Paid: which receipt, and nothing else.
FocusScope {
    id: root

    required property PayModel pay
    readonly property bool chosen: root.pay.receipt !== ""
    readonly property var thanks: ({
            "paper": qsTr("종이 영수증을 드릴게요."),
            "large": qsTr("큰 글씨 영수증을 드릴게요."),
            "phone": qsTr("휴대폰으로 QR을 찍어 주세요."),
            "none": qsTr("안녕히 가세요.")
        })

    signal gone

    Column {
        id: words

        width: parent.width
        spacing: Mm.px(3)

        NaruText {
            width: parent.width
            text: root.chosen ? root.thanks[root.pay.receipt] : root.pay.visitorSentence
            kind: NaruText.Title
            pixelSize: Mm.font(12, true)
        }

        NaruText {
            width: parent.width
            visible: text !== "" && !root.chosen
            text: root.pay.visitorNote
            pixelSize: Mm.font(8.8, false)
            color: Theme.text2
        }
    }

    CodePicture {
        anchors.horizontalCenter: parent.horizontalCenter
        y: words.height + Mm.px(6)
        width: Math.max(0, Math.min(parent.width, keys.y - y - Mm.px(6)))
        height: width
        visible: root.pay.receipt === "phone" && drawn
        text: root.pay.receiptCode
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("영수증 QR")
    }

    Column {
        id: keys

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Mm.px(4.5)

        NaruButton {
            width: parent.width
            visible: !root.chosen && root.pay.phase === "paid"
            large: true
            centred: true
            focus: visible
            kind: NaruButton.Ink
            text: qsTr("종이로 받기")
            iconName: "receipt"
            onClicked: root.pay.chooseReceipt("paper")
        }

        NaruButton {
            width: parent.width
            visible: !root.chosen && root.pay.phase === "paid"
            large: true
            centred: true
            text: qsTr("휴대폰으로 받기")
            iconName: "qr"
            onClicked: root.pay.chooseReceipt("phone")
        }

        NaruButton {
            width: parent.width
            visible: !root.chosen && root.pay.phase === "paid"
            large: true
            centred: true
            text: qsTr("안 받을게요")
            onClicked: root.pay.chooseReceipt("none")
        }

        NaruButton {
            width: parent.width
            visible: root.chosen || root.pay.phase === "waived"
            large: true
            centred: true
            focus: visible
            kind: NaruButton.Ink
            text: qsTr("알겠어요")
            onClicked: root.gone()
        }
    }
}
