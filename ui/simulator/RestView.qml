// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Simulator

// Nothing is asked: hold it to the reader, wait, or see how it ended.
FocusScope {
    id: root

    required property PhoneModel model
    readonly property string stage: root.model.state
    readonly property bool held: root.stage === "reaching" || root.stage === "engaged"

    Column {
        width: parent.width
        spacing: Tool.u(24)

        NaruText {
            width: parent.width
            text: root.stage === "away" ? qsTr("창구에 대 볼까요?") : root.model.stateText
            kind: NaruText.Title
        }

        HeldCard {
            width: parent.width
            card: root.model.card
        }

        StateGlyph {
            anchors.horizontalCenter: parent.horizontalCenter
            kind: root.stage === "away" ? "" : root.model.stateKind
            size: Tool.u(150)
        }

        NaruText {
            width: parent.width
            visible: root.stage !== "away"
            text: root.held ? qsTr("창구에서 물을 것을 고르면 여기에 나옵니다.") : qsTr("다시 하려면 ‘처음부터’를 눌러 주세요.")
            horizontalAlignment: Text.AlignHCenter
            color: Theme.text2
        }
    }

    NaruButton {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Tool.u(86)
        focus: true
        centred: true
        text: root.held ? qsTr("기다리는 중") : root.stage === "away" ? qsTr("리더기에 대기") : qsTr("다시 대기")
        kind: NaruButton.Primary
        iconName: "nfc-tap"
        enabled: !root.held
        onClicked: {
            if (root.stage !== "away")
                root.model.restart();
            root.model.present();
        }
    }
}
