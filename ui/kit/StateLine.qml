// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A state in one line: readiness of the desk, today's counts, a step of a conversation.
Item {
    id: root

    property string kind
    property string text
    property string count
    property bool bold: false
    property color color: Theme.ink
    property int pixelSize: Theme.bodySize
    readonly property int lineHeight: Math.max(Mm.ref(52), Math.round(pixelSize * 1.35))

    implicitWidth: words.x + words.implicitWidth + (count === "" ? 0 : number.implicitWidth + Mm.ref(16))
    implicitHeight: Math.max(lineHeight, words.implicitHeight)
    Accessible.role: Accessible.StaticText
    Accessible.name: (root.text + " " + root.count).trim()

    StateGlyph {
        id: glyph

        y: Math.round((Math.min(root.height, root.lineHeight) - height) / 2)
        kind: root.kind
        size: Mm.ref(38)
    }

    NaruText {
        id: words

        x: glyph.width > 0 ? Mm.ref(54) : 0
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x - (root.count === "" ? 0 : number.width + Mm.ref(16))
        text: root.text
        pixelSize: root.pixelSize
        bold: root.bold
        color: root.color
        Accessible.ignored: true
    }

    NaruText {
        id: number

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: root.count
        bold: true
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
