// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// One thing to know, with its picture: read, not pressed.
Item {
    id: root

    property string iconName
    property string text
    property bool wanted: true
    readonly property int side: Plan.big === 1 ? Plan.mm(Plan.narrow ? 24 : 30) : 0

    implicitHeight: Math.max(side, words.implicitHeight)

    Rectangle {
        id: disc

        visible: root.side > 0
        anchors.verticalCenter: parent.verticalCenter
        width: root.side
        height: root.side
        radius: width / 2
        color: Theme.actionTint
        border.color: Theme.tintEdge
        border.width: Theme.highContrast ? Plan.border : 0

        Icon {
            anchors.centerIn: parent
            name: root.side > 0 ? root.iconName : ""
            size: Math.round(root.side * 0.52)
            color: Theme.action
        }
    }

    NaruText {
        id: words

        x: root.side > 0 ? root.side + Plan.mm(7) : 0
        anchors.verticalCenter: parent.verticalCenter
        width: root.width - x
        text: root.text
        pixelSize: Plan.bodySize
    }
}
