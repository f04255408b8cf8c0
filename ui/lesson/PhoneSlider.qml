// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// Stops on a line, each a key of its own: nothing has to be dragged.
Column {
    id: root

    required property PhoneHand hand
    required property var widget

    spacing: Measure.mm(Measure.large ? 4.5 : 1)

    NaruText {
        width: parent.width
        text: root.widget.label
        kind: NaruText.Floor
        pixelSize: Measure.floorSize
        color: Theme.text2
    }

    Grid {
        id: stops

        width: parent.width
        columns: Measure.large ? 2 : root.widget.items.length
        spacing: Measure.mm(Measure.large ? 4.5 : 3)

        Repeater {
            model: root.widget.items

            PhoneItem {
                required property var modelData

                hand: root.hand
                item: modelData
                width: (stops.width - stops.spacing * (stops.columns - 1)) / stops.columns
                height: Math.max(root.hand.unit * 0.85, implicitHeight)
                centred: true
                radius: height / 2
                widgetId: root.widget.id
                onDone: (deed, way) => root.hand.act(root.widget.id, deed, modelData.id, way)
            }
        }
    }
}
