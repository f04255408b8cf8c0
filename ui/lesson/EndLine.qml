// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

Row {
    id: root

    property string iconName
    property string line
    property string more

    spacing: Mm.px(5)

    Icon {
        id: sign

        y: Mm.px(1)
        name: root.iconName
        size: Large.iconSize
    }

    Column {
        width: root.width - sign.width - root.spacing

        NaruText {
            width: parent.width
            text: root.line.replace(/\n/g, " ")
            pixelSize: Large.floorSize
            bold: true
        }

        NaruText {
            width: parent.width
            visible: text !== ""
            text: root.more.replace(/\n/g, " ")
            pixelSize: Large.floorSize
            color: Theme.text2
        }
    }
}
