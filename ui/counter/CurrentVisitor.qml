// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// Who is called to this counter or stands at it; what another counter sent along is above all.
Card {
    id: root

    property var current: ({})

    padding: Mm.ref(20)
    selected: true
    implicitHeight: words.implicitHeight + 2 * padding

    Column {
        id: words

        width: parent.width
        spacing: Mm.ref(2)

        NaruText {
            width: parent.width
            visible: text !== ""
            text: root.current.note ? "“" + root.current.note + "”" : ""
            kind: NaruText.Body
            bold: true
        }

        NaruText {
            width: parent.width
            visible: text !== ""
            text: root.current.from ?? ""
            kind: NaruText.Floor
            color: Theme.text2
        }

        NaruText {
            width: parent.width
            text: root.current.number ?? ""
            kind: NaruText.Title
        }

        NaruText {
            width: parent.width
            text: root.current.what ?? ""
            kind: NaruText.Control
        }

        StateLine {
            width: parent.width
            kind: "run"
            text: root.current.state ?? ""
            pixelSize: Theme.floorSize
        }
    }
}
