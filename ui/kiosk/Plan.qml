// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick
import Naru.Kit

// Measures of a kiosk in millimetres of its glass. Words grow twofold with large text; margins, gaps and the least size
// of a control do not: they are a hand's, not an eye's.
QtObject {
    id: root

    property real widthMm: 268
    property real heightMm: 476
    // 1 or 2.
    property int big: 1
    // Below 1 only in a window smaller than any kiosk, such as a demo on a desk's screen.
    property real fit: 1
    readonly property bool narrow: widthMm < 220
    // A panel this low is within reach as it hangs.
    readonly property bool reachable: heightMm < 400

    readonly property int titleSize: Mm.font(12.2, true)
    readonly property int displaySize: root.big > 1 ? root.titleSize : Mm.font(root.narrow ? 14 : 17.2, true)
    readonly property int bodySize: Mm.font(root.big > 1 ? 7.4 : 8.8, false)
    readonly property int floorSize: Mm.font(7.4, false)

    readonly property int margin: root.mm(root.narrow ? 8 : 11.9)
    readonly property int gap: root.mm(4.5)
    readonly property int barGap: root.mm(3.2)
    readonly property int buttonHeight: root.mm(37.7)
    readonly property int mainHeight: root.mm(42.7)
    readonly property int doorHeight: root.mm(root.narrow ? 42 : 54)
    readonly property int lowDoorHeight: root.mm(42)
    readonly property int lowButtonHeight: root.mm(25)
    readonly property int radius: root.mm(5.9)
    readonly property int border: root.mm(0.75)
    readonly property int borderSelected: root.mm(1.25)

    function mm(millimetres: real): int {
        return Math.max(1, Math.round(millimetres * root.fit / Mm.pitch));
    }
}
