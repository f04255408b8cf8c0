// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// For the whole room: one step in large words and a phone to press together. No seat and no name is on it.
FocusScope {
    id: root

    required property ClassModel model
    // Else the console beside it has the keys.
    property bool keyed: true
    readonly property var lesson: root.model.projector

    signal closed

    Component.onCompleted: phone.setSource("qrc:/qt/qml/Naru/Lesson/PhoneFrame.qml", {
            "model": root.lesson
        })

    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }

    // Nothing behind it is pressed.
    MouseArea {
        anchors.fill: parent
        acceptedButtons: Qt.AllButtons
    }

    // The glass of a kiosk, as large as the screen has room for.
    Item {
        id: stand

        readonly property real tall: Mm.px(301.6)
        readonly property real grown: (root.height - 2 * Theme.gutter) / tall

        anchors.right: parent.right
        anchors.rightMargin: Mm.ref(120)
        y: Theme.gutter
        width: Mm.px(163.7) * grown
        height: tall * grown

        Loader {
            id: phone

            width: Mm.px(163.7)
            height: stand.tall
            scale: stand.grown
            transformOrigin: Item.TopLeft
        }

        Connections {
            target: phone.item
            ignoreUnknownSignals: true

            // Typing is shown, not practised: the words of the lesson are written in.
            function onTypingWanted(widget: string, label: string, value: string, ime: string) {
                root.lesson.did(widget, "type", root.lesson.wantedText);
            }
        }
    }

    Column {
        x: Mm.ref(80)
        y: Mm.ref(72)
        width: stand.x - x - Mm.ref(80)
        spacing: Mm.ref(36)

        NaruText {
            width: parent.width
            text: root.model.title
            kind: NaruText.Title
            color: Theme.text2
        }

        NaruText {
            width: parent.width
            text: qsTr("%1 / %2걸음").arg(root.lesson ? root.lesson.stepNumber : 0).arg(root.lesson ? root.lesson.stepCount : 0)
            kind: NaruText.Display
        }

        NaruText {
            width: parent.width
            text: root.lesson ? root.lesson.line : ""
            kind: NaruText.Amount
        }

        NaruText {
            width: parent.width
            text: root.lesson ? root.lesson.more : ""
            kind: NaruText.Title
            bold: false
            color: Theme.text2
        }
    }

    Loader {
        x: Mm.ref(80)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Mm.ref(48)
        active: root.keyed
        focus: true

        sourceComponent: Row {
            spacing: Theme.gap

            NaruButton {
                text: qsTr("앞 걸음")
                iconName: "back"
                shortcut: "Left"
                keyText: "←"
                enabled: root.lesson !== null && root.lesson.stepNumber > 1
                onClicked: root.model.project(root.lesson.stepNumber - 1)
            }

            NaruButton {
                text: qsTr("다음 걸음")
                iconName: "next"
                shortcut: "Right"
                keyText: "→"
                enabled: root.lesson !== null && root.lesson.stepNumber < root.lesson.stepCount
                onClicked: root.model.project(root.lesson.stepNumber + 1)
            }

            NaruButton {
                text: qsTr("큰 화면 닫기")
                iconName: "cross"
                shortcut: "Escape"
                focus: true
                onClicked: root.closed()
            }
        }
    }

    Shortcut {
        sequence: "F4"
        enabled: root.visible && root.keyed
        onActivated: root.closed()
    }
}
