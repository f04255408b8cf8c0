// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Simulator

// What every simulated hand-held looks like: an ink rim, paper inside, the time, and the mark that it is none.
Item {
    id: root

    property string clock
    property alias badge: mark.text

    Rectangle {
        anchors.fill: parent
        color: Theme.highContrast ? Theme.ground : Theme.ink
        border.color: Theme.ink
        border.width: Theme.border
        radius: Tool.u(56)
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: Tool.u(16)
        color: Theme.paper
        border.color: Theme.ink
        border.width: Theme.highContrast ? Theme.border : 0
        radius: Tool.u(42)
    }

    NaruText {
        x: Tool.u(46)
        y: Tool.u(28)
        text: root.clock
        kind: NaruText.Floor
    }

    Rectangle {
        anchors.right: parent.right
        anchors.rightMargin: Tool.u(46)
        y: Tool.u(26)
        width: mark.implicitWidth + Tool.u(24)
        height: mark.implicitHeight + Tool.u(4)
        color: Theme.cautionTint
        border.color: Theme.cautionEdge
        border.width: Theme.border
        radius: Tool.u(8)

        NaruText {
            id: mark

            anchors.centerIn: parent
            kind: NaruText.Floor
            bold: true
            color: Theme.cautionText
        }
    }
}
