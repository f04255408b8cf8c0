// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// What was not taken and belongs to no single field.
Row {
    id: root

    property string text

    visible: text !== ""
    spacing: Mm.ref(12)

    StateGlyph {
        y: Math.round((Theme.bodySize * 1.35 - height) / 2)
        kind: "warn"
        size: Mm.ref(38)
    }

    NaruText {
        width: root.width - x
        text: root.text
        color: Theme.cautionText
    }
}
