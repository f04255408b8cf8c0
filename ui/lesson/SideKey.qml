// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// A key of the column beside the phone: icon over word.
Pressable {
    id: root

    property string iconName
    property bool strong: false // what to press next, where nothing in the phone is

    implicitHeight: Mm.px(Large.narrow ? 27 : 38)
    radius: Large.radius

    Rectangle {
        anchors.fill: parent
        color: !root.enabled ? Theme.disabledFill : root.strong ? (root.pressed ? Theme.actionPressed : Theme.action) : root.pressed ? Theme.paperPressed : Theme.paper
        border.color: root.enabled ? (root.strong ? Theme.action : Theme.edge) : Theme.line
        border.width: Theme.border
        radius: root.radius
    }

    Column {
        anchors.centerIn: parent
        width: parent.width - Mm.px(4)
        spacing: Mm.px(1)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: root.iconName
            size: Mm.px(13)
            color: !root.enabled ? Theme.disabledText : root.strong ? Theme.overAction : Theme.ink
        }

        FitText {
            width: parent.width
            room: width
            text: root.text
            most: Large.titleSize
            color: !root.enabled ? Theme.disabledText : root.strong ? Theme.overAction : Theme.ink
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
    }
}
