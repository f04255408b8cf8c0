// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// A state and a fact; pressed, it says the whole sentence and what to do.
Pressable {
    id: root

    required property var finding
    property color ground: Theme.paper
    property bool last: true

    text: root.finding.title
    radius: Mm.ref(12)
    implicitHeight: words.implicitHeight
    Accessible.description: root.finding.sentence

    Rectangle {
        anchors.fill: parent
        radius: root.radius
        color: root.pressed ? Theme.paperPressed : root.ground
    }

    StateGlyph {
        id: glyph

        anchors.verticalCenter: parent.verticalCenter
        kind: root.finding.kind
        size: Mm.ref(42)
    }

    Column {
        id: words

        x: Mm.ref(62)
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x - Mm.ref(44)

        NaruText {
            width: parent.width
            text: root.finding.title
            kind: NaruText.Control
            Accessible.ignored: true
        }

        NaruText {
            width: parent.width
            visible: text !== ""
            text: root.finding.second
            kind: NaruText.Floor
            color: Theme.text2
            Accessible.ignored: true
        }
    }

    Icon {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        name: "next"
        size: Mm.ref(36)
        color: Theme.text2
    }

    Hairline {
        y: parent.height + Mm.ref(4)
        width: parent.width
        visible: !root.last
    }
}
