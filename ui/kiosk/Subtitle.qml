// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// What is said and does not stand on the page; over the page's title, never over a key.
Rectangle {
    id: root

    property string text

    width: parent.width
    // The first line of a title is covered whole or not at all.
    height: Math.max(words.implicitHeight + 2 * Plan.mm(4), Plan.mm(11) + Math.round(Plan.displaySize * 1.25))
    visible: root.text !== ""
    color: Theme.strip

    NaruText {
        id: words

        x: Plan.margin
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - 2 * x
        text: root.text
        kind: NaruText.Sentence
        pixelSize: Plan.bodySize
        color: Theme.overStrip
    }
}
