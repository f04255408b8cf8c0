// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// The counter's frame with sample words, for the gallery alone.
Rectangle {
    id: root

    default property alias content: middle.data
    property alias aside: side.data

    color: Theme.ground

    TopBar {
        id: top

        width: parent.width
        desk: "2번 창구 · 김나루"
        clock: "11:22"
        syncText: "보낼 것 3건"
        syncKind: "waiting"
        demo: true
    }

    Column {
        x: Theme.margin
        y: top.height + Mm.ref(28)
        width: Mm.ref(400)
        spacing: Theme.gap

        Heading {
            width: parent.width
            text: "기다리는 분"
            count: "4명"
        }

        ListRow {
            width: parent.width
            number: "023"
            title: "증명서 떼기"
            second: "지금 손님"
            kind: "run"
            selected: true
        }

        ListRow {
            width: parent.width
            number: "024"
            title: "성인 확인"
            second: "3분째 기다림"
        }
    }

    Item {
        id: middle

        x: Mm.ref(468)
        y: top.height + Mm.ref(28)
        width: Mm.ref(924)
        height: parent.height - y - bottom.height - Mm.ref(28)
    }

    Item {
        id: side

        x: Mm.ref(1420)
        y: middle.y
        width: Mm.ref(460)
        height: middle.height
    }

    DeviceBar {
        id: bottom

        anchors.bottom: parent.bottom
        width: parent.width
        devices: [{
                "kind": "ok",
                "text": "리더기"
            }, {
                "kind": "warn",
                "text": "프린터 종이 적음"
            }, {
                "kind": "off",
                "text": "카메라 없음"
            }]
        actions: [{
                "text": "도움말",
                "shortcut": "F1"
            }, {
                "text": "잠그기",
                "shortcut": "F12"
            }]
    }
}
