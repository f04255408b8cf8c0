// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kiosk

// A lesson that this kiosk cannot play: said plainly, with a person to go on with.
PageFrame {
    id: root

    title: qsTr("이 연습은 지금\n열 수 없어요.")

    FactBlock {
        iconName: "people"
        text: qsTr("직원에게 말씀하시면\n함께 해 드려요.")
    }

    KioskButton {
        kind: KioskButton.Main
        text: qsTr("직원 부르기")
        iconName: "hand"
        onClicked: root.model.call()
    }
}
