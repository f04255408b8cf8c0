// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// One thing that was done: a check, its name, and how far in words. No score.
Item {
    id: root

    property string text
    property string mark
    property bool wanted: true
    property bool counts: false

    implicitHeight: words.implicitHeight + line.implicitHeight + Plan.mm(2)

    Icon {
        id: check

        y: Plan.big > 1 ? Plan.mm(4) : Plan.mm(1)
        name: "check"
        size: Plan.mm(13)
        color: Theme.ok
    }

    NaruText {
        id: words

        x: check.size + Plan.mm(Plan.big > 1 ? 3 : 5)
        width: root.width - x
        text: root.text
        pixelSize: Plan.bodySize
        bold: true
    }

    NaruText {
        id: line

        x: words.x
        y: words.height
        width: words.width
        text: root.mark
        pixelSize: Plan.floorSize
        color: Theme.text2
    }
}
