// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Simulator

// A phone in the hand at the left; what it holds, what goes wrong on purpose and what is said, at the right.
FocusScope {
    id: root

    required property PhoneModel model
    readonly property real room: Math.min(width / Tool.drawnWidth, height / Tool.drawnHeight)

    onRoomChanged: Tool.fit(root.width, root.height)
    Component.onCompleted: Tool.fit(root.width, root.height)

    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }

    Item {
        anchors.centerIn: parent
        width: Tool.u(Tool.drawnWidth)
        height: Tool.u(Tool.drawnHeight)

        PhoneFrame {
            x: Tool.u(40)
            y: Tool.u(40)
            width: Tool.u(480)
            height: Tool.u(960)
            focus: true
            model: root.model
        }

        Item {
            id: side

            x: Tool.u(566)
            y: Tool.u(36)
            width: Tool.u(634)
            height: Tool.u(964)

            Heading {
                id: name

                width: parent.width / 2
                text: qsTr("연습 휴대폰")
                page: true
            }

            Row {
                anchors.right: parent.right
                anchors.verticalCenter: name.verticalCenter
                spacing: Tool.u(10)

                StateGlyph {
                    anchors.verticalCenter: parent.verticalCenter
                    kind: root.model.stateKind
                    size: Tool.u(28)
                }

                NaruText {
                    text: root.model.stateText
                    kind: NaruText.Floor
                }
            }

            NaruText {
                id: about

                y: name.height
                width: parent.width
                text: qsTr("진짜 휴대폰 없이 창구를 시험합니다. 모두 지어낸 자료입니다.")
                kind: NaruText.Floor
                color: Theme.text2
            }

            DocumentCard {
                id: documents

                y: about.y + about.height + Tool.u(12)
                width: parent.width
                model: root.model
            }

            FaultCard {
                id: faults

                y: documents.y + documents.height + Tool.u(14)
                width: parent.width
                height: Tool.u(542) - documents.height
                model: root.model
            }

            TalkCard {
                y: faults.y + faults.height + Tool.u(14)
                width: parent.width
                height: keys.y - y - Tool.u(14)
                talk: root.model.talk
            }

            Row {
                id: keys

                readonly property real share: (width - spacing) / 2

                anchors.bottom: parent.bottom
                width: parent.width
                spacing: Tool.u(16)

                NaruButton {
                    width: keys.share
                    text: qsTr("리더기에서 떼기")
                    iconName: "nfc-tap"
                    enabled: !root.model.choosing
                    onClicked: root.model.takeAway()
                }

                NaruButton {
                    width: keys.share
                    text: qsTr("처음부터")
                    iconName: "undo"
                    onClicked: root.model.restart()
                }
            }
        }
    }
}
