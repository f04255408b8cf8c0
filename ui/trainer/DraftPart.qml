// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// One line of what stands at a place: words, a choice, or something to add.
Loader {
    id: root

    required property DraftModel draft
    required property var part

    signal picked(string kind, int index, string label)

    sourceComponent: ({
            "text": words,
            "row": row,
            "button": button
        })[root.part.type]

    Component {
        id: words

        TextBox {
            draft: root.draft
            key: root.part.key
            label: root.part.label
        }
    }

    Component {
        id: row

        ListRow {
            readonly property string value: root.draft.revision >= 0 ? root.draft.valueOf(root.part.kind, root.part.index) : ""

            title: root.part.label
            second: value
            iconName: "edit"
            onClicked: root.picked(root.part.kind, root.part.index, root.part.label)
        }
    }

    Component {
        id: button

        NaruButton {
            text: root.part.label
            iconName: root.part.kind === "order" ? "sync" : "plus"
            onClicked: root.picked(root.part.kind, root.part.index, root.part.label)
        }
    }
}
