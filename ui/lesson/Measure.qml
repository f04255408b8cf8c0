// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick
import Naru.Kit

// The kit's measures of public pages as a lesson uses them. Large text makes words twice the floor; keys, gaps and rims
// are a hand's, not an eye's, and stay.
QtObject {
    id: root

    // 1 or 2.
    property int big: 1
    // Something else stands on the strip with the lesson's name.
    property bool stripTaken: false
    readonly property bool large: big > 1
    // Below 1 only in a window smaller than any kiosk, such as a demo on a desk's screen.
    readonly property real fit: Mm.enlargement / root.big
    readonly property bool narrow: Large.narrow
    readonly property bool small: Large.small

    // Type: what is told and what is pressed in large text is as large as the panel has room for, never below twice
    // the floor.
    readonly property int titleSize: root.large ? root.ink(root.narrow ? 15.4 : Large.widthMm < 300 ? 18.4 : 22, true) : Large.titleSize
    readonly property int displaySize: root.large ? root.titleSize : Large.displaySize
    readonly property int bodySize: root.large ? root.floorSize : Large.bodySize
    readonly property int floorSize: root.ink(root.large ? 14.7 : 7.35, false)
    readonly property int keySize: root.word(12)

    readonly property int margin: root.mm(root.narrow ? 8 : 11.9)
    readonly property int gap: root.mm(4.5)
    readonly property int gapWide: root.mm(root.large ? 4.5 : 6)
    readonly property int mainHeight: root.mm(root.large ? 30 : root.narrow ? 36 : 42.7)
    readonly property int buttonHeight: root.mm(root.large ? 28 : root.narrow ? 32 : 37.7)
    readonly property int rowHeight: root.mm(39.2)
    readonly property int stripHeight: root.mm(28.8)
    readonly property int radius: root.mm(5.9)
    readonly property int cardRadius: root.mm(6.9)
    readonly property int iconSize: root.mm(15)
    // The teaching ring: gap, ring, line.
    readonly property int ringGap: root.mm(1)
    readonly property int ring: root.mm(2.5)
    readonly property int ringLine: root.mm(1)

    function mm(millimetres: real): int {
        return Math.max(1, Math.round(millimetres * root.fit / Mm.pitch));
    }

    function ink(millimetres: real, bold: bool): int {
        return Math.ceil(millimetres * root.fit / Mm.pitch / (bold ? Mm.inkBold : Mm.inkRegular));
    }

    // A bold word drawn with so much ink; in large text with twice the floor.
    function word(millimetres: real): int {
        return root.ink(root.large ? 14.9 : millimetres, true);
    }
}
