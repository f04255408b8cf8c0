// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kiosk

// What to have ready, and a person: the check itself is done at the counter.
PageFrame {
    id: root

    title: qsTr("신분 확인과 접수는\n창구에서 해요.")

    FactBlock {
        iconName: "card"
        text: qsTr("신분증이나 모바일 신분증을\n꺼내 두세요.")
    }

    FactBlock {
        iconName: "document"
        text: qsTr("떼실 서류나 볼일의 이름을\n말씀해 주세요.")
    }

    FactBlock {
        iconName: "lock"
        text: qsTr("이 화면에는 이름도 번호도\n적지 않아요.")
    }

    KioskButton {
        kind: KioskButton.Main
        text: qsTr("직원 부르기")
        iconName: "hand"
        onClicked: root.model.call()
    }
}
