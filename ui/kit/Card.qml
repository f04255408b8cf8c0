// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A sheet of paper on the ground. Level 1 (outline "line") reads only; level 2 (outline "edge") holds controls.
Item {
    id: root

    property int level: 1
    property int padding: Mm.ref(28)
    property int radius: Theme.cardRadius
    property bool selected: false
    property bool tint: false
    default property alias content: inside.data

    implicitWidth: inside.childrenRect.width + 2 * padding
    implicitHeight: inside.childrenRect.height + 2 * padding

    Rectangle {
        anchors.fill: parent
        color: root.tint ? Theme.actionTint : Theme.paper
        border.color: root.selected ? Theme.ink : root.tint ? Theme.action : root.level > 1 ? Theme.edge : Theme.line
        border.width: root.selected ? Theme.borderSelected : Theme.border
        radius: root.radius
    }

    Item {
        id: inside

        anchors.fill: parent
        anchors.margins: root.padding
    }
}
