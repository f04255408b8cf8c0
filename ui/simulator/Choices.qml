// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// Radio rows in two columns, as close as the rules allow.
Grid {
    id: root

    property var choices: []
    property var value

    signal chosen(var value)

    columns: 2
    columnSpacing: Tool.u(16)
    rowSpacing: Tool.u(10)

    Repeater {
        model: root.choices

        ChoiceRow {
            required property var modelData

            width: (root.width - root.columnSpacing) / 2
            // Two lines where a language needs them.
            height: implicitHeight > Theme.controlMin ? implicitHeight - Tool.u(10) : Tool.u(34)
            text: modelData.text
            onChosen: root.chosen(modelData.value)

            Binding on checked  {
                value: root.value === modelData.value
            }
        }
    }
}
