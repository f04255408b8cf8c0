// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// The lessons: our own first, the official ones to read and to copy.
FocusScope {
    id: root

    required property TrainerModel model
    readonly property var owned: root.model.lessons.filter(lesson => lesson.own)
    readonly property var official: root.model.lessons.filter(lesson => !lesson.own)

    ScrollColumn {
        anchors.fill: parent
        focus: true
        spacing: Theme.gapLeast

        Heading {
            width: parent.width
            text: qsTr("우리 강의")
        }

        NaruText {
            width: parent.width
            visible: root.owned.length === 0
            text: qsTr("아직 없어요. 아래에서\n하나를 복사해 보세요.")
            kind: NaruText.Floor
            color: Theme.text2
        }

        Repeater {
            model: root.owned

            ListRow {
                required property var modelData

                width: parent.width
                title: modelData.title
                second: modelData.second
                iconName: "edit"
                selected: modelData.id === root.model.chosen
                enabled: !root.model.draft.recording
                onClicked: root.model.choose(modelData.id)
            }
        }

        Heading {
            width: parent.width
            text: qsTr("공식 강의")
            count: String(root.official.length)
        }

        Repeater {
            model: root.official

            ListRow {
                required property var modelData

                width: parent.width
                title: modelData.title
                second: modelData.number + " · " + modelData.second
                iconName: "lesson"
                selected: modelData.id === root.model.chosen
                enabled: !root.model.draft.recording
                onClicked: root.model.choose(modelData.id)
            }
        }
    }
}
