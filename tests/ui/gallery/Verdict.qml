// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

Frame {
    id: page

    aside: [
        Column {
            width: parent.width
            spacing: Theme.gap

            Heading {
                width: parent.width
                text: "다음에 할 일"
            }

            NaruButton {
                width: parent.width
                kind: NaruButton.Ink
                text: "증명서 떼기"
                iconName: "document"
                shortcut: "Return"
                focus: true
            }

            NaruButton {
                width: parent.width
                text: "확인증 인쇄"
                iconName: "printer"
                shortcut: "F8"
            }
        },
        NoteLine {
            width: parent.width
            anchors.bottom: leave.top
            anchors.bottomMargin: Theme.gap
            iconName: "lock"
            text: "11:22에 적어 두었습니다.\n기록 번호 0412"
        },
        NaruButton {
            id: leave

            anchors.bottom: parent.bottom
            width: parent.width
            text: "화면 지우기"
            iconName: "cross"
            shortcut: "Escape"
        }
    ]

    Column {
        width: parent.width
        spacing: Mm.ref(22)

        VerdictCard {
            width: parent.width
            kind: "ok"
            word: "확인됨"
            sentences: "발급된 그대로입니다.\n지금도 유효합니다."
        }

        Row {
            width: parent.width
            spacing: Mm.ref(18)

            Repeater {
                model: [["서명", "ok", "맞음", "오늘 11:22"], ["발급기관", "ok", "믿는 곳", "11월 20일 기준"], ["내용", "no", "다름", "생년월일 칸"]]

                ProofCell {
                    required property var modelData

                    width: Mm.ref(296)
                    title: modelData[0]
                    kind: modelData[1]
                    word: modelData[2]
                    date: modelData[3]
                }
            }
        }

        Card {
            width: parent.width
            height: Mm.ref(374)

            Column {
                width: parent.width

                FactRow {
                    width: parent.width
                    label: "이름"
                    value: "홍길동"
                    valueKind: NaruText.Number
                }

                FactRow {
                    width: parent.width
                    label: "생년월일"
                    value: "1958년 3월 25일"
                }

                FactRow {
                    width: parent.width
                    label: "사진"
                    value: "얼굴과 견줘 보세요"
                    framed: false
                    bold: false
                    last: true
                }

                NaruText {
                    width: parent.width
                    text: "안 받음: 주소 · 주민등록번호 · 면허 번호"
                    kind: NaruText.Floor
                    color: Theme.text2
                }
            }
        }
    }
}
