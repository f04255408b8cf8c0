// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// Where to begin: three levels, or by what it is about.
PageFrame {
    id: root

    readonly property int wordSize: model.easy ? Plan.displaySize : Plan.titleSize

    title: qsTr("무엇을 배울까요?")

    KioskDoor {
        least: root.low ? Plan.lowDoorHeight : Plan.doorHeight
        text: qsTr("걸음마")
        second: qsTr("처음이에요")
        iconName: "hand"
        titleSize: root.wordSize
        onClicked: root.model.showLessons("1")
    }

    KioskDoor {
        least: root.low ? Plan.lowDoorHeight : Plan.doorHeight
        text: qsTr("첫걸음")
        second: qsTr("조금 써 봤어요")
        iconName: "phone"
        titleSize: root.wordSize
        onClicked: root.model.showLessons("2")
    }

    KioskDoor {
        least: root.low ? Plan.lowDoorHeight : Plan.doorHeight
        text: qsTr("혼자서")
        second: qsTr("혼자 해 보고 싶어요")
        iconName: "person"
        titleSize: root.wordSize
        onClicked: root.model.showLessons("3")
    }

    KioskDoor {
        least: root.low ? Plan.lowDoorHeight : Plan.doorHeight
        text: qsTr("주제로 찾기")
        second: qsTr("기차표, 신분증, 알림…")
        iconName: "search"
        titleSize: root.wordSize
        onClicked: root.model.show("courses")
    }

    KioskButton {
        property bool wanted: root.model.readsCards

        text: qsTr("카드가 있어요")
        iconName: "card"
        least: Plan.lowButtonHeight
        onClicked: root.model.show("card")
    }
}
