// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

PhonePressable {
    id: root

    required property var widget

    widgetId: widget.id
    name: [widget.label].concat(widget.lines).join(", ").replace(/\n/g, " ")
    wanted: widget.isWanted
    holds: widget.isWanted && widget.deed === "hold"
    implicitHeight: Math.max(Measure.mm(root.pressable ? 21 : 1), words.implicitHeight + Measure.mm(8))
    onDone: (deed, way) => root.hand.act(root.widgetId, deed, "", way)

    Rectangle {
        anchors.fill: parent
        visible: !root.pressable
        color: Theme.paper
        border.color: Theme.line
        border.width: Theme.border
        radius: root.radius
    }

    Rectangle {
        width: Measure.mm(2.5)
        height: parent.height - 2 * root.radius
        anchors.verticalCenter: parent.verticalCenter
        x: Measure.mm(1.5)
        color: Theme.action
    }

    Column {
        id: words

        x: Measure.mm(7)
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - Measure.mm(11)
        spacing: Measure.mm(0.5)

        NaruText {
            width: parent.width
            text: root.widget.label
            kind: NaruText.Control
            pixelSize: Measure.word(8.6)
            Accessible.ignored: root.pressable
        }

        Repeater {
            model: root.widget.lines

            NaruText {
                required property string modelData

                width: words.width
                text: modelData
                kind: NaruText.Floor
                pixelSize: Measure.floorSize
                Accessible.ignored: root.pressable
            }
        }
    }
}
