// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// A field of the practice phone, large, with the keyboard under it.
FocusScope {
    id: root

    required property var model
    property string widget
    property string label
    property string value
    property string ime: "hangul"

    signal typed(string widget, string text)
    signal closed

    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }

    LessonStrip {
        id: strip

        width: parent.width
        title: root.model.title
        number: root.model.stepNumber
        count: root.model.stepCount
    }

    InstructionCard {
        id: card

        x: Large.margin
        y: strip.height + Mm.px(8)
        width: parent.width - 2 * Large.margin
        model: root.model
    }

    NaruText {
        id: name

        x: Large.margin
        y: card.y + card.height + Mm.px(7)
        text: root.label
        kind: NaruText.Floor
        pixelSize: Large.floorSize
        color: Theme.text2
    }

    Rectangle {
        id: field

        x: Large.margin
        y: name.y + name.height + Mm.px(2)
        width: parent.width - 2 * Large.margin
        height: Mm.px(38)
        color: Theme.paper
        border.color: Theme.ink
        border.width: Theme.borderSelected
        radius: Large.radius
        Accessible.role: Accessible.EditableText
        Accessible.name: root.label
        Accessible.description: root.value

        NaruText {
            id: words

            x: Mm.px(7)
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, parent.width - 2 * x - Mm.px(3))
            text: root.value
            kind: NaruText.Control
            pixelSize: Large.titleSize
            Accessible.ignored: true
        }

        Rectangle {
            anchors.left: words.text === "" ? parent.left : words.right
            anchors.leftMargin: words.text === "" ? Mm.px(7) : Mm.px(1)
            anchors.verticalCenter: parent.verticalCenter
            width: Mm.px(0.8)
            height: Mm.px(18)
            color: Theme.action
        }
    }

    Row {
        x: Large.margin
        y: field.y + field.height + Large.gap
        width: parent.width - 2 * Large.margin
        spacing: Large.gap

        NaruButton {
            width: (parent.width - 2 * Large.gap) / 3
            large: true
            centred: true
            text: qsTr("듣기")
            iconName: "voice"
            onClicked: root.model.listen()
        }

        NaruButton {
            width: (parent.width - 2 * Large.gap) / 3
            large: true
            centred: true
            text: qsTr("힌트")
            iconName: "hint"
            onClicked: root.model.hint()
        }

        NaruButton {
            width: (parent.width - 2 * Large.gap) / 3
            large: true
            centred: true
            text: qsTr("뒤로")
            iconName: "undo"
            onClicked: root.closed()
        }
    }

    Loader {
        id: keyboard

        anchors.bottom: parent.bottom
        width: parent.width
        focus: true
        Component.onCompleted: keyboard.setSource("qrc:/qt/qml/Naru/Kit/Keyboard.qml", {
                "ime": root.ime,
                "text": root.value,
                "wanted": Qt.binding(() => root.model.wantedText),
                "width": Qt.binding(() => keyboard.width)
            })
    }

    Connections {
        target: keyboard.item
        ignoreUnknownSignals: true

        function onEdited(text: string) {
            root.value = text;
        }

        function onSpoken(words: string) {
            root.model.spoke(words);
        }

        function onDone(text: string) {
            root.typed(root.widget, text);
        }
    }
}
