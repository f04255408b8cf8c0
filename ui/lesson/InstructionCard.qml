// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// What to do now, or what was pressed and what to do instead. One act; no red, no cross.
Rectangle {
    id: root

    required property var model
    readonly property bool amber: model.tone === "mistake"
    readonly property int side: Mm.px(7)

    implicitHeight: Math.max(Mm.px(Large.narrow ? 44 : 56), words.implicitHeight + 2 * Mm.px(5))
    color: amber ? Theme.cautionTint : Theme.paper
    border.color: amber ? Theme.cautionEdge : Theme.action
    border.width: Math.max(Theme.border, Mm.px(0.8))
    radius: Large.cardRadius
    Accessible.role: Accessible.AlertMessage
    Accessible.name: [root.model.praise, root.model.line, root.model.more].filter(words => words !== "").join(" ").replace(/\n/g, " ")

    Icon {
        id: sign

        x: root.side
        anchors.verticalCenter: parent.verticalCenter
        name: root.amber ? "undo" : root.model.tone === "hint" ? "hint" : ""
        size: Large.iconSize
        color: root.amber ? Theme.cautionText : Theme.action
    }

    Column {
        id: words

        x: root.side + (sign.name === "" ? 0 : sign.width + Mm.px(5))
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x - root.side
        spacing: Mm.px(1)

        StateLine {
            width: parent.width
            visible: root.model.praise !== ""
            kind: "ok"
            text: root.model.praise
            pixelSize: Large.floorSize
            Accessible.ignored: true
        }

        NaruText {
            width: parent.width
            text: root.model.line
            kind: NaruText.Title
            pixelSize: Large.titleSize
            Accessible.ignored: true
        }

        NaruText {
            width: parent.width
            visible: text !== ""
            text: root.model.more
            pixelSize: Large.narrow ? Large.floorSize : Large.bodySize
            color: root.amber ? Theme.ink : Theme.text2
            Accessible.ignored: true
        }
    }
}
