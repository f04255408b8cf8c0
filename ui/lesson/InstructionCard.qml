// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// What to do now, or what was pressed and what to do instead. One act; no red, no cross.
Rectangle {
    id: root

    required property var model
    // How high it may become: the act to do is always there, the helper line and the praise where there is room.
    property real most: 1e6
    // It stands far from the phone: larger, and says that all is practice.
    property bool told: false
    // Large: what the phone says would cover the phone.
    readonly property string helperText: Measure.large && model.toast !== "" ? model.toast : model.more
    // Not all of it is shown.
    readonly property bool more: !allFits
    readonly property bool amber: model.tone === "mistake"
    readonly property int side: Measure.mm(Measure.large ? 5 : 7)
    readonly property int pad: Measure.mm(Measure.large ? 3.5 : 5)
    readonly property real room: most - 2 * pad
    readonly property real allHeight: line.implicitHeight + (praise.wanted ? praise.implicitHeight : 0) + (helper.wanted ? helper.implicitHeight : 0) + words.spacing * 2
    readonly property bool allFits: allHeight <= room
    readonly property bool helperFits: line.implicitHeight + helper.implicitHeight + words.spacing <= room

    implicitHeight: Math.max(Measure.mm(Measure.large ? 36 : Measure.narrow ? 44 : 56), words.implicitHeight + 2 * pad)
    color: amber ? Theme.cautionTint : Theme.paper
    border.color: amber ? Theme.cautionEdge : Theme.action
    border.width: Math.max(Theme.border, Measure.mm(0.8))
    radius: Measure.cardRadius
    Accessible.role: Accessible.AlertMessage
    Accessible.name: [root.model.praise, root.model.line, root.model.more].filter(words => words !== "").join(" ").replace(/\n/g, " ")

    Icon {
        id: sign

        x: root.side
        anchors.verticalCenter: parent.verticalCenter
        // Large words need its room; amber has its border as well.
        name: Measure.large ? "" : root.amber ? "undo" : root.model.tone === "hint" ? "hint" : ""
        size: Measure.iconSize
        color: root.amber ? Theme.cautionText : Theme.action
    }

    Column {
        id: words

        x: root.side + (sign.name === "" ? 0 : sign.width + Measure.mm(5))
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x - root.side
        spacing: Measure.mm(root.told ? 4 : 1)

        DoneLine {
            id: praise

            readonly property bool wanted: root.model.praise !== ""

            width: parent.width
            visible: wanted && root.allFits
            text: root.model.praise
            pixelSize: Measure.floorSize
            Accessible.ignored: true
        }

        NaruText {
            id: line

            width: parent.width
            text: Measure.large ? root.model.line.replace(/\n/g, " ") : root.model.line
            kind: NaruText.Title
            pixelSize: root.told ? Measure.displaySize : Measure.titleSize
            Accessible.ignored: true
        }

        NaruText {
            id: helper

            readonly property bool wanted: root.helperText !== ""

            width: parent.width
            visible: wanted && (root.allFits || root.helperFits)
            text: Measure.large ? root.helperText.replace(/\n/g, " ") : root.helperText
            pixelSize: Measure.narrow ? Measure.floorSize : Measure.bodySize
            color: root.amber ? Theme.ink : Theme.text2
            Accessible.ignored: true
        }

        NaruText {
            width: parent.width
            visible: root.told
            text: qsTr("연습이에요.") + " " + qsTr("진짜가 아니니 마음껏 눌러요.")
            kind: NaruText.Floor
            pixelSize: Measure.floorSize
            color: root.amber ? Theme.ink : Theme.text2
        }
    }
}
