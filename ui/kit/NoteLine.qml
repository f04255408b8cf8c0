// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// What was kept, what happens meanwhile: a small icon and a quiet sentence.
Item {
    id: root

    property string text
    property string iconName

    implicitWidth: picture.width + words.implicitWidth + Mm.ref(14)
    implicitHeight: words.implicitHeight

    Icon {
        id: picture

        y: Math.round((Theme.floorSize * 1.35 - height) / 2)
        name: root.iconName
        size: Mm.ref(40)
        color: Theme.text2
    }

    NaruText {
        id: words

        x: picture.width > 0 ? picture.width + Mm.ref(14) : 0
        width: parent.width - x
        text: root.text
        kind: NaruText.Floor
        color: Theme.text2
    }
}
