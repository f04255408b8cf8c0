// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// The practice phone: nearly three times a real one, marked 연습, and nothing in it is real.
Item {
    id: root

    required property var model
    readonly property alias hand: hand
    readonly property int rim: Mm.px(4)
    readonly property int padding: Mm.px(8)
    readonly property bool sheetOpen: root.model.scene.isSheet === true

    signal typingWanted(string widget, string label, string value, string ime)

    PhoneHand {
        id: hand

        ringShown: root.model.ringShown
        pulsing: root.model.pulsing
        ghostShown: root.model.ghostShown
        touched: root.model.touched
        onActed: (widget, deed, value, way) => root.model.did(widget, deed, value, way)
        onTypingWanted: (widget, label, value, ime) => root.typingWanted(widget, label, value, ime)
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.highContrast ? Theme.ground : Theme.ink
        border.color: Theme.ink
        border.width: Theme.highContrast ? Mm.px(1) : 0
        radius: Mm.px(13.9)
    }

    Rectangle {
        id: glass

        anchors.fill: parent
        anchors.margins: root.rim
        color: Theme.paper
        radius: Mm.px(10.4)
    }

    Item {
        id: status

        x: root.rim + root.padding
        y: root.rim + Mm.px(3)
        width: parent.width - 2 * x
        height: Mm.px(15)

        NaruText {
            anchors.verticalCenter: parent.verticalCenter
            text: "10:20"
            kind: NaruText.Floor
            pixelSize: Large.floorSize
            Accessible.ignored: true
        }

        Rectangle {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: mark.implicitWidth + Mm.px(6)
            height: Mm.px(14)
            radius: Mm.px(3)
            color: Theme.cautionTint
            border.color: Theme.cautionText
            border.width: Theme.border

            NaruText {
                id: mark

                anchors.centerIn: parent
                text: qsTr("연습")
                kind: NaruText.Floor
                bold: true
                pixelSize: Large.floorSize
                color: Theme.cautionText
            }
        }
    }

    Item {
        id: inside

        x: root.rim + root.padding
        y: status.y + status.height
        width: parent.width - 2 * x
        height: parent.height - y - root.rim - Mm.px(5)

        // What lies under a sheet is put away: nothing of it can be pressed.
        Rectangle {
            anchors.fill: parent
            anchors.margins: -Mm.px(3)
            visible: root.sheetOpen
            color: Theme.sunk
            radius: Large.radius
        }

        Rectangle {
            anchors.fill: parent
            anchors.topMargin: Mm.px(22)
            anchors.margins: -Mm.px(3)
            visible: root.sheetOpen
            color: Theme.paper
            border.color: Theme.ink
            border.width: Theme.borderSelected
            radius: Large.radius
        }

        Loader {
            id: screen

            anchors.fill: parent
            anchors.topMargin: root.sheetOpen ? Mm.px(25) : 0
            anchors.leftMargin: root.sheetOpen ? Mm.px(2) : 0
            anchors.rightMargin: anchors.leftMargin

            sourceComponent: PhoneScreen {
                hand: root.hand
                scene: root.model.scene
            }
        }
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.rim + Mm.px(4)
        width: inside.width
        height: said.implicitHeight + Mm.px(6)
        visible: root.model.toast !== ""
        z: 10
        color: Theme.ink
        radius: Large.radius

        NaruText {
            id: said

            x: Mm.px(4)
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - 2 * x
            text: root.model.toast
            kind: NaruText.Floor
            pixelSize: Large.floorSize
            color: Theme.overInk
        }
    }
}
