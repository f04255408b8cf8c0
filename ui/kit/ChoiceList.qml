// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A radio group from [{value, text, second}]; `value` follows the choice.
Grid {
    id: root

    property var model: []
    property var value

    signal chosen(var value)

    columns: 1
    columnSpacing: Theme.gap
    rowSpacing: Math.max(Mm.ref(10), Theme.gapLeast)

    Repeater {
        model: root.model

        ChoiceRow {
            required property var modelData

            width: root.width > 0 ? (root.width - (root.columns - 1) * root.columnSpacing) / root.columns : implicitWidth
            text: modelData.text
            second: modelData.second ?? ""
            onChosen: {
                root.value = modelData.value;
                root.chosen(modelData.value);
            }

            Binding on checked  {
                value: root.value === modelData.value
            }
        }
    }
}
