// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// Points at the one thing to press: the drawing of the focus ring in the measures of a kiosk. It pulses in opacity only.
Item {
    id: root

    property int radius: Large.radius
    property bool pulsing: false

    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        anchors.margins: -(Large.ringGap + Large.ring + Large.ringLine)
        color: "transparent"
        border.color: Theme.ringLine
        border.width: Large.ringLine + 1
        radius: root.radius + Large.ringGap + Large.ring + Large.ringLine
    }

    Rectangle {
        id: amber

        anchors.fill: parent
        anchors.margins: -(Large.ringGap + Large.ring)
        color: "transparent"
        border.color: Theme.ring
        border.width: Large.ring + 1
        radius: root.radius + Large.ringGap + Large.ring

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
