// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// What went well: a tick and a sentence.
Item {
    id: root

    property string text
    property int pixelSize: Measure.bodySize

    implicitHeight: Math.max(glyph.size, words.implicitHeight)
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text

    StateGlyph {
        id: glyph

        y: Math.round((Math.min(parent.height, Math.round(root.pixelSize * 1.35)) - height) / 2)
        kind: "ok"
        size: Measure.mm(Measure.large ? 15 : 10.4)
    }

    NaruText {
        id: words

        x: glyph.size + Measure.mm(4.4)
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x
        text: root.text
        pixelSize: root.pixelSize
        Accessible.ignored: true
    }
}
