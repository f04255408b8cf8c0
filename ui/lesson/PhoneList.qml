// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

Column {
    id: root

    required property PhoneHand hand
    required property var widget

    spacing: Measure.gap

    Repeater {
        model: root.widget.items

        PhoneItem {
            required property var modelData

            hand: root.hand
            item: modelData
            width: root.width
            height: Math.max(root.hand.unit - Measure.mm(2), implicitHeight)
            widgetId: root.widget.id
            open: root.widget.isOpen
            swipes: true
            wanted: modelData.isWanted
            onDone: (deed, way) => root.hand.act(root.widget.id, deed, modelData.id, way)
        }
    }
}
