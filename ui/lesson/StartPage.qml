// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// Before the first step: what it is like, and how we would like to do it.
FocusScope {
    id: root

    required property var model

    LessonStrip {
        id: strip

        width: parent.width
        title: root.model.title
    }

    Column {
        x: Large.margin
        y: strip.height + Mm.px(14)
        width: parent.width - 2 * Large.margin
        spacing: Mm.px(8)

        Rectangle {
            width: Mm.px(46)
            height: width
            radius: Mm.px(8)
            color: Theme.action

            Icon {
                anchors.centerIn: parent
                name: root.model.icon
                size: Mm.px(29)
                color: Theme.overAction
            }
        }

        NaruText {
            width: parent.width
            text: root.model.title
            kind: NaruText.Display
            pixelSize: Large.displaySize
        }

        NaruText {
            width: parent.width
            text: root.model.intro.replace(/\n/g, " ")
            pixelSize: Large.bodySize
            color: Theme.text2
        }

        NaruText {
            width: parent.width
            text: qsTr("%1분쯤 걸려요. 시간을 재지는 않아요.").arg(root.model.minutes)
            kind: NaruText.Floor
            pixelSize: Large.floorSize
            color: Theme.text2
        }
    }

    Column {
        x: Large.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Mm.px(6)
        width: parent.width - 2 * Large.margin
        spacing: Large.gap

        ModeKey {
            width: parent.width
            text: qsTr("따라하기")
            second: qsTr("한 걸음씩 같이 눌러요")
            iconName: "hand"
            primary: true
            focus: true
            onClicked: root.model.begin("guided")
        }

        ModeKey {
            width: parent.width
            text: qsTr("보기")
            second: qsTr("먼저 하는 것을 봐요")
            iconName: "play"
            onClicked: root.model.begin("watch")
        }

        ModeKey {
            width: parent.width
            text: qsTr("혼자하기")
            second: qsTr("할 일만 보고 해 봐요")
            iconName: "person"
            onClicked: root.model.begin("solo")
        }

        NaruButton {
            width: parent.width
            large: true
            centred: true
            text: qsTr("다른 연습 고르기")
            iconName: "back"
            onClicked: root.model.leave()
        }
    }
}
