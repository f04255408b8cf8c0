// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// A lesson to read: what it is for, what to ask back when it was done, its paper, and a copy of it to change.
FocusScope {
    id: root

    required property TrainerModel model

    Column {
        visible: root.model.chosen === ""
        width: parent.width
        spacing: Theme.gap

        Heading {
            width: parent.width
            text: qsTr("강의를 골라 주세요")
            page: true
        }

        NaruText {
            width: parent.width
            text: qsTr("왼쪽에서 강의를 고르면 오른쪽 폰에서 바로 해 볼 수 있어요.\n공식 강의는 복사해서 우리 동네 말로 고칠 수 있어요.")
            color: Theme.text2
        }
    }

    Column {
        visible: root.model.chosen !== ""
        width: parent.width
        spacing: Theme.gutter

        Column {
            width: parent.width
            spacing: Mm.ref(8)

            Heading {
                width: parent.width
                text: root.model.title
                page: true
            }

            NaruText {
                width: parent.width
                text: root.model.goal
                color: Theme.text2
            }
        }

        Card {
            width: parent.width
            height: asked.implicitHeight + 2 * padding

            Column {
                id: asked

                width: parent.width
                spacing: Mm.ref(14)

                Heading {
                    width: parent.width
                    text: qsTr("끝나고 되물어 보세요")
                }

                Repeater {
                    model: root.model.questions

                    StateLine {
                        required property string modelData

                        width: asked.width
                        kind: "todo"
                        text: modelData
                    }
                }

                NaruText {
                    width: parent.width
                    text: qsTr("배우신 분이 자기 말로 답해 보시게 해 주세요.")
                    kind: NaruText.Floor
                    color: Theme.text2
                }
            }
        }

        NaruButton {
            width: parent.width
            text: qsTr("복사해서 고치기")
            iconName: "edit"
            kind: NaruButton.Primary
            shortcut: "Ctrl+D"
            onClicked: root.model.copy()
        }

        NaruButton {
            width: parent.width
            text: qsTr("집에 가져갈 종이 인쇄")
            iconName: "printer"
            shortcut: "F8"
            enabled: !root.model.busy
            onClicked: root.model.print()
        }
    }
}
