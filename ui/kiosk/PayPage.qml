// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kiosk

// Money is taken at the counter; here stands how.
PageFrame {
    id: root

    title: qsTr("돈은 창구에서 내요.")

    FactBlock {
        iconName: "card"
        text: qsTr("카드나 휴대폰을\n꺼내 두세요.")
    }

    FactBlock {
        iconName: "won"
        text: qsTr("얼마인지 직원이\n먼저 말씀드려요.")
    }

    FactBlock {
        iconName: "lock"
        text: qsTr("이 화면에서는\n돈이 나가지 않아요.")
    }

    KioskButton {
        kind: KioskButton.Main
        text: qsTr("직원 부르기")
        iconName: "hand"
        onClicked: root.model.call()
    }
}
