// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// Something to take home: an icon, a line, and what stands under it.
Item {
    id: root

    property string iconName
    property string line
    property string more

    // Not by a positioner: hidden with its page it would have no height.
    implicitHeight: Math.max(sign.height, first.implicitHeight + (more === "" ? 0 : second.implicitHeight))

    Icon {
        id: sign

        y: Measure.mm(1)
        name: root.iconName
        size: Measure.iconSize
    }

    NaruText {
        id: first

        x: sign.size + Measure.mm(5)
        width: parent.width - x
        text: root.line.replace(/\n/g, " ")
        pixelSize: Measure.floorSize
        bold: true
    }

    NaruText {
        id: second

        x: first.x
        y: first.implicitHeight
        width: first.width
        text: root.more.replace(/\n/g, " ")
        pixelSize: Measure.floorSize
        color: Theme.text2
    }
}
