// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// All that is said about the step, in full.
Rectangle {
    id: root

    required property var model
    readonly property alias page: column.page
    readonly property alias pageCount: column.pageCount

    function turn(pages: int) {
        column.turn(pages);
    }

    color: Theme.paper
    border.color: Theme.action
    border.width: Math.max(Theme.border, Measure.mm(0.8))
    radius: Measure.cardRadius

    PagedColumn {
        id: column

        anchors.fill: parent
        anchors.margins: Measure.mm(5)
        between: Measure.mm(2)

        NaruText {
            width: parent.width
            visible: text !== ""
            text: root.model.praise
            pixelSize: Measure.floorSize
            bold: true
        }

        NaruText {
            width: parent.width
            visible: text !== ""
            text: root.model.toast
            pixelSize: Measure.floorSize
        }

        NaruText {
            width: parent.width
            visible: text !== ""
            text: root.model.more.replace(/\n/g, " ")
            pixelSize: Measure.floorSize
        }
    }
}
