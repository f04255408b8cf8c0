// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Progress in words instead of a bar: [{kind, text, time}], the row that runs is Bold, done rows keep their time.
Column {
    id: root

    property var model: []

    spacing: Mm.ref(12)

    Repeater {
        model: root.model

        Item {
            id: row

            required property var modelData
            readonly property bool runs: modelData.kind === "run"
            readonly property bool waits: modelData.kind === "todo"

            width: root.width
            implicitWidth: words.x + words.implicitWidth + when.implicitWidth + Mm.ref(16)
            implicitHeight: Math.max(Mm.ref(54), words.implicitHeight)
            Accessible.role: Accessible.StaticText
            Accessible.name: (words.text + " " + when.text).trim()

            StateGlyph {
                anchors.verticalCenter: parent.verticalCenter
                kind: row.modelData.kind
                size: Mm.ref(42)
            }

            NaruText {
                id: words

                x: Mm.ref(62)
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - x - when.width - Mm.ref(16)
                text: row.modelData.text
                bold: row.runs
                color: row.waits ? Theme.text2 : Theme.ink
                Accessible.ignored: true
            }

            NaruText {
                id: when

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: row.modelData.time ?? ""
                kind: NaruText.Floor
                color: Theme.text2
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
