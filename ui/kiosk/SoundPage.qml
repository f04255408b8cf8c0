// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// How it sounds: loudness, pace, earphones, and a dark screen for who listens alone.
PageFrame {
    id: root

    title: qsTr("소리")

    FactBlock {
        iconName: root.model.volume > 0 ? "voice" : "mute"
        text: root.model.volume > 0 ? qsTr("소리 크기: 5 가운데 %1").arg(root.model.volume) : qsTr("소리를 껐어요.")
    }

    PairRow {
        first.text: qsTr("작게")
        first.iconName: "minus"
        first.enabled: root.model.volume > 0
        second.text: qsTr("크게")
        second.iconName: "plus"
        second.enabled: !root.model.loudest
        onFirstClicked: root.model.quieter()
        onSecondClicked: root.model.louder()
    }

    FactBlock {
        iconName: "play"
        text: qsTr("말 빠르기: %1배").arg(root.model.speed)
    }

    PairRow {
        first.text: qsTr("느리게")
        first.iconName: "minus"
        first.enabled: !root.model.slowest
        second.text: qsTr("빠르게")
        second.iconName: "plus"
        second.enabled: !root.model.fastest
        onFirstClicked: root.model.slower()
        onSecondClicked: root.model.faster()
    }

    FactBlock {
        iconName: "earphone"
        text: qsTr("글을 누르면 읽어 드려요.\n이어폰을 꽂으면 혼자 들어요.")
    }

    KioskButton {
        text: root.model.screenOff ? qsTr("화면 켜기") : qsTr("화면 끄고 듣기")
        iconName: "eye"
        onClicked: root.model.screenOff = !root.model.screenOff
    }

    KioskButton {
        text: root.model.blindChosen ? qsTr("보고 쓰기") : qsTr("보지 않고 쓰기")
        iconName: "earphone"
        onClicked: root.model.blindChosen = !root.model.blindChosen
    }

    // Where no jack tells, the visitor does.
    KioskButton {
        property bool wanted: !root.model.jackTells

        text: root.model.earphones ? qsTr("이어폰을 뺐어요") : qsTr("이어폰을 꽂았어요")
        iconName: "earphone"
        onClicked: root.model.earphones = !root.model.earphones
    }

    KioskButton {
        text: qsTr("버튼판으로 하기")
        iconName: "keyboard"
        onClicked: root.model.show("keypad")
    }
}
