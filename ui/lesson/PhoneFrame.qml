// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// The practice phone: nearly three times a real one, marked 연습, and nothing in it is real.
Item {
    id: root

    required property var model
    readonly property alias hand: hand
    readonly property int rim: Measure.mm(4)
    readonly property int padding: Measure.mm(Measure.narrow && Measure.large ? 6 : 8)
    readonly property PhoneScreen shown: screen.item
    readonly property int page: shown ? shown.page : 0
    readonly property int pageCount: shown ? shown.pageCount : 1
    readonly property bool sheetOpen: root.model.scene.isSheet === true

    // The widget that is wanted, and the item of it.
    readonly property var wanted: (root.model.scene.widgets ?? []).find(widget => widget.isWanted) ?? null

    function turn(pages: int) {
        if (root.shown)
            root.shown.turn(pages);
    }

    signal typingWanted(string widget, string label, string value, string ime)

    PhoneHand {
        id: hand

        ringShown: root.model.ringShown
        pulsing: root.model.pulsing
        ghostShown: root.model.ghostShown
        touched: root.model.touched
        deed: root.wanted ? root.wanted.deed : ""
        onActed: (widget, deed, value, way) => root.model.did(widget, deed, value, way)
        onTypingWanted: (widget, label, value, ime) => root.typingWanted(widget, label, value, ime)
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.highContrast ? Theme.ground : Theme.ink
        border.color: Theme.ink
        border.width: Theme.highContrast ? Measure.mm(1) : 0
        radius: Measure.mm(13.9)
    }

    Rectangle {
        id: glass

        anchors.fill: parent
        anchors.margins: root.rim
        anchors.topMargin: Measure.large ? status.height + 2 : root.rim
        color: Theme.paper
        radius: Measure.mm(10.4)
    }

    Item {
        id: status

        x: root.rim + root.padding
        y: Measure.large ? 0 : root.rim + Measure.mm(3)
        width: parent.width - 2 * x
        height: Measure.mm(Measure.large ? 28 : 15)

        NaruText {
            anchors.verticalCenter: parent.verticalCenter
            visible: !Measure.large && root.model.scene.backWanted !== true // the ring there needs its place
            text: "10:20"
            kind: NaruText.Floor
            pixelSize: Measure.floorSize
            Accessible.ignored: true
        }

        Rectangle {
            anchors.right: Measure.large ? undefined : parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: mark.implicitWidth + Measure.mm(6)
            height: Measure.mm(Measure.large ? 26.8 : 14)
            radius: Measure.mm(3)
            color: Theme.cautionTint
            border.color: Theme.cautionText
            border.width: Theme.border

            NaruText {
                id: mark

                anchors.centerIn: parent
                text: qsTr("연습")
                kind: NaruText.Floor
                bold: true
                pixelSize: Measure.floorSize
                color: Theme.cautionText
            }
        }

        // Large: the phone is as wide as the page, so what points into it stands on its rim.
        Row {
            id: here

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: Measure.large && root.model.ringShown
            spacing: Measure.mm(2)

            NaruText {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("여기")
                kind: NaruText.Control
                pixelSize: Measure.word(12)
                color: Theme.highContrast ? Theme.ink : Theme.overInk
            }

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "down"
                size: Measure.mm(15)
                color: Theme.highContrast ? Theme.ink : Theme.overInk
            }
        }
    }

    Item {
        id: inside

        x: root.rim + root.padding
        y: status.y + status.height + (Measure.large ? Measure.mm(5.5) : 0)
        width: parent.width - 2 * x
        height: parent.height - y - root.rim - Measure.mm(5)

        // What lies under a sheet is put away: nothing of it can be pressed.
        Rectangle {
            anchors.fill: parent
            anchors.margins: -Measure.mm(3)
            visible: root.sheetOpen
            color: Theme.sunk
            radius: Measure.radius
        }

        Rectangle {
            anchors.fill: parent
            anchors.topMargin: Measure.mm(Measure.large ? 4 : 22)
            anchors.margins: -Measure.mm(3)
            visible: root.sheetOpen
            color: Theme.paper
            border.color: Theme.ink
            border.width: Theme.borderSelected
            radius: Measure.radius
        }

        Loader {
            id: screen

            anchors.fill: parent
            anchors.topMargin: root.sheetOpen ? Measure.mm(Measure.large ? 7 : 25) : 0
            anchors.leftMargin: root.sheetOpen ? Measure.mm(2) : 0
            anchors.rightMargin: anchors.leftMargin

            sourceComponent: PhoneScreen {
                hand: root.hand
                scene: root.model.scene
                covered: toast.visible ? toast.height + Measure.mm(4) : 0
            }
        }
    }

    Rectangle {
        id: toast

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.rim + Measure.mm(4)
        width: inside.width
        height: said.implicitHeight + Measure.mm(6)
        visible: !Measure.large && root.model.toast !== "" // large: on the card
        z: 10
        color: Theme.ink
        radius: Measure.radius

        NaruText {
            id: said

            x: Measure.mm(4)
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - 2 * x
            text: root.model.toast
            kind: NaruText.Floor
            pixelSize: Measure.floorSize
            color: Theme.overInk
        }
    }
}
