// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// One seat: a number and an animal, how far, and how it stands in word and shape. A raised hand is the only yellow.
Pressable {
    id: root

    property int number: 0
    property string animal
    property int step: 0
    property int steps: 0
    property string seatState
    property string word
    property string glyph
    // "출석 · 5번 토끼", or empty.
    property string attends
    readonly property bool raised: root.seatState === "hand"
    readonly property bool stuck: root.seatState === "stuck" || root.seatState === "other"
    readonly property bool lost: root.seatState === "lost"
    readonly property bool low: root.height < Mm.ref(200)
    readonly property color wordColour: root.raised ? Theme.overHelp : Theme.ink
    readonly property int side: Mm.ref(20)
    readonly property real room: root.width - 2 * root.side

    text: {
        const place = root.steps > 0 ? ", " + qsTr("%1 / %2걸음").arg(root.step).arg(root.steps) : "";
        return qsTr("%1번 %2").arg(root.number).arg(root.animal) + place + ", " + root.word + (root.attends !== "" ? ", " + root.attends : "");
    }
    radius: Theme.cardRadius

    Rectangle {
        anchors.fill: parent
        color: root.raised ? Theme.help : root.pressed ? Theme.paperPressed : root.stuck ? Theme.cautionTint : Theme.paper
        border.color: root.raised ? Theme.overHelp : root.stuck ? Theme.cautionEdge : Theme.edge
        border.width: root.lost ? 0 : root.raised ? Mm.ref(6) : root.stuck ? Theme.borderSelected : Theme.border
        radius: root.radius
    }

    DashedOutline {
        anchors.fill: parent
        visible: root.lost
        color: Theme.edge
        radius: root.radius
        lineWidth: Mm.ref(3)
    }

    Column {
        id: lines

        x: root.side
        anchors.verticalCenter: parent.verticalCenter
        width: root.room
        spacing: Mm.ref(root.low ? 6 : 16)

        Item {
            width: parent.width
            height: number.implicitHeight

            NaruText {
                id: number

                text: String(root.number)
                kind: NaruText.Title
                pixelSize: Mm.ref(root.low ? 50 : 60)
                color: root.wordColour
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }

            NaruText {
                id: animal

                anchors.left: number.right
                anchors.leftMargin: Mm.ref(14)
                anchors.baseline: number.baseline
                text: root.animal
                kind: NaruText.Body
                color: root.wordColour
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }

            NaruText {
                id: reached

                anchors.right: whole.visible ? whole.left : parent.right
                anchors.baseline: number.baseline
                visible: root.steps > 0
                text: String(root.step)
                kind: NaruText.Number
                color: root.wordColour
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }

            // The dots say it as well, where a long name leaves no room.
            NaruText {
                id: whole

                anchors.right: parent.right
                anchors.baseline: number.baseline
                visible: root.steps > 0 && animal.x + animal.implicitWidth + Mm.ref(14) + reached.implicitWidth + implicitWidth <= parent.width
                text: " / " + root.steps
                kind: NaruText.Floor
                color: root.wordColour
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }

        SeatDots {
            width: parent.width
            count: root.steps
            reached: root.step
            color: root.wordColour
            hollow: root.raised ? root.wordColour : Theme.edge
        }

        Row {
            spacing: Mm.ref(12)

            StateGlyph {
                anchors.verticalCenter: parent.verticalCenter
                kind: root.glyph
                size: Mm.ref(42)
            }

            NaruText {
                id: told

                anchors.verticalCenter: parent.verticalCenter
                text: root.word
                kind: NaruText.Floor
                bold: root.raised || root.stuck || root.lost
                color: root.wordColour
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }

    // Who held up a card: as much of it as there is room for beside how the seat stands.
    NaruText {
        id: attendance

        readonly property real space: root.room - told.x - told.implicitWidth - Mm.ref(16)
        readonly property list<string> parts: root.attends.split(" · ")
        readonly property string brief: parts.length > 1 ? parts[0] + " " + parts[1].split(" ")[0] : parts[0]

        anchors.right: parent.right
        anchors.rightMargin: root.side
        y: lines.y + lines.height - height
        visible: root.attends !== "" && space >= leastWidth.advanceWidth
        text: wholeWidth.advanceWidth <= space ? root.attends : shortWidth.advanceWidth <= space ? brief : parts[0]
        kind: NaruText.Floor
        color: root.wordColour
        wrapMode: Text.NoWrap
        Accessible.ignored: true

        TextMetrics {
            id: wholeWidth

            font: told.font
            text: root.attends
        }

        TextMetrics {
            id: shortWidth

            font: told.font
            text: attendance.brief
        }

        TextMetrics {
            id: leastWidth

            font: told.font
            text: attendance.parts[0]
        }
    }
}
