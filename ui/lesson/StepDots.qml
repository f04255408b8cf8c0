// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// Done, now, next: by shape. The number stands in the strip; the dots are not pressed.
Item {
    id: root

    property int count: 0
    property int now: 0 // from 1
    readonly property int size: Math.min(Measure.mm(12.9), (width - (count - 1) * Measure.mm(2)) / Math.max(1, count))

    implicitHeight: Measure.mm(15.9)
    Accessible.ignored: true

    Row {
        anchors.verticalCenter: parent.verticalCenter
        spacing: root.count > 1 ? Math.min(Measure.mm(14), (root.width - root.count * root.size) / (root.count - 1)) : 0

        Repeater {
            model: root.count

            Item {
                id: dot

                required property int index
                readonly property bool done: index + 1 < root.now
                readonly property bool current: index + 1 === root.now

                width: root.size
                height: root.size

                Rectangle {
                    anchors.fill: parent
                    anchors.margins: dot.current ? 0 : Measure.mm(1)
                    radius: width / 2
                    color: dot.done ? Theme.ink : "transparent"
                    border.color: dot.current ? Theme.action : dot.done ? Theme.ink : Theme.edge
                    border.width: dot.current ? Measure.mm(1.5) : Theme.border
                }

                Rectangle {
                    anchors.centerIn: parent
                    width: parent.width * 0.4
                    height: width
                    radius: width / 2
                    visible: dot.current
                    color: Theme.action
                }

                Icon {
                    anchors.centerIn: parent
                    name: dot.done ? "check" : ""
                    size: parent.width * 0.62
                    color: Theme.overInk
                }
            }
        }
    }
}
