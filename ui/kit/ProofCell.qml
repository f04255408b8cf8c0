// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// One dated part of a verdict: signature, issuer or present state.
Card {
    id: root

    property string title
    property string kind
    property string word
    property string date

    padding: Mm.ref(22)
    implicitWidth: Mm.ref(295)
    implicitHeight: column.implicitHeight + 2 * Mm.ref(16)
    Accessible.role: Accessible.StaticText
    Accessible.name: (root.title + " " + root.word + " " + root.date).trim()

    Column {
        id: column

        width: parent.width
        y: Math.round((parent.height - height) / 2)

        NaruText {
            width: parent.width
            text: root.title
            kind: NaruText.Floor
            color: Theme.text2
            Accessible.ignored: true
        }

        Row {
            width: parent.width
            spacing: Mm.ref(12)

            StateGlyph {
                anchors.verticalCenter: parent.verticalCenter
                kind: root.kind
                size: Mm.ref(38)
            }

            NaruText {
                width: parent.width - x
                text: root.word
                kind: NaruText.Control
                Accessible.ignored: true
            }
        }

        NaruText {
            width: parent.width
            text: root.date
            kind: NaruText.Floor
            color: Theme.text2
            Accessible.ignored: true
        }
    }
}
