// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// The document that lies in the hand.
Card {
    id: root

    required property var card

    tint: true
    padding: Tool.u(16)
    implicitHeight: Tool.u(140)

    Image {
        id: portrait

        width: Tool.u(84)
        height: parent.height
        source: width > 0 && height > 0 ? root.card.portrait : ""
        sourceSize.width: width
        sourceSize.height: height
        fillMode: Image.PreserveAspectCrop
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("사진")
    }

    Column {
        x: portrait.width + Tool.u(18)
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x

        NaruText {
            width: parent.width
            text: root.card.title
            kind: NaruText.Floor
            color: Theme.text2
        }

        NaruText {
            width: parent.width
            text: root.card.holder
            kind: NaruText.Title
        }

        NaruText {
            width: parent.width
            text: root.card.until
            kind: NaruText.Floor
            color: Theme.text2
        }
    }
}
