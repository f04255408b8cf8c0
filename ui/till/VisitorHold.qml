// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// Where the card is held, and the way out.
FocusScope {
    id: root

    required property PayModel pay
    property bool mirrored: false
    readonly property bool scans: root.pay.code !== ""

    HoldPicture {
        width: parent.width
        height: Math.max(0, words.y - Mm.px(6))
        visible: !root.scans && root.pay.phase === "waiting"
        mirrored: root.mirrored
    }

    CodePicture {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.max(0, Math.min(parent.width, words.y - Mm.px(6)))
        height: width
        visible: root.scans
        text: root.pay.code
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("결제 앱이 찍을 QR")
    }

    Column {
        id: words

        anchors.bottom: stop.top
        anchors.bottomMargin: Mm.px(6)
        width: parent.width
        spacing: Mm.px(3)

        NaruText {
            width: parent.width
            text: root.scans ? qsTr("결제 앱으로 이 QR을\n찍어 주세요.") : root.pay.visitorSentence
            kind: NaruText.Title
            pixelSize: Mm.font(12, true)
        }

        NaruText {
            width: parent.width
            visible: text !== "" && !root.scans
            text: root.pay.visitorNote
            pixelSize: Mm.font(8.8, false)
            color: Theme.text2
        }
    }

    NaruButton {
        id: stop

        anchors.bottom: parent.bottom
        width: parent.width
        large: true
        centred: true
        focus: true
        text: root.pay.stopAsked ? qsTr("그만두려고 해요") : qsTr("그만두기")
        iconName: "cross"
        enabled: root.pay.open && !root.pay.stopAsked
        onClicked: root.pay.askToStop()
    }
}
