// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// The way through a lesson as dots: done and now are filled. Where they are is said in figures beside it.
Item {
    id: root

    property int count: 0
    property int reached: 0
    property color color: Theme.ink
    property color hollow: Theme.edge
    readonly property int pitch: root.count > 0 ? Math.min(Mm.ref(30), Math.floor((root.width + Mm.ref(10)) / root.count)) : 0
    readonly property int dot: Math.min(Mm.ref(20), root.pitch - Mm.ref(6))

    implicitHeight: Mm.ref(20)
    Accessible.ignored: true

    Repeater {
        model: root.count

        Rectangle {
            required property int index

            x: index * root.pitch
            anchors.verticalCenter: parent.verticalCenter
            width: root.dot
            height: root.dot
            radius: width / 2
            color: index < root.reached ? root.color : "transparent"
            border.color: index < root.reached ? root.color : root.hollow
            border.width: Theme.border
        }
    }
}
