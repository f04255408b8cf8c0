// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kiosk

// What the keys of a keypad do, wherever one is.
PageFrame {
    id: root

    title: qsTr("버튼판으로 하기")
    blocksMax: 5

    FactBlock {
        iconName: "next"
        text: qsTr("화살표로 고르고\n확인을 누르면 해요.")
    }

    FactBlock {
        iconName: "back"
        text: qsTr("취소는 앞 화면으로 가요.")
    }

    FactBlock {
        iconName: "voice"
        text: qsTr("0은 화면을 다시 읽어요.")
    }

    FactBlock {
        iconName: "info"
        text: qsTr("5는 지금 어디인지 말해요.")
    }

    FactBlock {
        iconName: "earphone"
        text: qsTr("5를 길게 누르면\n보지 않고 쓸 수 있어요.")
    }

    FactBlock {
        iconName: "plus"
        text: qsTr("별표는 작게,\n우물 정자는 크게 해요.")
    }

    FactBlock {
        iconName: "play"
        text: qsTr("1은 느리게,\n3은 빠르게 말해요.")
    }

    FactBlock {
        iconName: "eye"
        text: qsTr("7은 화면을 끄고 켜요.")
    }

    FactBlock {
        iconName: "hand"
        text: qsTr("도움 단추는 직원을 불러요.")
    }

    FactBlock {
        iconName: "phone"
        text: qsTr("연습 휴대폰에서는 2, 4, 6, 8로\n위, 왼쪽, 오른쪽, 아래로 밀어요.")
    }
}
