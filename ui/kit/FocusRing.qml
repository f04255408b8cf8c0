// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Gap of ground, ring, ink line: nested outlines outside the control that the ring fills. Lessons use it to point.
Item {
    id: root

    property int radius: Theme.buttonRadius
    readonly property int gap: Mm.ref(4)
    readonly property int ring: Mm.ref(6)
    readonly property int line: Mm.ref(2)

    Accessible.ignored: true

    // Each outline lies one pixel under the next, or a hair of ground shows between them at the corners.
    Rectangle {
        anchors.fill: parent
        anchors.margins: -(root.gap + root.ring + root.line)
        color: "transparent"
        border.color: Theme.ringLine
        border.width: root.line + 1
        radius: root.radius + root.gap + root.ring + root.line
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -root.gap
        color: "transparent"
        border.color: Theme.ground
        border.width: root.gap
        radius: root.radius + root.gap
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -(root.gap + root.ring)
        color: "transparent"
        border.color: Theme.ring
        border.width: root.ring + 1
        radius: root.radius + root.gap + root.ring
    }
}
