// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// The trainer's page: lessons at the left, the one that is written in the middle, the kiosk that plays it at the right.
FocusScope {
    id: root

    required property TrainerModel model
    readonly property bool writing: root.model.own && root.model.draft.active
    readonly property var helpLines: [{
            "key": "Ctrl+Z · Ctrl+Y",
            "text": qsTr("되돌리기 · 다시 하기")
        }, {
            "key": "F6 · F7",
            "text": qsTr("앞 걸음 · 뒤 걸음")
        }, {
            "key": "Alt+↑ · Alt+↓",
            "text": qsTr("걸음 옮기기")
        }]

    signal pageWanted(string name)
    signal said(string text, string kind)
    signal explained(string title, string next)

    Connections {
        target: root.model

        function onSaid(text: string, kind: string) {
            root.said(text, kind);
        }

        function onTroubled(sentence: string, next: string) {
            root.explained(sentence, next);
        }
    }

    LessonShelf {
        id: shelf

        x: Theme.margin
        y: Theme.gap
        width: Mm.ref(404)
        height: parent.height - y - (tools.visible ? tools.height + Theme.gutter + Theme.gap : Theme.gutter)
        focus: true
        model: root.model
    }

    Column {
        id: tools

        x: shelf.x
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        width: shelf.width
        spacing: Theme.gapLeast
        visible: root.writing

        Row {
            width: parent.width
            spacing: Theme.gapLeast

            NaruButton {
                width: (parent.width - parent.spacing) / 2
                text: qsTr("되돌리기")
                side: Mm.ref(12)
                shortcut: "Ctrl+Z"
                keyText: ""
                enabled: root.model.draft.canUndo || root.model.draft.recording
                onClicked: root.model.draft.undo()
            }

            NaruButton {
                width: (parent.width - parent.spacing) / 2
                text: qsTr("다시 하기")
                side: Mm.ref(12)
                shortcut: "Ctrl+Y"
                keyText: ""
                enabled: root.model.draft.canRedo && !root.model.draft.recording
                onClicked: root.model.draft.redo()
            }
        }

        NaruButton {
            width: parent.width
            text: qsTr("폰으로 보여 주기")
            side: Mm.ref(12)
            iconName: "hand"
            enabled: !root.model.draft.recording
            onClicked: root.model.draft.record()
        }

        NaruButton {
            width: parent.width
            text: panel.checking ? qsTr("걸음으로") : qsTr("살펴보기")
            iconName: panel.checking ? "back" : "check"
            shortcut: "F11"
            enabled: !root.model.draft.recording
            onClicked: panel.checking = !panel.checking
        }

        NaruButton {
            width: parent.width
            text: qsTr("내보내기")
            iconName: "lesson"
            shortcut: "F9"
            kind: NaruButton.Primary
            enabled: !root.model.draft.recording
            onClicked: {
                if (root.model.draft.complaints.length > 0)
                    panel.checking = true;
                else
                    exporting.ask();
            }
        }
    }

    Item {
        id: middle

        x: shelf.x + shelf.width + Theme.gutter
        y: Theme.gap
        width: preview.x - Theme.gutter - x
        height: parent.height - 2 * y

        OfficialPanel {
            anchors.fill: parent
            visible: !root.writing
            model: root.model
        }

        DraftPanel {
            id: panel

            anchors.fill: parent
            visible: root.writing
            model: root.model
            picker: picker
        }
    }

    PreviewFrame {
        id: preview

        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        y: Mm.ref(3)
        width: implicitWidth
        height: parent.height - 2 * y
        model: root.model
        lesson: root.model.player
    }

    Shortcut {
        sequence: "F6"
        enabled: root.writing && !root.model.draft.recording
        onActivated: root.model.draft.step(-1)
    }

    Shortcut {
        sequence: "F7"
        enabled: root.writing && !root.model.draft.recording
        onActivated: root.model.draft.step(1)
    }

    Shortcut {
        sequence: "Alt+Up"
        enabled: root.writing && !root.model.draft.recording
        onActivated: root.model.draft.move(-1)
    }

    Shortcut {
        sequence: "Alt+Down"
        enabled: root.writing && !root.model.draft.recording
        onActivated: root.model.draft.move(1)
    }

    PickSheet {
        id: picker
    }

    ExportSheet {
        id: exporting

        model: root.model
    }
}
