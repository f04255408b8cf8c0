// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// One of the open payments: shape, what for, how much, since when.
Pressable {
    id: root

    property string kind
    property string title
    property string what
    property string second
    property bool selected: false

    text: root.what + " " + root.title
    radius: Theme.buttonRadius
    implicitHeight: words.implicitHeight + 2 * Mm.ref(14)
    Accessible.description: root.second
    Accessible.selected: root.selected

    Rectangle {
        anchors.fill: parent
        color: root.pressed ? Theme.paperPressed : Theme.paper
        border.color: root.selected ? Theme.ink : Theme.edge
        border.width: root.selected ? Theme.borderSelected : Theme.border
        radius: root.radius
    }

    StateGlyph {
        id: glyph

        x: Mm.ref(24)
        anchors.verticalCenter: parent.verticalCenter
        kind: root.kind
        size: Mm.ref(42)
    }

    Column {
        id: words

        x: glyph.x + glyph.width + Mm.ref(18)
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x - Mm.ref(18)

        NaruText {
            width: parent.width
            text: root.what + " " + root.title
            kind: NaruText.Control
            Accessible.ignored: true
        }

        NaruText {
            width: parent.width
            text: root.second
            kind: NaruText.Floor
            color: Theme.text2
            Accessible.ignored: true
        }
    }
}
