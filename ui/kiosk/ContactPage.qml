// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// Pressing on one's own phone: a code for its camera, and three pictures that the phone shows too.
PageFrame {
    id: root

    readonly property bool open: contact !== null && contact.url !== ""
    readonly property bool connected: contact !== null && contact.connected

    title: qsTr("내 전화기로 누르기")
    onContactChanged: {
        if (root.contact)
            root.contact.begin();
    }
    Component.onDestruction: {
        if (root.contact)
            root.contact.rest();
    }

    NaruText {
        property bool wanted: root.open

        text: qsTr("전화기 카메라로\n이 네모를 비추세요.")
        pixelSize: Plan.bodySize
    }

    Item {
        id: sight

        readonly property bool wanted: root.open
        readonly property int side: Plan.mm(root.low ? 82 : Plan.reachable ? 96 : 146)
        readonly property int sign: Math.floor((side - 2 * Plan.gap) / 3)

        implicitHeight: side

        CodePicture {
            width: sight.side
            height: sight.side
            text: root.open ? root.contact.url : ""
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("전화기로 찍는 네모 그림")
        }

        Repeater {
            model: root.open ? root.contact.pictures : []

            Rectangle {
                required property int index
                required property var modelData

                x: sight.side + Plan.mm(8)
                y: index * (sight.sign + Plan.gap)
                width: sight.sign
                height: sight.sign
                radius: Plan.mm(5)
                color: Theme.paper
                border.color: Theme.edge
                border.width: Plan.border
                Accessible.role: Accessible.Graphic
                Accessible.name: modelData?.name ?? ""

                Icon {
                    anchors.centerIn: parent
                    name: parent.modelData?.icon ?? ""
                    size: Math.round(parent.width * 0.7)
                }
            }
        }
    }

    NaruText {
        property bool wanted: root.open

        text: qsTr("전화기에도 이 그림 셋이\n나오면 시작을 누르세요.")
        pixelSize: Plan.bodySize
    }

    FactBlock {
        wanted: root.open
        iconName: "wifi"
        text: qsTr("이곳 와이파이를 쓰는\n전화기로만 돼요.")
    }

    FactBlock {
        wanted: root.connected
        iconName: "phone"
        text: qsTr("전화기가 연결됐어요.")
    }

    FactBlock {
        wanted: !root.open && !root.connected
        iconName: "offline"
        text: qsTr("지금은 전화기를 이을 수 없어요.\n화면을 눌러 주세요.")
    }
}
