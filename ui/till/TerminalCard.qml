// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// Which terminal the money goes through, and how it is with it.
Column {
    id: root

    required property var terminal // {name, kind, word, heard, note}
    readonly property bool known: root.terminal.name !== undefined

    spacing: Mm.ref(16)

    Heading {
        width: parent.width
        text: root.known ? root.terminal.name : qsTr("단말 없음")
    }

    Card {
        width: parent.width
        padding: Mm.ref(26)
        height: state.height + 2 * padding

        Column {
            id: state

            width: parent.width

            StateLine {
                width: parent.width
                kind: root.known ? root.terminal.kind : "off"
                text: root.known ? root.terminal.word : qsTr("적어 둔 단말이 없습니다.")
            }

            NaruText {
                width: parent.width
                visible: text !== ""
                text: root.known ? [root.terminal.note, root.terminal.heard].filter(words => words !== "").join(" · ") : qsTr("관리자가 단말을 적어야 합니다.")
                kind: NaruText.Floor
                color: Theme.text2
            }
        }
    }
}
