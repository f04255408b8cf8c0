// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// One of the three lists.
Card {
    id: root

    property string title
    property string iconName
    property var rows: []

    signal chosen(var finding)

    level: 2
    padding: Mm.ref(20)

    Icon {
        id: picture

        x: Mm.ref(4)
        name: root.iconName
        size: Mm.ref(46)
    }

    Heading {
        id: head

        x: Mm.ref(62)
        width: parent.width - x
        text: root.title
    }

    Hairline {
        id: under

        y: head.height + Mm.ref(2)
        width: parent.width
    }

    ScrollColumn {
        y: under.y + Mm.ref(8)
        width: parent.width
        height: parent.height - y
        spacing: Math.max(Mm.ref(10), Theme.gapLeast)

        Repeater {
            model: root.rows

            FindingRow {
                required property var modelData
                required property int index

                width: parent.width
                finding: modelData
                last: index === root.rows.length - 1
                onClicked: root.chosen(modelData)
            }
        }
    }
}
