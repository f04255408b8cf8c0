// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// What the phone with the payments app scans, and what happens then.
Item {
    id: root

    required property PayModel pay

    CodePicture {
        id: picture

        width: Math.min(root.height, root.width * 0.56)
        height: width
        text: root.pay.code
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("결제 앱이 찍을 QR")
    }

    Column {
        anchors.verticalCenter: parent.verticalCenter
        x: picture.width + Mm.ref(30)
        width: parent.width - x
        spacing: Mm.ref(14)

        NaruText {
            width: parent.width
            text: qsTr("결제 앱 휴대폰으로\n이 QR을 찍어 주세요.")
            kind: NaruText.Control
        }

        NaruText {
            width: parent.width
            text: qsTr("한 번만 쓰는 QR입니다.\n답은 휴대폰이 보내 옵니다.")
            kind: NaruText.Floor
            color: Theme.text2
        }

        StateLine {
            width: parent.width
            kind: "run"
            text: root.pay.word
            bold: true
        }
    }
}
