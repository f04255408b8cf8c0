// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit // Qt 6.4: a file sees the C++ types of its own module only through an import

// Digits in their usual places, never shuffled; the keyboard's digits do the same. What was typed leaves the pad with
// entered() and is nowhere else: not drawn, not read aloud, not in an undo memory.
FocusScope {
    id: root

    property string title
    property int lengthMin: 6
    property int lengthMax: 12
    property bool busy: false
    // Beside other fields: low dots, the title of a field, and whoever has the pad shows `message` where there is room.
    property bool beside: false
    // How many digits were taken before and still stand; the next digit, or the erase key, begins anew.
    property int settled: 0
    property bool primary: true
    // Under the keys; the message of a refusal takes its place.
    property string hint
    property string message
    property string shortSentence: qsTr("여섯 자리 이상 적어 주세요.")
    property string enterText: qsTr("들어가기")
    property string eraseText: qsTr("지우기")
    property string dotsName: qsTr("적은 숫자 %1개")
    readonly property int count: priv.digits.length
    readonly property bool complete: count >= lengthMin

    signal entered(string pin)
    // Enter on what stands.
    signal confirmed
    signal begun

    function clear() {
        priv.digits = "";
    }

    function refuse(sentence: string) {
        root.clear();
        root.message = sentence;
    }

    function pressed(digit: string) {
        if (!root.activeFocus)
            display.forceActiveFocus(Qt.MouseFocusReason);
        root.add(digit);
    }

    function add(digit: string) {
        if (root.busy || root.count >= root.lengthMax)
            return;
        if (root.settled > 0)
            root.begun();
        root.message = "";
        priv.digits += digit;
    }

    function erase() {
        if (root.busy)
            return;
        if (root.count === 0)
            root.begun();
        priv.digits = priv.digits.slice(0, -1);
    }

    function enter() {
        if (root.busy)
            return;
        if (root.settled > 0) {
            root.confirmed();
            return;
        }
        if (!root.complete) {
            root.message = root.shortSentence;
            return;
        }
        const pin = priv.digits;
        root.clear();
        root.entered(pin);
    }

    // True when the key was one of the pad's. A page may hand over its own key presses.
    function takeKey(event: KeyEvent): bool {
        if (event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier))
            return false;
        if (event.key >= Qt.Key_0 && event.key <= Qt.Key_9)
            root.add(String(event.key - Qt.Key_0));
        else if (/^[0-9]$/.test(event.text)) // a keyboard on the screen sends the sign without its key
            root.add(event.text);
        else if (event.key === Qt.Key_Backspace)
            root.erase();
        else if (event.key === Qt.Key_Delete)
            root.clear();
        else
            return false;
        return true;
    }

    function isPadKey(key: int): bool {
        return (key >= Qt.Key_0 && key <= Qt.Key_9) || key === Qt.Key_Backspace || key === Qt.Key_Delete;
    }

    QtObject {
        id: priv

        property string digits: ""
    }

    implicitWidth: Mm.ref(552)
    implicitHeight: column.implicitHeight
    Keys.onPressed: event => {
        event.accepted = root.takeKey(event);
    }
    Keys.onShortcutOverride: event => {
        event.accepted = root.isPadKey(event.key);
    }

    Column {
        id: column

        width: parent.width
        spacing: root.beside ? Mm.ref(16) : Mm.ref(28)

        Heading {
            width: parent.width
            visible: root.title !== ""
            text: root.title
            page: !root.beside
        }

        Rectangle {
            id: display

            width: parent.width
            height: root.beside ? Theme.buttonHeight : Theme.rowHeight
            focus: true
            activeFocusOnTab: true
            color: Theme.paper
            border.color: root.message === "" ? Theme.ink : Theme.cautionText
            border.width: Theme.borderSelected
            radius: Theme.cardRadius
            Accessible.role: Accessible.EditableText
            Accessible.focusable: true
            Accessible.name: root.title === "" ? root.dotsName.arg(root.count) : root.title
            Accessible.description: root.dotsName.arg(root.count)
            Keys.onReturnPressed: root.enter()
            Keys.onEnterPressed: root.enter()
            Keys.onTabPressed: event => Modal.tab(display, event)
            Keys.onBacktabPressed: event => Modal.tab(display, event)
            Keys.onShortcutOverride: event => {
                event.accepted = root.isPadKey(event.key) || [Qt.Key_Return, Qt.Key_Enter].includes(event.key);
            }

            FocusRing {
                anchors.fill: parent
                radius: parent.radius
                visible: display.activeFocus && Focus.visible
            }

            TapHandler {
                onTapped: display.forceActiveFocus(Qt.MouseFocusReason)
            }

            Row {
                id: dots

                readonly property int filled: root.settled > 0 ? root.settled : root.count
                readonly property int number: Math.max(root.lengthMin, filled)

                anchors.centerIn: parent
                spacing: Math.min(Mm.ref(40), (parent.width - Mm.ref(40) - number * Mm.ref(36)) / Math.max(1, number - 1))

                Repeater {
                    model: dots.number

                    Rectangle {
                        required property int index

                        width: Mm.ref(36)
                        height: width
                        radius: width / 2
                        color: index < dots.filled ? Theme.ink : Theme.paper
                        border.color: index < dots.filled ? Theme.ink : Theme.edge
                        border.width: Mm.ref(3)
                    }
                }
            }
        }

        Grid {
            id: grid

            readonly property real keyWidth: (width - 2 * columnSpacing) / 3

            width: parent.width
            columns: 3
            columnSpacing: Theme.gapWide
            rowSpacing: Theme.gapWide

            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]

                PinKey {
                    required property string modelData

                    width: grid.keyWidth
                    text: modelData
                    digit: true
                    enabled: !root.busy
                    onClicked: root.pressed(modelData)
                }
            }

            PinKey {
                width: grid.keyWidth
                text: root.eraseText
                enabled: !root.busy
                onClicked: root.erase()
            }

            PinKey {
                width: grid.keyWidth
                text: "0"
                digit: true
                enabled: !root.busy
                onClicked: root.pressed("0")
            }

            PinKey {
                id: enterKey

                width: grid.keyWidth
                text: root.enterText
                primary: root.primary
                enabled: !root.busy
                onClicked: root.enter()
            }
        }

        // Under the keys, so that no key moves when a sentence comes.
        Row {
            width: parent.width
            visible: under.text !== "" && !root.beside
            spacing: root.message === "" ? 0 : Mm.ref(12)

            StateGlyph {
                y: Math.round((Theme.floorSize * 1.35 - height) / 2)
                kind: root.message === "" ? "" : "warn"
                size: Mm.ref(36)
            }

            NaruText {
                id: under

                width: parent.width - x
                text: root.message === "" ? root.hint : root.message
                kind: NaruText.Floor
                color: root.message === "" ? Theme.text2 : Theme.cautionText
            }
        }
    }
}
