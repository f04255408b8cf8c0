// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// What this centre takes money for. A press adds one; what has no price asks for it.
FocusScope {
    id: root

    required property EntryModel entry

    signal priceWanted(var item)

    Heading {
        id: head

        width: parent.width
        text: qsTr("무엇을 받을까요?")
        page: true
    }

    ScrollColumn {
        anchors.top: head.bottom
        anchors.topMargin: Mm.ref(16)
        anchors.bottom: parent.bottom
        width: parent.width + barRoom
        focus: true

        Grid {
            id: grid

            readonly property real cell: (width - columnSpacing) / 2

            width: parent ? parent.width : 0
            columns: 2
            columnSpacing: Theme.gap
            rowSpacing: Math.max(Mm.ref(14), Theme.gapLeast)

            Repeater {
                model: root.entry.items

                ListRow {
                    id: tile

                    required property var modelData
                    required property int index

                    width: grid.cell
                    title: modelData.name
                    second: modelData.price
                    keyText: index < 9 ? String(index + 1) : ""
                    shortcut: index < 9 ? String(index + 1) : ""
                    focus: index === 0
                    // A click adds; Enter stays with the first key at the right.
                    focusPolicy: Qt.TabFocus
                    onClicked: {
                        if (tile.modelData.open)
                            root.priceWanted(tile.modelData);
                        else
                            root.entry.add(tile.modelData.code);
                    }
                }
            }
        }
    }
}
