// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// The name of a key, always at the right end of what it presses.
Item {
    id: root

    // A key sequence or any short word; a blank draws nothing.
    property string text
    property color color: Theme.ink
    readonly property bool used: text.trim() !== ""

    readonly property var names: ({
            "Return": "Enter",
            "Escape": "Esc",
            "Backspace": "←",
            "Delete": "Del"
        })

    implicitWidth: used ? Math.max(Mm.ref(66), word.implicitWidth + 2 * Mm.ref(12)) : 0
    implicitHeight: used ? Theme.keyCapHeight : 0
    visible: used
    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        color: "transparent"
        border.color: root.color
        border.width: Theme.border
        radius: Mm.ref(10)
    }

    NaruText {
        id: word

        anchors.centerIn: parent
        text: root.names[root.text] ?? root.text
        kind: NaruText.Floor
        color: root.color
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
