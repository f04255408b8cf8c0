// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

Column {
    id: root

    required property PhoneHand hand
    required property var widget

    spacing: Measure.mm(Measure.large ? 4.5 : 2)

    NaruText {
        width: parent.width
        text: root.widget.label
        kind: NaruText.Floor
        pixelSize: Measure.floorSize
        color: Theme.text2
    }

    Grid {
        columns: Measure.large ? 1 : 2
        columnSpacing: Measure.mm(4.5)
        rowSpacing: Measure.mm(4.5)
        width: parent.width

        Repeater {
            model: root.widget.items

            PhoneItem {
                required property var modelData

                hand: root.hand
                item: modelData
                width: Measure.large ? root.width : (root.width - Measure.mm(4.5)) / 2
                height: Math.max(root.hand.unit, implicitHeight)
                centred: true
                widgetId: root.widget.id
                open: root.widget.isOpen
                onDone: (deed, way) => root.hand.act(root.widget.id, deed, modelData.id, way)
            }
        }
    }
}
