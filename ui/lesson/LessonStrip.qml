// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// The lesson's name and how far we are.
Rectangle {
    id: root

    property string title
    property int number: 0
    property int count: 0

    implicitHeight: Math.max(Measure.stripHeight, name.implicitHeight + Measure.mm(4), steps.height + Measure.mm(2))
    color: Theme.strip

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Measure.mm(0.8)
        visible: Theme.highContrast
        color: Theme.overStrip
    }

    FitText {
        id: name

        visible: !Measure.stripTaken
        x: Measure.margin
        anchors.verticalCenter: parent.verticalCenter
        width: room
        room: parent.width - 2 * Measure.margin - steps.width - Measure.gap
        text: root.title
        color: Theme.overStrip
    }

    Item {
        id: steps

        anchors.right: parent.right
        anchors.rightMargin: Measure.margin
        anchors.verticalCenter: parent.verticalCenter
        visible: root.count > 0 && !Measure.stripTaken
        width: visible ? now.width + Measure.mm(2) + rest.width : 0
        height: now.height

        NaruText {
            id: now

            text: root.number
            kind: NaruText.Control
            pixelSize: Measure.titleSize
            color: Theme.overStrip
            Accessible.name: qsTr("%1걸음 가운데 %2걸음").arg(root.count).arg(root.number)
        }

        NaruText {
            id: rest

            anchors.baseline: now.baseline
            anchors.right: parent.right
            text: Measure.narrow || Measure.large ? "/ " + root.count : qsTr("/ %1걸음").arg(root.count)
            pixelSize: Measure.bodySize
            color: Theme.overStrip
            Accessible.ignored: true
        }
    }
}
