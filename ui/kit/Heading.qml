// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// The head of a section, or (page: true) the question of the page.
Item {
    id: root

    property string text
    property string count
    property bool page: false

    implicitWidth: words.implicitWidth + (count === "" ? 0 : number.implicitWidth + Mm.ref(20))
    implicitHeight: words.implicitHeight
    Accessible.role: Accessible.Heading
    Accessible.name: (root.text + " " + root.count).trim()

    NaruText {
        id: words

        width: parent.width - (root.count === "" ? 0 : number.width + Mm.ref(20))
        text: root.text
        kind: root.page ? NaruText.Title : NaruText.Control
        Accessible.ignored: true
    }

    NaruText {
        id: number

        anchors.right: parent.right
        anchors.baseline: words.baseline
        text: root.count
        kind: NaruText.Control
        color: Theme.text2
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
