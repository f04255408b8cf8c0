// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

// Millimetres of the real glass -> pixels. Every size in the kit and on the pages passes through here.
QtObject {
    id: root

    // The pitch of the panel the pages were drawn for: 23.8", 1920 x 1080.
    readonly property real drawnPitch: 0.2745
    // mm per pixel of this panel: a setting, checked with a ruler on the screen.
    property real pitch: drawnPitch
    // 1 as drawn, 2 = large text, below 1 when a small panel must hold the whole drawing.
    property real enlargement: 1

    // Smallest Hangul ink of Noto Sans CJK KR in em.
    readonly property real inkRegular: 0.743
    readonly property real inkBold: 0.765
    // Drawn floor (36 px Regular) and the legal floor for signed-in staff, mm of ink.
    readonly property real drawnInkFloor: 7.34
    readonly property real inkFloor: 4.8

    function px(mm: real): int {
        return Math.max(1, Math.round(mm * root.enlargement / root.pitch));
    }

    function ref(drawnPixels: real): int {
        return drawnPixels === 0 ? 0 : root.px(drawnPixels * root.drawnPitch);
    }

    function font(inkMm: real, bold: bool): int {
        const ink = bold ? root.inkBold : root.inkRegular;
        return Math.ceil(inkMm * root.enlargement / root.pitch / ink);
    }

    // A window smaller than the drawing shrinks it, never below the legal ink floor; a larger one leaves it as drawn.
    function fit(windowWidth: real, windowHeight: real) {
        const drawn = root.drawnPitch / root.pitch;
        const room = Math.min(windowWidth / (1920 * drawn), windowHeight / (1080 * drawn));
        root.enlargement = Math.max(root.inkFloor / root.drawnInkFloor, Math.min(1, room));
    }
}
