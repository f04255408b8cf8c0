// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// A room without a network: three ways to make one for the desks alone. The machine's own words stand in values.
Card {
    id: root

    // As NetworkManager calls the first of them.
    readonly property string wired: qsTr("유선 연결 1")
    readonly property var ways: [{
            "title": qsTr("1. 데스크 하나가 와이파이를 켜요"),
            "text": qsTr("그 데스크의 관리자가 한 번 적어요. 다른 데스크는 그 이름을 골라 들어와요."),
            "words": ["nmcli device wifi hotspot ssid naru password \"%1\"".arg(qsTr("여덟 자 이상"))]
        }, {
            "title": qsTr("2. 공유기에 주소를 정해 줘요"),
            "text": qsTr("공유기가 주소를 나눠 주지 않으면 데스크마다 끝 숫자를 달리해요."),
            "words": ["nmcli connection modify \"%1\" ipv4.method manual ipv4.addresses 192.168.77.2/24".arg(root.wired), "nmcli connection up \"%1\"".arg(root.wired)]
        }, {
            "title": qsTr("3. 두 데스크를 선 하나로 이어요"),
            "text": qsTr("랜선을 바로 꽂고 두 데스크에서 한 번씩 적어요. 주소는 저절로 생겨요."),
            "words": ["nmcli connection modify \"%1\" ipv4.method link-local ipv6.method link-local".arg(root.wired), "nmcli connection up \"%1\"".arg(root.wired)]
        }]

    level: 2
    padding: Mm.ref(24)

    Heading {
        id: head

        width: parent.width
        text: qsTr("망이 없는 방에서는")
    }

    ScrollColumn {
        y: head.height + Mm.ref(14)
        width: parent.width
        height: parent.height - y
        spacing: Mm.ref(22)

        Repeater {
            model: root.ways

            Column {
                id: way

                required property var modelData

                width: parent ? parent.width : 0
                spacing: Mm.ref(8)

                NaruText {
                    width: parent.width
                    text: way.modelData.title
                    kind: NaruText.Control
                }

                NaruText {
                    width: parent.width
                    text: way.modelData.text
                    kind: NaruText.Floor
                    color: Theme.text2
                }

                Repeater {
                    model: way.modelData.words

                    NaruValue {
                        required property string modelData

                        width: parent ? parent.width : 0
                        text: modelData
                        kind: NaruText.Floor
                        linesMax: 4
                    }
                }
            }
        }

        NoteLine {
            width: parent.width
            iconName: "info"
            text: qsTr("인터넷은 없어도 됩니다. 데스크끼리만 보이면 이어져요.")
        }
    }
}
