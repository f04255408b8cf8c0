// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// The one headline of a verdict: word, shape and colour together, two sentences broken by hand. `shown` turns true only
// when the fact is in the journal; until then nothing of it is drawn.
Item {
    id: root

    property string kind: "ok"
    property string word
    property string sentences
    property bool shown: true
    readonly property color wordColour: Theme.overStateColour(kind)

    implicitWidth: Mm.ref(924)
    implicitHeight: Math.max(Mm.ref(250), words.implicitHeight + 2 * Mm.ref(14))
    opacity: shown ? 1 : 0
    visible: opacity > 0
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.word + ". " + root.sentences

    Behavior on opacity  {
        NumberAnimation {
            duration: Theme.fadeMs
            easing.type: Easing.OutQuad
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.stateColour(root.kind)
        radius: Theme.cardRadius
    }

    StateGlyph {
        id: glyph

        x: Mm.ref(50)
        anchors.verticalCenter: parent.verticalCenter
        kind: root.kind
        size: Mm.ref(152)
        inverted: true
    }

    Column {
        id: words

        anchors.left: glyph.right
        anchors.leftMargin: Mm.ref(44)
        anchors.right: parent.right
        anchors.rightMargin: Mm.ref(28)
        anchors.verticalCenter: parent.verticalCenter
        spacing: -Mm.ref(8)

        NaruText {
            width: parent.width
            text: root.word
            kind: NaruText.Display
            color: root.wordColour
            Accessible.ignored: true
        }

        NaruText {
            width: parent.width
            text: root.sentences
            kind: NaruText.Sentence
            color: root.wordColour
            Accessible.ignored: true
        }
    }
}
