// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

// Measures of pages that everybody uses: in millimetres of the real glass, as drawn for a 21.5" panel on end. A panel
// over 28 cm holds words of 12 mm ink; a smaller one may do with 7.25 mm.
QtObject {
    id: root

    // Of the panel, in millimetres; set by the page that knows its window.
    property real widthMm: 268
    property real heightMm: 476
    readonly property bool small: Math.sqrt(widthMm * widthMm + heightMm * heightMm) <= 280
    // A narrow panel: words shorten, second lines go.
    readonly property bool narrow: widthMm < 220

    // Type
    readonly property int titleSize: Mm.font(small ? 7.4 : 12.2, true)
    readonly property int displaySize: Mm.font(small ? 9 : narrow ? 14 : 17.2, true)
    readonly property int bodySize: Mm.font(small ? 7.3 : 8.8, false)
    readonly property int floorSize: Mm.font(7.35, false)
    readonly property int barSize: Mm.font(small ? 7.4 : 12.05, true)

    // Measures
    readonly property int margin: Mm.px(narrow ? 8 : 11.9)
    readonly property int gap: Mm.px(4.5)
    readonly property int gapWide: Mm.px(6)
    readonly property int mainHeight: Mm.px(42.7)
    readonly property int buttonHeight: Mm.px(37.7)
    readonly property int doorHeight: Mm.px(54.6)
    readonly property int rowHeight: Mm.px(39.2)
    readonly property int barHeight: Mm.px(47.6)
    readonly property int stripHeight: Mm.px(28.8)
    readonly property int radius: Mm.px(5.9)
    readonly property int cardRadius: Mm.px(6.9)
    readonly property int iconSize: Mm.px(15)
    // The teaching ring: gap, ring, line.
    readonly property int ringGap: Mm.px(1)
    readonly property int ring: Mm.px(2.5)
    readonly property int ringLine: Mm.px(1)
}
