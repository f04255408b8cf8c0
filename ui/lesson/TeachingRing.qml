// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// Points at the one thing to press: the drawing of the focus ring in the measures of a kiosk. It pulses in opacity only.
Item {
    id: root

    property int radius: Measure.radius
    property bool pulsing: false

    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        anchors.margins: -(Measure.ringGap + Measure.ring + Measure.ringLine)
        color: "transparent"
        border.color: Theme.ringLine
        border.width: Measure.ringLine + 1
        radius: root.radius + Measure.ringGap + Measure.ring + Measure.ringLine
    }

    Rectangle {
        id: amber

        anchors.fill: parent
        anchors.margins: -(Measure.ringGap + Measure.ring)
        color: "transparent"
        border.color: Theme.ring
        border.width: Measure.ring + 1
        radius: root.radius + Measure.ringGap + Measure.ring

        SequentialAnimation on opacity  {
            running: root.pulsing && root.visible && !Theme.reducedMotion
            loops: Animation.Infinite
            alwaysRunToEnd: true

            NumberAnimation {
                to: 0.25
                duration: 600
                easing.type: Easing.InOutQuad
            }

            NumberAnimation {
                to: 1
                duration: 600
                easing.type: Easing.InOutQuad
            }
        }
    }
}
