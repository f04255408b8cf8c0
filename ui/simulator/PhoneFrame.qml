// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Simulator

// The phone itself: an ink rim, paper inside, and the page that fits what is going on.
FocusScope {
    id: root

    required property PhoneModel model
    readonly property bool asks: root.model.state === "asked"

    Rectangle {
        anchors.fill: parent
        color: Theme.highContrast ? Theme.ground : Theme.ink
        border.color: Theme.ink
        border.width: Theme.border
        radius: Tool.u(56)
    }

    Rectangle {
        id: paper

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
        text: root.model.clock
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
            text: qsTr("연습 휴대폰")
            kind: NaruText.Floor
            bold: true
            color: Theme.cautionText
        }
    }

    Loader {
        id: page

        x: Tool.u(44)
        y: Tool.u(84)
        width: parent.width - 2 * x
        height: parent.height - y - Tool.u(42)
        focus: true
        sourceComponent: root.asks ? consent : rest
    }

    // qmllint disable unqualified
    Component {
        id: consent

        ConsentView {
            focus: true
            model: root.model
        }
    }

    Component {
        id: rest

        RestView {
            focus: true
            model: root.model
        }
    }
    // qmllint enable unqualified
}
