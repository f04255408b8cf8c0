// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// A number, what it is for, and since when. Pressed, that visitor is called out of turn.
Pressable {
    id: root

    property string number
    property string what
    property string second
    // Another counter sent them: first in turn.
    property bool handed: false
    property bool pressable: true

    text: qsTr("%1 %2, %3").arg(root.number).arg(root.what).arg(root.second)
    enabled: root.pressable
    radius: Mm.ref(16)
    implicitWidth: Mm.ref(400)
    implicitHeight: Math.max(Theme.buttonHeight, words.implicitHeight + Mm.ref(20))
    Accessible.role: root.pressable ? Accessible.Button : Accessible.StaticText

    Rectangle {
        anchors.fill: parent
        radius: root.radius
        color: root.pressed ? Theme.paperPressed : root.handed ? Theme.actionTint : root.pressable ? Theme.paper : "transparent"
        border.color: root.handed ? Theme.action : root.pressable ? Theme.edge : Theme.line
        border.width: Theme.border
    }

    NaruText {
        id: label

        x: Mm.ref(20)
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, Mm.ref(150))
        text: root.number
        kind: NaruText.Number
        Accessible.ignored: true
    }

    Column {
        id: words

        x: label.x + label.width + Mm.ref(18)
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x - Mm.ref(12)
        spacing: -Mm.ref(4)

        NaruText {
            width: parent.width
            text: root.what
            kind: NaruText.Control
            Accessible.ignored: true
        }

        NaruText {
            width: parent.width
            text: root.second
            kind: NaruText.Floor
            color: Theme.text2
            Accessible.ignored: true
        }
    }
}
