// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

Row {
    id: root

    required property PhoneHand hand
    required property var widget

    spacing: Mm.px(3)

    Repeater {
        model: root.widget.items

        PhoneItem {
            required property var modelData

            hand: root.hand
            item: modelData
            width: (root.width - Mm.px(3) * (root.widget.items.length - 1)) / root.widget.items.length
            height: Math.max(root.hand.unit * 0.8, Mm.px(21))
            centred: true
            widgetId: root.widget.id
            onDone: (deed, way) => root.hand.act(root.widget.id, deed, modelData.id, way)
        }
    }
}
