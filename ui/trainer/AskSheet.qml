// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// What is asked of the whole room and counted by raised hands: a number, never whose.
Sheet {
    id: root

    required property ClassModel model
    readonly property var questions: [{
            "key": "before",
            "text": qsTr("시작 전에 ‘혼자 할 수 있을 것 같아요’")
        }, {
            "key": "after",
            "text": qsTr("지금 ‘혼자 할 수 있을 것 같아요’")
        }, {
            "key": "did",
            "text": qsTr("지난번 뒤로 내 폰에서 해 보셨나요?")
        }, {
            "key": "tried",
            "text": qsTr("해 보려고 했는데 안 되셨나요?")
        }]

    title: qsTr("손을 들어 세어 보기")
    iconName: "hand"
    sentence: qsTr("묻고 손 든 사람 수만 적어요. 안 물은 것은 비워 두세요.")
    safeText: qsTr("닫기")

    Repeater {
        model: root.questions

        Item {
            id: line

            required property var modelData
            readonly property int count: root.model.asked[modelData.key] ?? -1

            width: parent.width
            height: Math.max(keys.height, words.implicitHeight)

            NaruText {
                id: words

                anchors.verticalCenter: parent.verticalCenter
                width: keys.x - Theme.gap
                text: line.modelData.text
            }

            Row {
                id: keys

                anchors.right: parent.right
                spacing: Theme.gapLeast

                NaruButton {
                    text: qsTr("빼기")
                    enabled: line.count >= 0
                    Accessible.name: qsTr("%1 하나 빼기").arg(line.modelData.text)
                    onClicked: root.model.noteAsked(line.modelData.key, line.count - 1)
                }

                NaruText {
                    anchors.verticalCenter: parent.verticalCenter
                    width: Mm.ref(110)
                    horizontalAlignment: Text.AlignHCenter
                    text: line.count < 0 ? qsTr("안 물음") : qsTr("%1명").arg(line.count)
                    kind: line.count < 0 ? NaruText.Floor : NaruText.Number
                }

                NaruButton {
                    text: qsTr("더하기")
                    Accessible.name: qsTr("%1 하나 더하기").arg(line.modelData.text)
                    onClicked: root.model.noteAsked(line.modelData.key, Math.max(0, line.count) + (line.count < 0 ? 0 : 1))
                }
            }
        }
    }
}
