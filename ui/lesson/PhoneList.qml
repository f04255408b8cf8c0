// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

Column {
    id: root

    required property PhoneHand hand
    required property var widget

    spacing: Mm.px(4.5)

    Repeater {
        model: root.widget.items

        PhoneItem {
            required property var modelData

            hand: root.hand
            item: modelData
            width: root.width
            height: Math.max(root.hand.unit - Mm.px(2), Mm.px(21))
            widgetId: root.widget.id
            open: root.widget.isOpen
            swipes: true
            wanted: modelData.isWanted
            onDone: (deed, way) => root.hand.act(root.widget.id, deed, modelData.id, way)
        }
    }
}
