// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// Beside each other; in large text under each other.
Grid {
    id: root

    required property PhoneHand hand
    required property var widget

    columns: Measure.large ? 1 : root.widget.items.length
    spacing: Measure.mm(Measure.large ? 4.5 : 3)

    Repeater {
        model: root.widget.items

        PhoneItem {
            required property var modelData

            hand: root.hand
            item: modelData
            width: (root.width - root.spacing * (root.columns - 1)) / root.columns
            height: Math.max(root.hand.unit * 0.8, implicitHeight)
            centred: true
            widgetId: root.widget.id
            onDone: (deed, way) => root.hand.act(root.widget.id, deed, modelData.id, way)
        }
    }
}
