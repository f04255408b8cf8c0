// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Simulator

// Who asks, what for, and a yes or no for each thing. The person decides; nothing is shown by itself.
FocusScope {
    id: root

    required property PhoneModel model
    readonly property var notAsked: root.model.notAsked

    Column {
        id: head

        width: parent.width
        spacing: Tool.u(4)

        NaruText {
            width: parent.width
            text: root.model.requester === "" ? qsTr("이름을 밝히지 않은 창구에서 묻습니다") : root.model.requesterVerified ? qsTr("이 창구에서 묻습니다") : qsTr("확인되지 않은 창구에서 묻습니다")
            kind: NaruText.Floor
            color: Theme.text2
        }

        NaruValue {
            width: parent.width
            visible: root.model.requester !== ""
            text: root.model.requester
            kind: NaruText.Control
            bold: true
        }

        NaruText {
            width: parent.width
            text: qsTr("보여 줄까요?")
            kind: NaruText.Title
        }

        Item {
            width: 1
            height: Tool.u(6)
        }

        HeldCard {
            width: parent.width
            card: root.model.card
        }
    }

    ScrollColumn {
        id: rows

        y: head.height + Tool.u(14)
        width: parent.width
        height: kept.y - y - Tool.u(8)
        spacing: Tool.u(10)

        Repeater {
            model: root.model.asked

            CheckRow {
                required property var modelData

                width: parent.width
                fixed: !modelData.held
                text: modelData.text
                checked: modelData.shown
                second: !modelData.held ? qsTr("여기에 없음") : modelData.shown ? qsTr("보여 줄 것") : qsTr("안 보여 줌")
                onFlipped: checked => root.model.show(modelData.row, checked)
            }
        }

        Repeater {
            model: root.notAsked.slice(0, 4)

            CheckRow {
                required property string modelData

                width: parent.width
                fixed: true
                text: modelData
                second: qsTr("묻지 않음")
            }
        }
    }

    NoteLine {
        id: kept

        anchors.bottom: keys.top
        anchors.bottomMargin: Tool.u(12)
        width: parent.width
        iconName: "clock"
        text: root.model.retained
    }

    Row {
        id: keys

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Tool.u(14)

        NaruButton {
            width: (parent.width - parent.spacing) / 2
            height: Tool.u(86)
            text: qsTr("안 보여 주기")
            onClicked: root.model.refuse()
        }

        NaruButton {
            width: (parent.width - parent.spacing) / 2
            height: Tool.u(86)
            focus: true
            text: qsTr("보여 주기")
            kind: NaruButton.Primary
            onClicked: root.model.agree()
        }
    }
}
