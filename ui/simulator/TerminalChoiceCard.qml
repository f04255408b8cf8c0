// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// A heading and choices below it, which scroll where there are too many.
Card {
    id: root

    property alias title: head.text
    property alias choices: rows.choices
    property alias value: rows.value
    readonly property real wanted: head.height + Tool.u(12) + rows.implicitHeight + 2 * root.padding

    signal chosen(var value)

    level: 2
    padding: Tool.u(18)

    Heading {
        id: head

        width: parent.width
    }

    ScrollColumn {
        y: head.height + Tool.u(12)
        width: parent.width
        height: parent.height - y

        Choices {
            id: rows

            width: parent.width
            onChosen: value => root.chosen(value)
        }
    }
}
