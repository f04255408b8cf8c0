// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

Rectangle {
    color: Theme.ground

    RiverPicture {
        width: Mm.ref(640)
        height: parent.height
    }

    Row {
        x: Mm.ref(66)
        y: Mm.ref(72)
        spacing: Mm.ref(18)

        Icon {
            name: "boat"
            size: Mm.ref(56)
        }

        NaruText {
            text: "나루"
            kind: NaruText.Title
        }
    }

    NaruText {
        x: Mm.ref(64)
        y: Mm.ref(190)
        text: "안녕하세요"
        kind: NaruText.Amount
    }

    NaruText {
        x: Mm.ref(64)
        y: Mm.ref(305)
        text: "11월 20일 금요일 오전 8:52\n나루동 행정복지센터 2번 창구"
    }

    Column {
        x: Mm.ref(712)
        y: Mm.ref(66)
        width: Mm.ref(520)
        spacing: Mm.ref(18)

        Heading {
            width: parent.width
            text: "누구신가요?"
            page: true
        }

        ListRow {
            width: parent.width
            iconName: "person"
            title: "김나루"
            second: "민원 담당"
            selected: true
            glyph: "ok"
        }

        ListRow {
            width: parent.width
            iconName: "person"
            title: "이한솔"
            second: "수납 담당"
        }

        ListRow {
            width: parent.width
            iconName: "person"
            title: "박도담"
            second: "강사"
        }

        Heading {
            width: parent.width
            text: "오늘 쓸 준비"
        }

        StateLine {
            kind: "ok"
            text: "발급기관 목록 오늘 받음"
        }

        StateLine {
            kind: "warn"
            text: "프린터 종이 적음"
        }

        NaruText {
            width: parent.width
            text: "인터넷이 없어도\n오늘 일은 모두 할 수 있어요."
            color: Theme.text2
        }
    }

    PinPad {
        id: pad

        x: Mm.ref(1304)
        y: Mm.ref(66)
        width: Mm.ref(552)
        title: "비밀번호 여섯 자리"
        hint: "자판 숫자를 눌러도 됩니다.\n다섯 번 틀리면 잠시 쉬었다 엽니다."
        focus: true
        Component.onCompleted: {
            for (const digit of "1234")
                pad.add(digit);
        }
    }

    Row {
        x: pad.x
        y: Mm.ref(942)
        spacing: Mm.ref(18)

        NaruButton {
            width: Mm.ref(422)
            text: "모바일 공무원증"
            iconName: "nfc-tap"
        }

        NaruButton {
            width: Mm.ref(112)
            text: "EN"
        }
    }
}
