// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// The lesson's name and how far we are.
Rectangle {
    id: root

    property string title
    property int number: 0
    property int count: 0

    implicitHeight: Large.stripHeight
    color: Theme.strip

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Mm.px(0.8)
        visible: Theme.highContrast
        color: Theme.overStrip
    }

    FitText {
        x: Large.margin
        anchors.verticalCenter: parent.verticalCenter
        width: room
        room: parent.width - 2 * Large.margin - steps.width - Large.gap
        text: root.title
        color: Theme.overStrip
    }

    Item {
        id: steps

        anchors.right: parent.right
        anchors.rightMargin: Large.margin
        anchors.verticalCenter: parent.verticalCenter
        visible: root.count > 0
        width: visible ? now.width + Mm.px(2) + rest.width : 0
        height: now.height

        NaruText {
            id: now

            text: root.number
            kind: NaruText.Control
            pixelSize: Large.titleSize
            color: Theme.overStrip
            Accessible.name: qsTr("%1걸음 가운데 %2걸음").arg(root.count).arg(root.number)
        }

        NaruText {
            id: rest

            anchors.baseline: now.baseline
            anchors.right: parent.right
            text: Large.narrow ? "/ " + root.count : qsTr("/ %1걸음").arg(root.count)
            pixelSize: Large.bodySize
            color: Theme.overStrip
            Accessible.ignored: true
        }
    }
}
