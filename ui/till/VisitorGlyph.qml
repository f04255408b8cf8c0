// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// A state's shape toward a visitor: what did not come about is brown there, never red.
Image {
    id: root

    property string kind
    property int size: Mm.px(52)
    property bool inverted: false
    readonly property string told: root.kind === "no" ? "doubt" : root.kind
    readonly property color shape: root.inverted ? Theme.overStateColour(root.told) : Theme.stateColour(root.told)
    readonly property color mark: root.inverted ? Theme.stateColour(root.told) : Theme.overStateColour(root.told)

    width: size
    height: size
    source: root.kind === "" ? "" : "image://icon/state-" + root.kind + "/" + encodeURIComponent(root.shape + "," + root.mark) + "/" + root.size
    Accessible.ignored: true
}
