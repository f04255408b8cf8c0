// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// A key as wide as the page: icon and word in its middle.
Pressable {
    id: root

    property string iconName
    property bool primary: false
    readonly property color wordColour: primary ? Theme.overAction : Theme.ink
    readonly property real signWidth: sign.visible ? sign.size + Measure.mm(5) : 0

    implicitHeight: Math.max(primary ? Measure.mainHeight : Measure.buttonHeight, word.implicitHeight + Measure.mm(6))
    radius: Theme.buttonRadius

    Rectangle {
        anchors.fill: parent
        color: root.primary ? (root.pressed ? Theme.actionPressed : Theme.action) : root.pressed ? Theme.paperPressed : Theme.paper
        border.color: root.primary ? Theme.action : Theme.edge
        border.width: Theme.border
        radius: root.radius
    }

    Icon {
        id: sign

        x: Math.round((root.width - root.signWidth - word.width) / 2)
        anchors.verticalCenter: parent.verticalCenter
        visible: root.iconName !== "" && !(Measure.large && Measure.narrow)
        name: visible ? root.iconName : ""
        size: Measure.mm(13)
        color: root.wordColour
    }

    NaruText {
        id: word

        x: sign.x + root.signWidth
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, root.width - root.signWidth - Measure.mm(10))
        text: root.text
        kind: NaruText.Control
        pixelSize: Measure.keySize
        color: root.wordColour
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true
    }
}
