// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick
import Naru.Kit

// The phone is a tool on a desk, not a page for visitors: drawn 1240 x 1040, its words at the legal floor.
QtObject {
    id: root

    readonly property real drawnWidth: 1240
    readonly property real drawnHeight: 1040
    readonly property real share: Mm.inkFloor / Mm.drawnInkFloor

    // Pixels of the drawing of this window.
    function u(drawnPixels: real): int {
        return Mm.ref(drawnPixels / root.share);
    }

    function fit(windowWidth: real, windowHeight: real) {
        const room = Math.min(windowWidth / root.drawnWidth, windowHeight / root.drawnHeight);
        Mm.enlargement = root.share * room * Mm.pitch / Mm.drawnPitch;
    }
}
