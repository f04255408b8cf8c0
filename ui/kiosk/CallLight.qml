// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// The edge of the screen while somebody is called: seen from across the room. It breathes once in two seconds; with
// still pictures it is simply lit.
Item {
    id: root

    property bool lit: false

    anchors.fill: parent
    visible: root.lit

    Rectangle {
        id: edge

        anchors.fill: parent
        color: "transparent"
        border.color: Theme.help
        border.width: Plan.mm(2.4)

        Rectangle {
            width: parent.width
            height: Plan.mm(7)
            color: Theme.help
        }

        // Seen on any ground.
        Rectangle {
            anchors.fill: parent
            anchors.margins: Plan.mm(2.4)
            anchors.topMargin: Plan.mm(7)
            color: "transparent"
            border.color: Theme.overHelp
            border.width: Plan.mm(0.7)
        }

        SequentialAnimation on opacity {
            running: root.lit && !Theme.reducedMotion
            loops: Animation.Infinite
            onRunningChanged: {
                if (!running)
                    edge.opacity = 1;
            }

            NumberAnimation {
                to: 0.25
                duration: 1000
            }

            NumberAnimation {
                to: 1
                duration: 1000
            }
        }
    }
}
