// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

Column {
    id: root

    required property PhoneHand hand
    required property var widget

    spacing: Mm.px(2)

    NaruText {
        width: parent.width
        text: root.widget.label
        kind: NaruText.Floor
        pixelSize: Large.floorSize
        color: Theme.text2
    }

    Grid {
        columns: 2
        columnSpacing: Mm.px(4.5)
        rowSpacing: Mm.px(4.5)
        width: parent.width

        Repeater {
            model: root.widget.items

            PhoneItem {
                required property var modelData

                hand: root.hand
                item: modelData
                width: (root.width - Mm.px(4.5)) / 2
                height: Math.max(root.hand.unit, Mm.px(21))
                centred: true
                widgetId: root.widget.id
                open: root.widget.isOpen
                onDone: (deed, way) => root.hand.act(root.widget.id, deed, modelData.id, way)
            }
        }
    }
}
