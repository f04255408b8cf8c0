// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

Frame {
    aside: [
        Column {
            width: parent.width
            spacing: Theme.gap

            Heading {
                width: parent.width
                text: "성인 확인"
            }

            NaruButton {
                width: parent.width
                text: "실물 신분증으로"
                iconName: "card"
                shortcut: "F5"
            }
        }
    ]

    Card {
        id: card

        width: parent.width
        height: Mm.ref(560)

        Column {
            width: parent.width
            spacing: Mm.ref(8)

            NaruText {
                width: parent.width
                text: "휴대폰을 대 주세요"
                kind: NaruText.Title
            }

            Row {
                spacing: Mm.ref(40)

                TapPicture {
                    size: Mm.ref(260)
                }

                NaruText {
                    anchors.verticalCenter: parent.verticalCenter
                    text: "휴대폰 뒷면을\n리더기에 대기"
                    color: Theme.text2
                }
            }

            Hairline {
                width: parent.width
            }

            ProgressRows {
                width: parent.width
                spacing: 0
                model: [{
                        "kind": "ok",
                        "text": "물을 것을 정했어요",
                        "time": "11:21"
                    }, {
                        "kind": "run",
                        "text": "휴대폰을 기다려요",
                        "time": "11:25까지"
                    }, {
                        "kind": "todo",
                        "text": "확인하고 적어 두기"
                    }]
            }
        }
    }

    Door {
        y: card.height + Mm.ref(28)
        width: parent.width
        text: "성인 확인"
        second: "예·아니요만 봅니다 · 보관 안 함"
        iconName: "shield-check"
        shortcut: "1"
        focus: true
    }

    Toast {
        id: toast

        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        Component.onCompleted: toast.show("적어 두었습니다.", "ok", "되돌리기")
    }
}
