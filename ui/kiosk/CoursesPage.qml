// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kiosk

// Lessons by what they are about.
PageFrame {
    id: root

    readonly property var courses: [["A", qsTr("손에 익히기"), "hand"], ["B", qsTr("속지 않기"), "shield-check"], ["C", qsTr("신분과 증명"), "card"], ["D", qsTr("알림과 상담"), "notice"], ["E", qsTr("예매와 예약"), "ticket"], ["F", qsTr("기계로 돈 내기"), "won"]].concat(model.hasOwnLessons ? [["Z", qsTr("우리 센터"), "home"]] : [])

    title: qsTr("어떤 주제인가요?")
    blocksMax: model.easy ? 3 : 4

    Repeater {
        model: root.courses

        KioskDoor {
            least: root.low ? Plan.lowDoorHeight : Plan.doorHeight
            required property var modelData

            text: modelData[1]
            iconName: modelData[2]
            titleSize: root.model.easy && !Plan.narrow ? Plan.displaySize : Plan.titleSize
            onClicked: root.model.showLessons(modelData[0])
        }
    }
}
