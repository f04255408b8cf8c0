// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// The way through a lesson: its beginning, its steps, its end. A triangle stands where something is to be mended.
Flow {
    id: root

    required property DraftModel draft

    spacing: Theme.gapLeast

    Repeater {
        model: root.draft.places

        NaruButton {
            id: key

            required property var modelData
            readonly property bool here: modelData.id === root.draft.place

            width: text.length > 2 || isNaN(text) ? Mm.ref(118) : Mm.ref(80)
            height: Theme.controlMin
            side: Mm.ref(8)
            text: modelData.text
            kind: key.here ? NaruButton.Ink : NaruButton.Secondary
            Accessible.name: modelData.name
            Accessible.selected: key.here
            onClicked: root.draft.go(key.modelData.id)

            StateGlyph {
                anchors.right: parent.right
                anchors.top: parent.top
                anchors.margins: Mm.ref(3)
                kind: key.modelData.kind
                size: Mm.ref(26)
            }
        }
    }
}
