// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// Stops on a line, each a key of its own: nothing has to be dragged.
Column {
    id: root

    required property PhoneHand hand
    required property var widget

    spacing: Mm.px(1)

    NaruText {
        width: parent.width
        text: root.widget.label
        kind: NaruText.Floor
        pixelSize: Large.floorSize
        color: Theme.text2
    }

    Row {
        id: stops

        width: parent.width
        spacing: Mm.px(2.6)

        Repeater {
            model: root.widget.items

            PhoneItem {
                required property var modelData

                hand: root.hand
                item: modelData
                width: (stops.width - stops.spacing * (root.widget.items.length - 1)) / root.widget.items.length
                height: Math.max(root.hand.unit * 0.85, Mm.px(21))
                centred: true
                radius: height / 2
                widgetId: root.widget.id
                onDone: (deed, way) => root.hand.act(root.widget.id, deed, modelData.id, way)
            }
        }
    }
}
