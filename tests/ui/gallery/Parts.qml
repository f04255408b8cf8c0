// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

Rectangle {
    color: Theme.ground

    Column {
        x: Theme.margin
        y: Mm.ref(30)
        width: Mm.ref(840)
        spacing: Mm.ref(24)

        Grid {
            columns: 3
            spacing: Mm.ref(24)

            NaruButton {
                width: Mm.ref(260)
                text: "확인하기"
                kind: NaruButton.Primary
                focus: true
            }

            NaruButton {
                width: Mm.ref(260)
                text: "다음 손님"
                kind: NaruButton.Ink
            }

            NaruButton {
                width: Mm.ref(260)
                text: "돌아가기"
            }

            NaruButton {
                width: Mm.ref(260)
                text: "지우기"
                kind: NaruButton.Danger
                iconName: "trash"
            }

            NaruButton {
                width: Mm.ref(260)
                text: "확인 중"
                kind: NaruButton.Doubt
                glyph: "doubt"
            }

            NaruButton {
                width: Mm.ref(260)
                text: "직원 호출"
                kind: NaruButton.Help
                iconName: "hand"
            }
        }

        NaruButton {
            width: Mm.ref(460)
            text: "꺼져 있음"
            enabled: false
            reason: "신분증을 고르면 열려요."
        }

        NaruField {
            width: Mm.ref(560)
            label: "승인 번호"
            text: "A-1204"
            hint: "영수증 아래에 있어요."
        }

        NaruField {
            width: Mm.ref(560)
            label: "창구 이름"
            text: "2번"
            wrong: "두 글자 넘게 적어 주세요."
        }

        Row {
            spacing: Mm.ref(24)

            Chip {
                text: "보낼 것 3건"
                dashed: true
                iconName: "offline"
            }

            Chip {
                text: "모두 보냄"
                kind: "ok"
            }
        }
    }

    Column {
        x: Mm.ref(920)
        y: Mm.ref(20)
        width: Mm.ref(300)

        Repeater {
            model: [["ok", "됨"], ["run", "하는 중"], ["todo", "아직"], ["warn", "사람이 확인"], ["no", "안 됨"], ["doubt", "확인 중"], ["watch", "지켜보는 중"], ["off", "연결 없음"], ["hand", "도움 요청"]]

            StateLine {
                required property var modelData

                width: Mm.ref(300)
                kind: modelData[0]
                text: modelData[1]
                bold: true
            }
        }

        Item {
            width: 1
            height: Mm.ref(20)
        }

        NaruText {
            text: "금액"
            kind: NaruText.Floor
            color: Theme.text2
        }

        NaruText {
            text: "2,400원"
            kind: NaruText.Amount
        }

        StateLine {
            width: Mm.ref(300)
            kind: "ok"
            text: "확인됨"
            count: "18"
        }

        NumberDisc {
            number: 1
        }

        ProofCell {
            title: "지금 상태"
            kind: "off"
            word: "모름"
            date: "9일 전 목록뿐"
        }
    }

    Column {
        x: Mm.ref(1290)
        y: Mm.ref(20)
        width: Mm.ref(590)
        spacing: Mm.ref(14)

        Heading {
            width: parent.width
            text: "가진 신분증"
            count: "3개"
        }

        ChoiceList {
            width: parent.width
            value: "a"
            model: [{
                    "value": "a",
                    "text": "운전면허증 · 홍길동"
                }, {
                    "value": "b",
                    "text": "주민등록증 · 김도담"
                }]
        }

        CheckRow {
            width: parent.width
            text: "생년월일"
            second: "보여 줄 것"
            checked: true
        }

        CheckRow {
            width: parent.width
            text: "사진"
            second: "보여 줄 것"
        }

        CheckRow {
            width: parent.width
            text: "면허 번호"
            second: "묻지 않음"
            fixed: true
        }

        StateRow {
            width: parent.width
            kind: "warn"
            title: "취소 목록"
            second: "11월 13일 · 사흘 남음"
        }

        FactRow {
            width: parent.width
            label: "이름"
            value: "홍길동"
            valueKind: NaruText.Number
        }

        FactRow {
            width: parent.width
            label: "주소"
            value: "나루시 나루동 나루길 12, 가나다라마바사아자차"
        }

        NoteLine {
            width: parent.width
            iconName: "lock"
            text: "11:22에 적어 두었습니다.\n기록 번호 0412"
        }
    }
}
