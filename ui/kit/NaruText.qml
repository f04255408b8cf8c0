// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit // Qt 6.4: a file sees the C++ types of its own module only through an import

// The only way to write words on a screen: plain text, cleaned, our font, our line height.
Item {
    id: root

    enum Kind {
        Floor,
        Body,
        Sentence,
        Control,
        Number,
        Title,
        Display,
        Amount
    }

    property string text
    property int kind: NaruText.Body
    property bool bold: kind >= NaruText.Control
    property color color: Theme.ink
    property int pixelSize: Theme.sizes[kind]
    property string family: Theme.family
    property int charactersMax: 400
    // What is drawn; NaruValue shows line breaks and repeated spaces as signs.
    property string shown: PlainText.clean(text, charactersMax)

    property alias wrapMode: inner.wrapMode
    property alias elide: inner.elide
    property alias maximumLineCount: inner.maximumLineCount
    property alias horizontalAlignment: inner.horizontalAlignment
    readonly property alias truncated: inner.truncated
    readonly property alias lineCount: inner.lineCount
    readonly property alias contentWidth: inner.contentWidth
    readonly property alias contentHeight: inner.contentHeight
    readonly property alias font: inner.font

    readonly property real lineFactor: kind >= NaruText.Title ? 1.25 : 1.35

    implicitWidth: inner.implicitWidth
    implicitHeight: Math.max(1, inner.lineCount) * inner.lineHeight
    baselineOffset: inner.y + inner.baselineOffset

    Accessible.role: Accessible.StaticText
    Accessible.name: root.shown
    Accessible.ignored: root.text === ""

    Text {
        id: inner

        // Qt takes the difference to the font's natural line (1.448 em) away below, and the ink of Hangul sits 0.076 em
        // under the middle of that line: lift the words into the middle of theirs.
        y: -Math.round(((1.448 - root.lineFactor) / 2 + 0.076) * root.pixelSize)
        width: root.width
        text: root.shown
        textFormat: Text.PlainText
        color: root.color
        font.family: root.family
        font.pixelSize: root.pixelSize
        font.bold: root.bold
        lineHeightMode: Text.FixedHeight
        lineHeight: Math.round(root.pixelSize * root.lineFactor)
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
}
