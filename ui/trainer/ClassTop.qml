// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// Which class, since when; who is there; and that it needs no network of the world outside.
Rectangle {
    id: root

    required property ClassModel model
    default property alias content: further.data

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
            text: qsTr("나루 교실")
            kind: NaruText.Control
            wrapMode: Text.NoWrap
        }

        Hairline {
            anchors.verticalCenter: parent.verticalCenter
            visible: title.text !== ""
            width: Theme.border
            height: Mm.ref(40)
        }

        NaruText {
            id: title

            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, right.x - left.x - x - (since.visible ? since.width + left.spacing : 0) - Theme.gutter)
            text: root.model.title
            kind: NaruText.Floor
            bold: true
            maximumLineCount: 1
            elide: Text.ElideRight
        }

        NaruText {
            id: since

            anchors.verticalCenter: parent.verticalCenter
            visible: text !== ""
            text: root.model.elapsed
            kind: NaruText.Floor
            color: Theme.text2
            wrapMode: Text.NoWrap
        }
    }

    Row {
        id: right

        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        height: parent.height
        spacing: Mm.ref(20)

        Row {
            id: further

            height: parent.height
            spacing: Theme.gap
        }

        Chip {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.model.demo
            text: qsTr("시연")
            interactive: false
            fill: Theme.cautionTint
            wordColour: Theme.cautionText
            edgeColour: Theme.cautionEdge
        }

        Chip {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.model.stage === "run"
            text: qsTr("자리 %1 / %2").arg(root.model.here).arg(root.model.seatCount)
            kind: root.model.here === root.model.seatCount ? "ok" : "off"
            interactive: false
        }

        Chip {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.model.stage === "run" && root.model.unsent > 0
            text: qsTr("인터넷 없이 수업 중")
            iconName: "offline"
            dashed: true
            interactive: false
        }

        NaruText {
            anchors.verticalCenter: parent.verticalCenter
            text: root.model.clock
            kind: NaruText.Control
            wrapMode: Text.NoWrap
        }
    }
}
