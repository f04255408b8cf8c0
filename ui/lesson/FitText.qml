// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// One line that shrinks from its size to the floor before it wraps.
NaruText {
    id: root

    property int most: Measure.titleSize
    property int least: Measure.floorSize
    property real room: width

    kind: NaruText.Control
    pixelSize: Math.max(root.least, Math.min(root.most, Math.floor(root.most * root.room / Math.max(1, measure.advanceWidth + 2))))

    TextMetrics {
        id: measure

        text: root.text
        font.family: Theme.family
        font.pixelSize: root.most
        font.bold: root.bold
    }
}
