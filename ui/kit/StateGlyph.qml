// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// One of the nine states, as a shape; a word always stands beside it. `inverted`: on a fill of the state's own colour.
Item {
    id: root

    property string kind
    property int size: Mm.ref(38)
    property bool inverted: false
    // On the ink bar of a toast: the shape in white, its mark in the bar's colour.
    property bool darkGround: false
    readonly property bool outlined: kind === "warn" && !inverted && !darkGround && !Theme.highContrast
    readonly property color shape: {
        if (root.darkGround)
            return Theme.overStrip;
        if (root.outlined)
            return Theme.ink;
        return root.inverted ? Theme.overStateColour(root.kind) : Theme.stateColour(root.kind);
    }
    readonly property color mark: {
        if (root.darkGround)
            return Theme.strip;
        if (root.outlined)
            return Theme.caution;
        return root.inverted ? Theme.stateColour(root.kind) : Theme.overStateColour(root.kind);
    }

    implicitWidth: kind === "" ? 0 : size
    implicitHeight: kind === "" ? 0 : size
    Accessible.ignored: true

    function address(): string {
        const drawing = root.kind === "warn" && !root.outlined ? "warn-solid" : root.kind;
        return "image://icon/state-" + drawing + "/" + encodeURIComponent(root.shape + "," + root.mark) + "/" + root.size;
    }

    Image {
        anchors.centerIn: parent
        width: root.size
        height: root.size
        source: root.kind === "" ? "" : root.address()
    }
}
