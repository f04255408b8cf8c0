// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// What the kit is told of this glass and of who stands before it.
Item {
    id: root

    required property KioskModel model

    // What a window smaller than any kiosk leaves of its measures.
    readonly property real glassWidth: width * root.model.pitchMm
    readonly property real glassHeight: height * root.model.pitchMm
    readonly property real fit: Math.max(0.3, Math.min(1, glassWidth / 190, glassHeight / 338))

    Binding {
        target: Mm
        property: "pitch"
        value: root.model.pitchMm
    }

    Binding {
        target: Mm
        property: "enlargement"
        value: root.fit * root.model.enlargement
    }

    Binding {
        target: Plan
        property: "fit"
        value: root.fit
    }

    Binding {
        target: Plan
        property: "big"
        value: root.model.enlargement
    }

    Binding {
        target: Plan
        property: "widthMm"
        value: root.glassWidth / root.fit
    }

    Binding {
        target: Plan
        property: "heightMm"
        value: root.glassHeight / root.fit
    }

    Binding {
        target: Large
        property: "widthMm"
        value: root.glassWidth / root.fit
    }

    Binding {
        target: Large
        property: "heightMm"
        value: root.glassHeight / root.fit
    }

    Binding {
        target: Theme
        property: "highContrast"
        value: root.model.highContrast
    }

    Binding {
        target: Theme
        property: "reducedMotion"
        value: root.model.reducedMotion
    }

    Binding {
        target: Theme
        property: "family"
        value: root.model.language === "zh" ? "Noto Sans CJK SC" : "Noto Sans CJK KR"
    }

    Binding {
        target: Blind
        property: "on"
        value: root.model.blind
    }
}
