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
    // Where the part within reach begins; 0: anywhere.
    property real lowLine: 0
    // Every millimetre goes to the act, the field and the keys.
    readonly property bool snug: Measure.large || Measure.narrow

    signal typed(string widget, string text)
    signal closed

    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }

    LessonStrip {
        id: strip

        width: parent.width
        visible: !root.snug
        height: visible ? implicitHeight : 0
        title: root.model.title
        number: root.model.stepNumber
        count: root.model.stepCount
    }

    InstructionCard {
        id: card

        x: Measure.margin
        y: strip.height + Measure.mm(root.snug ? 3 : 8)
        width: parent.width - 2 * Measure.margin
        most: Math.max(Measure.mm(Measure.large ? 36 : 56), (root.lowLine > 0 ? root.lowLine : keys.y) - y - Measure.gap - field.height - name.space - Measure.gap)
        model: root.model
    }

    NaruText {
        id: name

        readonly property real space: visible ? Measure.mm(7) + implicitHeight + Measure.mm(2) : Measure.gap

        x: Measure.margin
        y: card.y + card.height + Measure.mm(7)
        visible: !root.snug
        text: root.label
        kind: NaruText.Floor
        pixelSize: Measure.floorSize
        color: Theme.text2
    }

    Rectangle {
        id: field

        x: Measure.margin
        y: card.y + card.height + name.space
        width: parent.width - 2 * Measure.margin
        height: Math.max(Measure.mm(root.snug ? 24 : 38), words.implicitHeight + Measure.mm(2))
        color: Theme.paper
        border.color: Theme.ink
        border.width: Theme.borderSelected
        radius: Measure.radius
        Accessible.role: Accessible.EditableText
        Accessible.name: root.label
        Accessible.description: root.value

        FitText {
            id: words

            x: Measure.mm(7)
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, room)
            room: parent.width - 2 * x - Measure.mm(3)
            text: root.value
            most: Measure.titleSize
            Accessible.ignored: true
        }

        Rectangle {
            anchors.left: words.text === "" ? parent.left : words.right
            anchors.leftMargin: words.text === "" ? Measure.mm(7) : Measure.mm(1)
            anchors.verticalCenter: parent.verticalCenter
            width: Measure.mm(0.8)
            height: Measure.mm(18)
            color: Theme.action
        }
    }

    KeyGrid {
        id: keys

        x: Measure.margin
        // Under the field; where room is dear or only the lower part is in reach, over the keyboard.
        y: root.snug || root.lowLine > 0 ? keyboard.y - Measure.gap - height : field.y + field.height + Measure.gap
        width: parent.width - 2 * Measure.margin
        height: implicitHeight
        upright: false
        iconsBeside: !Measure.large
        keys: [{
                "id": "listen",
                "word": qsTr("듣기"),
                "icon": "voice"
            }, {
                "id": "hint",
                "word": qsTr("힌트"),
                "icon": "hint"
            }, {
                "id": "back",
                "word": qsTr("뒤로"),
                "icon": "undo"
            }]
        onPressed: id => id === "listen" ? root.model.listen() : id === "hint" ? root.model.hint() : root.closed()
    }

    Loader {
        id: keyboard

        // A keyboard has at least five rows of what a finger finds; the words above it at least a card and a field.
        readonly property real room: root.lowLine > 0 ? root.height - root.lowLine - keys.height - Measure.gap : root.height - keys.height - field.height - card.implicitHeight - strip.height - 5 * Measure.gap

        anchors.bottom: parent.bottom
        width: parent.width
        height: item ? Math.min(item.implicitHeight, Math.max(room, Measure.mm(root.lowLine > 0 ? 123 : 131))) : 0
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
