// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// What came of it, as the counter's and the till's own pages show it to a visitor: shape, word and colour; what did not
// come about is brown there, never red.
Rectangle {
    id: root

    property string kind
    property string word
    property string sentence
    property bool wanted: word !== ""
    readonly property string told: root.kind === "no" ? "doubt" : root.kind
    readonly property bool filled: root.kind === "ok"
    readonly property color shape: root.filled ? Theme.overOk : Theme.stateColour(root.told)
    readonly property color mark: root.filled ? Theme.ok : Theme.overStateColour(root.told)
    readonly property int glyphSize: Plan.big === 1 ? Plan.mm(Plan.narrow ? 26 : 34) : 0
    readonly property int air: Plan.mm(Plan.big === 1 ? 9 : 5)

    implicitHeight: headline.implicitHeight + (root.sentence !== "" ? Plan.mm(2) + said.implicitHeight : 0) + 2 * air
    radius: Plan.radius
    color: root.filled ? Theme.ok : root.kind === "run" ? Theme.paper : Theme.cautionTint
    border.color: root.filled ? Theme.ok : root.kind === "run" ? Theme.edge : Theme.cautionEdge
    border.width: Plan.border
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.word + ". " + root.sentence

    Image {
        visible: root.glyphSize > 0
        x: root.air
        y: root.air
        width: root.glyphSize
        height: root.glyphSize
        source: root.kind === "" || root.glyphSize === 0 ? "" : "image://icon/state-" + (root.kind === "warn" ? "warn-solid" : root.kind) + "/" + encodeURIComponent(root.shape + "," + root.mark) + "/" + root.glyphSize
        Accessible.ignored: true
    }

    // Not a positioner: one that is hidden has no height.
    Item {
        id: words

        x: root.air + (root.glyphSize > 0 ? root.glyphSize + Plan.mm(7) : 0)
        y: root.air
        width: parent.width - x - root.air

        NaruText {
            id: headline

            width: parent.width
            text: root.word
            kind: NaruText.Display
            pixelSize: Plan.titleSize
            color: root.filled ? Theme.overOk : root.kind === "run" ? Theme.ink : Theme.cautionText
            Accessible.ignored: true
        }

        NaruText {
            id: said

            y: headline.height + Plan.mm(2)
            width: parent.width
            visible: text !== ""
            text: root.sentence
            pixelSize: Plan.bodySize
            color: root.filled ? Theme.overOk : Theme.ink
            Accessible.ignored: true
        }
    }
}
