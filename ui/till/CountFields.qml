// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// Notes and coins, how many of each: one field for every kind that is about.
Grid {
    id: root

    property var piles: []
    readonly property real cell: (width - (columns - 1) * columnSpacing) / columns

    signal counted(var won, string count)
    signal accepted

    function focusFirst() {
        const first = fields.itemAt(0);
        if (first)
            first.forceActiveFocus(Qt.TabFocusReason);
    }

    function wipe() {
        for (let i = 0; i < fields.count; ++i)
            (fields.itemAt(i) as NaruField).wipe();
    }

    columns: 4
    columnSpacing: Theme.gap
    rowSpacing: Mm.ref(10)

    Repeater {
        id: fields

        model: 8

        NaruField {
            required property int index
            readonly property var kind: root.piles[index]

            width: root.cell
            label: kind.text
            lengthMax: 6
            onEdited: root.counted(kind.won, text)
            onAccepted: root.accepted()
            Component.onCompleted: text = kind.count > 0 ? String(kind.count) : ""
        }
    }
}
