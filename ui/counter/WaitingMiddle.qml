// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter
import Naru.Kit

// The visitor's turn: where to hold the phone, and how far things are, in words.
Card {
    id: root

    required property CounterModel model
    readonly property VisitModel visit: root.model.visit

    padding: Mm.ref(46)

    Column {
        width: parent.width
        spacing: Mm.ref(6)

        NaruText {
            width: parent.width
            text: root.visit.phoneThere ? qsTr("손님이 고르고 계세요") : qsTr("휴대폰을 대 주세요")
            kind: NaruText.Title
        }

        NaruText {
            width: parent.width
            text: root.visit.phoneThere ? qsTr("보일지 말지는 손님이 휴대폰에서 정합니다.") : root.model.demo ? qsTr("시연: 휴대폰 창에서 ‘리더기에 대기’를 누르세요.") : qsTr("휴대폰 뒷면을 리더기에 대면 됩니다.")
            color: Theme.text2
        }
    }

    TapPicture {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: rule.top
        anchors.bottomMargin: Mm.ref(24)
        size: Math.max(1, Math.min(Mm.ref(340), rule.y - Mm.ref(150)))
    }

    Hairline {
        id: rule

        anchors.bottom: rows.top
        anchors.bottomMargin: Mm.ref(20)
        width: parent.width
    }

    ProgressRows {
        id: rows

        anchors.bottom: parent.bottom
        width: parent.width
        model: root.visit.steps
    }
}
