// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Simulator

// The terminal itself: what is to be paid, how it stands, and the two things a visitor can do.
FocusScope {
    id: root

    required property TerminalModel model
    readonly property bool waits: root.model.state === "waiting"

    DeviceRim {
        anchors.fill: parent
        clock: root.model.clock
        badge: qsTr("연습 단말기")
    }

    Item {
        x: Tool.u(44)
        y: Tool.u(84)
        width: parent.width - 2 * x
        height: parent.height - y - Tool.u(42)

        Column {
            id: words

            width: parent.width
            spacing: Tool.u(14)

            NaruText {
                width: parent.width
                text: root.model.what
                kind: NaruText.Floor
                color: Theme.text2
            }

            NaruText {
                width: parent.width
                visible: root.model.amount !== ""
                text: root.model.amount
                kind: NaruText.Amount
                horizontalAlignment: Text.AlignRight
            }

            Hairline {
                width: parent.width
            }

            NaruText {
                width: parent.width
                text: root.model.stateText
                kind: NaruText.Title
            }
        }

        Item {
            width: parent.width
            y: words.height
            height: keys.y - y

            StateGlyph {
                anchors.centerIn: parent
                kind: root.waits ? "" : root.model.stateKind
                size: Tool.u(170)
            }

            Icon {
                anchors.centerIn: parent
                visible: root.waits
                name: "nfc-tap"
                size: Tool.u(170)
                color: Theme.action
            }
        }

        Column {
            id: keys

            anchors.bottom: parent.bottom
            width: parent.width
            spacing: Tool.u(14)

            NaruButton {
                width: parent.width
                height: Tool.u(86)
                focus: true
                centred: true
                text: qsTr("카드 대기")
                kind: NaruButton.Primary
                iconName: "card"
                enabled: root.waits
                onClicked: root.model.holdCard()
            }

            NaruButton {
                width: parent.width
                height: Tool.u(72)
                centred: true
                text: qsTr("빨간 단추 (취소)")
                kind: NaruButton.Danger
                enabled: root.waits
                onClicked: root.model.refuse()
            }
        }
    }
}
