// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A sentence to say aloud.
Rectangle {
    id: root

    property string text
    property string iconName: "voice"

    color: Theme.sunk
    border.color: Theme.highContrast ? Theme.line : Theme.sunk
    border.width: Theme.border
    radius: Mm.ref(14)
    implicitWidth: picture.width + words.implicitWidth + Mm.ref(92)
    implicitHeight: words.implicitHeight + 2 * Mm.ref(20)

    Icon {
        id: picture

        x: Mm.ref(32)
        y: Mm.ref(20) + Math.round((Theme.sentenceSize * 1.35 - height) / 2)
        name: root.iconName
        size: Mm.ref(46)
    }

    NaruText {
        id: words

        x: picture.x + picture.width + Mm.ref(26)
        y: Mm.ref(20)
        width: parent.width - x - Mm.ref(26)
        text: root.text
        kind: NaruText.Sentence
    }
}
