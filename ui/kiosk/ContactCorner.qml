// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// The code for a visitor's own phone on the first page, so that nothing has to be touched, not even to begin.
Rectangle {
    id: root

    property ContactModel contact: null
    // There is room for it.
    property bool wanted: false
    readonly property bool held: wanted && contact !== null && contact.possible && !contact.connected
    property bool begun: false
    readonly property int pad: Plan.mm(3)
    readonly property int side: Plan.mm(46)
    readonly property int sign: Math.floor((side - 2 * Plan.mm(2.6)) / 3)

    // Later: what begins changes what it was asked by.
    function follow() {
        if (!root.contact || root.held === root.begun)
            return;
        root.begun = root.held;
        if (root.begun)
            root.contact.begin();
        else
            root.contact.rest();
    }

    visible: held && contact.url !== ""
    implicitWidth: Math.max(side + sign + Plan.mm(5), word.implicitWidth) + 2 * pad
    implicitHeight: side + word.implicitHeight + 3 * pad
    radius: Plan.radius
    color: Theme.paper
    border.color: Theme.edge
    border.width: Plan.border
    onHeldChanged: Qt.callLater(root.follow)
    Component.onDestruction: {
        if (root.begun && root.contact)
            root.contact.rest();
    }

    CodePicture {
        x: root.pad
        y: root.pad
        width: root.side
        height: root.side
        text: root.held ? root.contact.url : ""
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("전화기로 찍는 네모 그림")
    }

    Repeater {
        model: root.held ? root.contact.pictures : []

        Item {
            required property int index
            required property var modelData

            x: root.pad + root.side + Plan.mm(5)
            y: root.pad + index * (root.sign + Plan.mm(2.6))
            width: root.sign
            height: root.sign
            Accessible.role: Accessible.Graphic
            Accessible.name: modelData?.name ?? ""

            Icon {
                name: parent.modelData?.icon ?? ""
                size: parent.width
            }
        }
    }

    NaruText {
        id: word

        x: root.pad
        y: root.side + 2 * root.pad
        text: qsTr("전화기로 찍어 보세요")
        width: implicitWidth
        pixelSize: Plan.floorSize
    }
}
