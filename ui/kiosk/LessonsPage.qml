// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// The lessons of one level or course, at most four at a time.
PageFrame {
    id: root

    readonly property var names: ({
            "1": qsTr("걸음마"),
            "2": qsTr("첫걸음"),
            "3": qsTr("혼자서"),
            "A": qsTr("손에 익히기"),
            "B": qsTr("속지 않기"),
            "C": qsTr("신분과 증명"),
            "D": qsTr("알림과 상담"),
            "E": qsTr("예매와 예약"),
            "F": qsTr("기계로 돈 내기")
        })

    title: root.names[root.model.shelf] ?? ""
    blocksMax: model.easy ? 3 : 4

    NaruText {
        property bool wanted: root.model.language !== "ko" && root.model.language !== "en"
        property bool counts: false

        text: qsTr("연습은 한국어와 영어로 나와요.")
        pixelSize: Plan.bodySize
    }

    Repeater {
        model: root.model.lessons

        KioskDoor {
            least: root.low ? Plan.lowDoorHeight : Plan.doorHeight
            required property var modelData

            text: modelData.title
            second: root.model.easy ? "" : modelData.goal
            mark: CardWords.marks[modelData.mark] ?? ""
            iconName: modelData.icon
            onClicked: root.model.openLesson(modelData.id)
        }
    }
}
