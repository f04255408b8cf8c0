// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// A paper with its square picture, on its way down to the eye of the kiosk.
Item {
    id: root

    property string eyes
    property bool wanted: true
    readonly property int side: Plan.mm(Plan.narrow ? 40 : 58)

    implicitHeight: 2 * side + Plan.mm(18)
    Accessible.ignored: true

    Rectangle {
        id: paper

        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.round(root.side * 0.92)
        height: root.side
        radius: Plan.mm(3)
        color: Theme.paper
        border.color: Theme.edge
        border.width: Plan.border

        Icon {
            anchors.centerIn: parent
            name: "qr"
            size: Math.round(root.side * 0.66)
        }
    }

    Icon {
        id: way

        anchors.horizontalCenter: parent.horizontalCenter
        y: paper.height + Plan.mm(2)
        name: "down"
        size: Plan.mm(14)
        color: Theme.action
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: way.y + way.size + Plan.mm(2)
        width: root.side
        height: root.side
        radius: width / 2
        color: Theme.action

        Icon {
            anchors.centerIn: parent
            name: root.eyes === "scanner" ? "scanner" : "camera"
            size: Math.round(root.side * 0.52)
            color: Theme.overAction
        }
    }
}
