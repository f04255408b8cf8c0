// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// What the phone with the payments app scans, and how its answer comes back: by itself, or as codes for our camera.
Item {
    id: root

    required property PayModel pay
    readonly property bool coming: root.pay.partsWanted > 0
    readonly property bool sees: (root.pay.eyes.scan ?? null) !== null && root.pay.eyes.scan.hasEyes

    // As large as it goes: a link is a code of over a hundred modules.
    CodePicture {
        id: picture

        width: Math.min(root.height, root.width * 0.56)
        height: width
        text: root.pay.code
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("결제 앱이 찍을 QR")
    }

    Item {
        x: picture.width + Mm.ref(30)
        width: parent.width - x
        height: root.height

        NaruText {
            id: wish

            width: parent.width
            text: root.sees ? qsTr("결제 앱으로 찍은 다음\n휴대폰의 움직이는\nQR을 비춰 주세요.") : qsTr("결제 앱 휴대폰으로\n이 QR을 찍어 주세요.\n답은 휴대폰이 보내 옵니다.")
        }

        Eyes {
            anchors.top: wish.bottom
            anchors.topMargin: Mm.ref(10)
            anchors.bottom: state.top
            anchors.bottomMargin: Mm.ref(10)
            width: parent.width
            visible: root.sees
            eyes: root.pay.eyes
            wish: qsTr("휴대폰 QR을 카메라에")
        }

        StateLine {
            id: state

            anchors.bottom: parent.bottom
            width: parent.width
            kind: "run"
            text: root.coming ? qsTr("%1 / %2 읽었어요").arg(root.pay.partsKnown).arg(root.pay.partsWanted) : root.pay.word
            bold: true
        }
    }
}
