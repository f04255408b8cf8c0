// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// A draft: the way through it, then what stands at the place that is looked at.
FocusScope {
    id: root

    required property TrainerModel model
    required property PickSheet picker
    property bool checking: false
    readonly property DraftModel draft: root.model.draft
    readonly property bool onStep: root.draft.place !== "start" && root.draft.place !== "end"
    readonly property var tabs: [{
            "id": "words",
            "text": qsTr("말")
        }, {
            "id": "act",
            "text": qsTr("동작")
        }, {
            "id": "mistakes",
            "text": qsTr("실수")
        }, {
            "id": "screen",
            "text": qsTr("화면")
        }]

    Item {
        id: head

        width: parent.width
        height: Theme.controlMin

        NaruValue {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, parent.width - state.width - other.width - 2 * Theme.gap)
            text: root.draft.title
            kind: NaruText.Control
            bold: true
            linesMax: 1
        }

        Chip {
            id: state

            anchors.right: other.left
            anchors.rightMargin: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            interactive: false
            kind: root.draft.saveKind
            text: root.draft.saveText
        }

        NaruButton {
            id: other

            anchors.right: parent.right
            width: Mm.ref(250)
            height: Theme.controlMin
            text: root.draft.language === "ko" ? qsTr("영어로") : qsTr("한국어로")
            iconName: "globe"
            side: Mm.ref(12)
            onClicked: root.draft.useLanguage(root.draft.language === "ko" ? "en" : "ko")
        }
    }

    PlaceStrip {
        id: strip

        y: head.height + Theme.gap
        width: parent.width
        enabled: !root.draft.recording
        draft: root.draft
    }

    Row {
        id: turns

        y: strip.y + strip.height + Theme.gap
        width: parent.width
        spacing: Theme.gapLeast
        visible: !root.draft.recording && !root.checking

        Repeater {
            model: root.tabs

            NaruButton {
                required property var modelData
                readonly property bool here: modelData.id === root.draft.tab

                width: (turns.width - 3 * turns.spacing) / 4
                height: Theme.controlMin
                side: Mm.ref(8)
                text: modelData.text
                kind: here ? NaruButton.Ink : NaruButton.Secondary
                enabled: root.onStep || modelData.id === "words" || modelData.id === "screen"
                Accessible.selected: here
                onClicked: root.draft.turn(modelData.id)
            }
        }
    }

    FocusScope {
        id: body

        y: (turns.visible ? turns.y + turns.height : strip.y + strip.height) + Theme.gap
        width: parent.width
        height: parent.height - y
        focus: true

        ScrollColumn {
            id: parts

            anchors.fill: parent
            visible: turns.visible
            focus: visible
            spacing: Theme.gap

            Repeater {
                id: list

                model: root.draft.parts

                DraftPart {
                    required property var modelData

                    width: parent.width
                    draft: root.draft
                    part: modelData
                    onPicked: (kind, index, label) => root.picker.ask(label, root.draft.choices(kind, index), number => root.draft.choose(kind, index, number))
                }
            }
        }

        RulesPanel {
            anchors.fill: parent
            visible: root.checking && !root.draft.recording
            focus: visible
            draft: root.draft
            onLed: root.checking = false
        }

        RecordPanel {
            anchors.fill: parent
            visible: root.draft.recording
            focus: visible
            draft: root.draft
        }
    }

    Connections {
        target: root.draft

        function onFocusWanted(key: string) {
            for (let i = 0; i < list.count; ++i) {
                const part = list.itemAt(i);
                if (part.modelData.key === key && key !== "")
                    part.item.forceActiveFocus(Qt.TabFocusReason);
            }
        }
    }
}
