// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Simulator

// A card terminal at the left; what the card answers, what goes wrong on purpose and what is said, at the right.
FocusScope {
    id: root

    required property TerminalModel model
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

        TerminalFrame {
            x: Tool.u(40)
            y: Tool.u(40)
            width: Tool.u(480)
            height: Tool.u(960)
            focus: true
            model: root.model
        }

        Item {
            x: Tool.u(566)
            y: Tool.u(36)
            width: Tool.u(634)
            height: Tool.u(964)

            Heading {
                id: name

                width: parent.width / 2
                text: qsTr("연습 단말기")
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
                text: qsTr("진짜 돈은 움직이지 않습니다. 매입사도 여기 있습니다.")
                kind: NaruText.Floor
                color: Theme.text2
            }

            TerminalChoiceCard {
                id: outcomes

                y: about.y + about.height + Tool.u(12)
                width: parent.width
                height: outcomes.wanted
                title: qsTr("카드의 대답")
                choices: root.model.outcomes
                value: root.model.outcome
                onChosen: value => root.model.chooseOutcome(value)
            }

            TerminalChoiceCard {
                id: faults

                y: outcomes.y + outcomes.height + Tool.u(14)
                width: parent.width
                height: Tool.u(552) - outcomes.height
                title: qsTr("일부러 틀리기")
                choices: root.model.faults
                value: root.model.fault
                onChosen: value => root.model.chooseFault(value)
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
                    text: qsTr("매입 파일 쓰기")
                    iconName: "document"
                    onClicked: root.model.writeFile()
                }

                NaruButton {
                    width: keys.share
                    text: qsTr("다시 켜기")
                    iconName: "power"
                    onClicked: root.model.reboot()
                }
            }
        }
    }
}
