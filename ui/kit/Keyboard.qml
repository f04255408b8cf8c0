// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit // Qt 6.4: a file sees the C++ types of its own module only through an import

// The keyboard on the screen. It writes `text` (a binding to it stays alive) and says so with edited(); what is wanted
// of a learner is `wanted`, or key by key `targetKey`: the ring shows where. A real keyboard does the same: letters
// write, arrows move from key to key, Enter presses.
FocusScope {
    id: root

    property alias text: typist.text
    // The page it opens with: "hangul", "latin" or "number"; `page` is the one in sight.
    property alias ime: typist.ime
    readonly property alias page: typist.page
    property string wanted
    // A stroke, "space", "erase", "done" or a page: see nextKey() in hangul.h.
    property string targetKey: wanted === "" || typist.text === undefined || typist.page === "" ? "" : typist.nextKey(wanted)
    // What is written is a secret: nothing of it is said, and no key shows that it was pressed.
    property bool masked: false
    // The key in sight that carries the ring: targetKey, or the one that brings it up.
    readonly property string ringKey: priv.keys.length > 0 ? typist.keyToward(targetKey) : ""
    readonly property int columns: typist.columns

    signal edited(string text)
    signal done(string text)
    // For a voice: the name of the key that was pressed.
    signal spoken(string words)
    signal cardRefused

    function wipe() {
        typist.text = "";
    }

    function takeKey(event: KeyEvent): bool {
        if (event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier))
            return false;
        if ([Qt.Key_Left, Qt.Key_Right, Qt.Key_Up, Qt.Key_Down].includes(event.key))
            return priv.move(event.key);
        if (event.key === Qt.Key_Backspace)
            typist.press("erase");
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            typist.press("done");
        else if (!typist.type(event.text))
            return false;
        priv.leaveKeys();
        return true;
    }

    QtObject {
        id: priv

        readonly property var keys: typist.keys
        // Margins and gaps are as wide on every glass; letters grow with large text.
        readonly property real mm: 1 / Mm.pitch
        readonly property real gap: Math.round(3.2 * mm)
        // Where the page leaves less room than is drawn, the letters keep theirs before the air does.
        readonly property real wished: drawnHeight * typist.rows + 28 * mm
        readonly property bool tight: root.height > 0 && root.height < wished
        readonly property real rowGap: tight ? Math.ceil(2.6 * mm) : Math.round((typist.columns === 10 ? 5 : 3.2) * mm)
        readonly property real top: Math.round((tight ? 4 : 7.2) * mm)
        readonly property real bottom: Math.round((tight ? 4 : 8.8) * mm)
        readonly property real pitch: (width(typist.columns) + gap) / typist.columns
        readonly property real left: (root.width - width(typist.columns)) / 2
        readonly property real keyHeight: (root.height - top - bottom - (typist.rows - 1) * rowGap) / typist.rows
        // In a tight key the ink has to stand and no more; the air of its line reaches into the gaps.
        readonly property real sizeMax: tight ? (keyHeight + 4.4 * mm) / 1.35 : keyHeight / 1.37
        readonly property int drawnHeight: Mm.px(typist.columns === 10 ? 31.7 : 26.5)
        // However large the letters, the page above keeps two fifths of the glass.
        readonly property real heightMax: 0.6 * Large.heightMm * mm

        function width(columns: int): real {
            const margin = Math.round((columns === 10 ? 12.9 : 8) * mm);
            return Math.min(root.width - 2 * margin, columns * (Mm.px(30) + gap) - gap);
        }

        function fits(columns: int): bool {
            return (width(columns) + gap) / columns - gap >= Mm.px(20);
        }

        function at(): int {
            for (let i = 0; i < pool.count; ++i) {
                if (pool.itemAt(i).activeFocus)
                    return i;
            }
            return -1;
        }

        function move(direction: int): bool {
            const from = at();
            const next = from < 0 ? 0 : typist.beside(from, direction);
            if (next >= 0)
                pool.itemAt(next).forceActiveFocus(Qt.TabFocusReason);
            return next >= 0;
        }

        function leaveKeys() {
            const from = at();
            if (from >= 0)
                pool.itemAt(from).focus = false;
        }
    }

    Typewriter {
        id: typist

        columns: priv.fits(10) ? 10 : priv.fits(7) ? 7 : 5
        onEdited: text => root.edited(text)
        onDone: text => root.done(text)
        onCardRefused: root.cardRefused()
    }

    implicitHeight: Math.min(priv.heightMax, typist.rows * priv.drawnHeight + Math.round((16 + (typist.rows - 1) * (typist.columns === 10 ? 5 : 3.2)) * priv.mm))
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("글자판")
    Keys.onPressed: event => {
        event.accepted = root.takeKey(event);
    }
    Keys.onShortcutOverride: event => {
        event.accepted = event.text !== "" && event.key !== Qt.Key_Escape && event.key !== Qt.Key_Tab;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.sunk

        Hairline {
            width: parent.width
        }
    }

    // As many as any page has, so that a change of the page moves no focus.
    Repeater {
        id: pool

        model: typist.keysMax

        KeyboardKey {
            required property int index
            readonly property var place: priv.keys[index]
            readonly property string key: place ? place.key : ""

            x: place ? Math.round(priv.left + place.left * priv.pitch) : 0
            y: place ? Math.round(priv.top + place.row * (priv.keyHeight + priv.rowGap)) : 0
            width: place ? Math.round(place.columns * priv.pitch - priv.gap) : 0
            height: Math.floor(priv.keyHeight)
            visible: key !== ""
            word: key === "" ? "" : KeyboardNames.word(key, typist.page, typist.leaf)
            text: key === "" ? "" : KeyboardNames.name(key, typist.page, typist.leaf)
            letter: key.length === 1
            jamoSize: Math.min(Mm.px(12 / 0.623), priv.pitch - priv.gap, priv.sizeMax)
            wordSize: Math.min(Large.barSize, priv.sizeMax)
            primary: key === "done"
            checked: key === "shift" && typist.shifted
            target: key !== "" && key === root.ringKey && !root.masked
            showsPress: !root.masked
            secret: root.masked && key.length === 1
            onClicked: {
                const words = root.masked && key.length === 1 ? qsTr("적었어요") : text;
                typist.press(key);
                root.spoken(words);
            }
        }
    }
}
