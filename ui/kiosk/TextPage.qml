// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// How it looks: twice as large, light on dark, still, for the left hand.
PageFrame {
    id: root

    title: qsTr("글씨와 화면")

    KioskButton {
        kind: KioskButton.Main
        text: root.model.enlargement > 1 ? qsTr("보통 글씨로") : qsTr("글씨 두 배로")
        iconName: "text-size"
        onClicked: root.model.enlargement = root.model.enlargement > 1 ? 1 : 2
    }

    KioskButton {
        text: root.model.highContrast ? qsTr("밝은 화면으로") : qsTr("진한 화면으로")
        iconName: "contrast"
        onClicked: root.model.highContrast = !root.model.highContrast
    }

    KioskButton {
        text: root.model.reducedMotion ? qsTr("움직임 되돌리기") : qsTr("움직임 멈추기")
        iconName: root.model.reducedMotion ? "play" : "pause"
        onClicked: root.model.reducedMotion = !root.model.reducedMotion
    }

    KioskButton {
        text: root.model.leftHanded ? qsTr("오른손으로 쓰기") : qsTr("왼손으로 쓰기")
        iconName: "hand"
        onClicked: root.model.leftHanded = !root.model.leftHanded
    }

    KioskButton {
        property bool wanted: root.contact !== null && (root.contact.possible || root.contact.connected)

        text: qsTr("내 전화기로 누르기")
        iconName: "phone"
        onClicked: root.model.show("contact")
    }
}
