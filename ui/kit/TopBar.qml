// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Mark, desk and name at the left; what is still to be sent and the time at the right.
Rectangle {
    id: root

    property string desk
    property string clock
    property string syncText
    // sent, sending, waiting (no connection), blocked
    property string syncKind: "sent"
    property bool demo: false
    property string demoText: qsTr("시연")
    property string productName: qsTr("나루")
    default property alias content: further.data

    signal syncPressed

    implicitHeight: Theme.topBarHeight
    color: Theme.paper

    Hairline {
        anchors.bottom: parent.bottom
        width: parent.width
    }

    Row {
        id: left

        x: Theme.margin
        height: parent.height
        spacing: Mm.ref(16)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "boat"
            size: Mm.ref(48)
        }

        NaruText {
            anchors.verticalCenter: parent.verticalCenter
            text: root.productName
            kind: NaruText.Control
            wrapMode: Text.NoWrap
        }

        Hairline {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.desk !== ""
            width: Theme.border
            height: Mm.ref(40)
        }

        NaruText {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, right.x - left.x - x - Theme.gutter)
            text: root.desk
            kind: NaruText.Floor
            maximumLineCount: 1
            elide: Text.ElideRight
        }
    }

    Row {
        id: right

        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        height: parent.height
        spacing: Mm.ref(24)

        Row {
            id: further

            height: parent.height
            spacing: Theme.gap
        }

        Chip {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.demo
            text: root.demoText
            interactive: false
            fill: Theme.cautionTint
            wordColour: Theme.cautionText
            edgeColour: Theme.cautionEdge
        }

        Chip {
            height: parent.height
            visible: root.syncText !== ""
            text: root.syncText
            dashed: root.syncKind === "waiting"
            iconName: root.syncKind === "waiting" ? "offline" : root.syncKind === "sending" ? "sync" : ""
            kind: root.syncKind === "blocked" ? "warn" : root.syncKind === "sent" ? "ok" : ""
            onClicked: root.syncPressed()
        }

        NaruText {
            anchors.verticalCenter: parent.verticalCenter
            text: root.clock
            kind: NaruText.Control
            wrapMode: Text.NoWrap
        }
    }
}
