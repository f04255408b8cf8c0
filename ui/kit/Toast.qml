// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// What just happened, for staff only: six seconds, and in the history as well.
Item {
    id: root

    property string text
    property string kind: "ok"
    property string actionText
    property int durationMs: 6000
    property bool shown: false

    signal action

    function show(text: string, kind: string, actionText: string) {
        root.text = text;
        root.kind = kind;
        root.actionText = actionText;
        root.shown = true;
        timer.restart();
    }

    function hide() {
        root.shown = false;
        timer.stop();
    }

    implicitWidth: Mm.ref(812)
    implicitHeight: Math.max(Theme.buttonHeight, words.implicitHeight + Mm.ref(24))
    visible: shown
    z: 500
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text

    // A question that comes is not covered by what was.
    Connections {
        target: Modal

        function onSheetChanged() {
            if (Modal.sheet)
                root.hide();
        }
    }

    Timer {
        id: timer

        interval: root.durationMs
        onTriggered: root.shown = false
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.strip
        border.color: Theme.highContrast ? Theme.edge : Theme.strip
        border.width: Theme.border
        radius: Theme.buttonRadius
    }

    StateGlyph {
        id: glyph

        x: Mm.ref(28)
        anchors.verticalCenter: parent.verticalCenter
        kind: root.kind
        size: Mm.ref(44)
        darkGround: true
    }

    NaruText {
        id: words

        x: glyph.x + glyph.width + Mm.ref(18)
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x - (root.actionText === "" ? 0 : undo.width) - Mm.ref(28)
        text: root.text
        color: Theme.overStrip
        Accessible.ignored: true
    }

    Pressable {
        id: undo

        anchors.right: parent.right
        width: label.implicitWidth + 2 * Mm.ref(28)
        height: parent.height
        visible: root.actionText !== ""
        text: root.actionText
        onClicked: {
            root.hide();
            root.action();
        }

        NaruText {
            id: label

            anchors.centerIn: parent
            text: root.actionText
            kind: NaruText.Control
            color: undo.pressed ? Theme.line : Theme.overStrip
            Accessible.ignored: true
        }
    }
}
