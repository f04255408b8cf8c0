// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit // Qt 6.4: a file sees the C++ types of its own module only through an import

// A value that somebody else wrote (a released field, a name in a file). The frame is ours and no value can draw it.
Item {
    id: root

    property string text
    property int kind: NaruText.Body
    property bool bold: false
    property int linesMax: 2
    property int charactersMax: 200
    readonly property alias truncated: words.truncated
    readonly property alias lineCount: words.lineCount
    readonly property int inset: Mm.ref(14)

    implicitWidth: words.implicitWidth + 2 * inset
    implicitHeight: words.implicitHeight + Mm.ref(8)
    baselineOffset: words.y + words.baselineOffset

    Accessible.role: Accessible.StaticText
    Accessible.name: words.shown

    Rectangle {
        anchors.fill: parent
        color: Theme.sunk
        border.color: Theme.line
        border.width: Theme.border
        radius: Mm.ref(8)
    }

    NaruText {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        x: root.inset
        width: root.width - 2 * root.inset
        text: root.text
        shown: PlainText.cleanValue(root.text, root.charactersMax)
        kind: root.kind
        bold: root.bold
        maximumLineCount: root.linesMax
        elide: Text.ElideRight
        Accessible.ignored: true
    }
}
