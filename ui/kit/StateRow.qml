// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A state and a fact, two lines; reads only.
Item {
    id: root

    property string kind
    property string title
    property string second
    property string time
    property bool last: false

    implicitWidth: Mm.ref(540)
    implicitHeight: words.implicitHeight + Mm.ref(14)
    Accessible.role: Accessible.StaticText
    Accessible.name: (root.title + " " + root.second + " " + root.time).trim()

    StateGlyph {
        id: glyph

        anchors.verticalCenter: parent.verticalCenter
        kind: root.kind
        size: Mm.ref(42)
    }

    Column {
        id: words

        x: glyph.width > 0 ? Mm.ref(62) : 0
        anchors.verticalCenter: parent.verticalCenter
        spacing: -Mm.ref(6)
        width: parent.width - x - (root.time === "" ? 0 : when.width + Mm.ref(12))

        NaruText {
            width: parent.width
            text: root.title
            kind: NaruText.Control
            Accessible.ignored: true
        }

        NaruText {
            width: parent.width
            visible: text !== ""
            text: root.second
            kind: NaruText.Floor
            color: Theme.text2
            Accessible.ignored: true
        }
    }

    NaruText {
        id: when

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: root.time
        kind: NaruText.Floor
        color: Theme.text2
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    Hairline {
        anchors.bottom: parent.bottom
        width: parent.width
        visible: !root.last
    }
}
