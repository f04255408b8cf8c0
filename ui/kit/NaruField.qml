// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit // Qt 6.4: a file sees the C++ types of its own module only through an import

// One line of typing: label above, sentence under it. What looks like a card number never stays; a PIN is a NewPin's.
FocusScope {
    id: root

    property string label
    property string hint
    property string wrong
    property int lengthMax: 60
    property bool refusesCards: true
    // Dots instead of what is typed, and nothing of it is said aloud.
    property bool secret: false
    property string cardSentence: qsTr("카드 번호는 적지 않아요.")
    property alias text: input.text
    property alias readOnly: input.readOnly
    readonly property bool cardRefused: priv.cardRefused
    readonly property string sentence: cardRefused ? cardSentence : wrong !== "" ? wrong : hint
    readonly property bool complains: cardRefused || wrong !== ""

    signal accepted
    signal edited

    // Empties the field and its undo memory.
    function wipe() {
        input.clear();
        priv.cardRefused = false;
    }

    QtObject {
        id: priv

        property bool cardRefused: false
    }

    implicitWidth: Mm.ref(560)
    implicitHeight: name.height + box.height + (under.visible ? under.implicitHeight + Mm.ref(8) : 0)
    activeFocusOnTab: false

    NaruText {
        id: name

        width: parent.width
        height: root.label === "" ? 0 : implicitHeight + Mm.ref(6)
        text: root.label
        kind: NaruText.Control
        Accessible.ignored: true
    }

    Rectangle {
        id: box

        y: name.height
        width: parent.width
        height: Theme.buttonHeight
        color: root.enabled ? Theme.paper : Theme.disabledFill
        border.color: root.complains ? Theme.cautionText : input.activeFocus ? Theme.ink : root.enabled ? Theme.edge : Theme.line
        border.width: root.complains || input.activeFocus ? Theme.borderSelected : Theme.border
        radius: Theme.fieldRadius

        FocusRing {
            anchors.fill: parent
            radius: parent.radius
            visible: input.activeFocus && Focus.visible
        }

        TextInput {
            id: input

            anchors.fill: parent
            anchors.leftMargin: Mm.ref(26)
            anchors.rightMargin: Mm.ref(26)
            focus: true
            activeFocusOnTab: true
            clip: true
            verticalAlignment: TextInput.AlignVCenter
            color: root.enabled ? Theme.ink : Theme.disabledText
            selectionColor: Theme.action
            selectedTextColor: Theme.overAction
            selectByMouse: true
            font.family: Theme.family
            font.pixelSize: Theme.bodySize
            maximumLength: root.lengthMax
            echoMode: root.secret ? TextInput.Password : TextInput.Normal
            inputMethodHints: root.secret ? Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhHiddenText : Qt.ImhNone
            cursorDelegate: Rectangle {
                visible: input.cursorVisible
                width: Mm.ref(4)
                color: Theme.action
            }
            // Qt 6.4 hands the text of an EditableText to assistive technology, dots or not.
            Accessible.role: root.secret ? Accessible.StaticText : Accessible.EditableText
            Accessible.focusable: true
            Accessible.name: root.label
            Accessible.description: root.sentence
            Keys.onTabPressed: event => Modal.tab(input, event)
            Keys.onBacktabPressed: event => Modal.tab(input, event)
            onAccepted: root.accepted()
            onTextEdited: {
                priv.cardRefused = root.refusesCards && PlainText.looksLikeCard(input.text);
                if (priv.cardRefused)
                    input.clear();
                root.edited();
            }
        }
    }

    Row {
        id: under

        anchors.top: box.bottom
        anchors.topMargin: Mm.ref(8)
        width: parent.width
        spacing: root.complains ? Mm.ref(10) : 0
        visible: root.sentence !== ""

        StateGlyph {
            y: Math.round((Theme.floorSize * 1.35 - height) / 2)
            kind: root.complains ? "warn" : ""
            size: Mm.ref(34)
        }

        NaruText {
            width: parent.width - x
            text: root.sentence
            kind: NaruText.Floor
            color: root.complains ? Theme.cautionText : Theme.text2
        }
    }
}
