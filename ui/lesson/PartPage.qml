// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// Half of a long lesson is done: a good place to breathe, or to stop.
FocusScope {
    id: root

    required property var model

    LessonStrip {
        id: strip

        width: parent.width
        title: root.model.title
        number: root.model.stepNumber
        count: root.model.stepCount
    }

    Column {
        x: Large.margin
        y: strip.height + Mm.px(24)
        width: parent.width - 2 * Large.margin
        spacing: Mm.px(8)

        StateGlyph {
            kind: "ok"
            size: Mm.px(26)
        }

        NaruText {
            width: parent.width
            text: qsTr("절반을 하셨어요.")
            kind: NaruText.Display
            pixelSize: Large.displaySize
        }

        NaruText {
            width: parent.width
            text: qsTr("잠깐 쉬어도 괜찮아요. 이어서 하고 싶을 때 눌러 주세요.")
            pixelSize: Large.bodySize
            color: Theme.text2
        }
    }

    Column {
        x: Large.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Mm.px(6)
        width: parent.width - 2 * Large.margin
        spacing: Large.gap

        NaruButton {
            width: parent.width
            implicitHeight: Large.mainHeight
            large: true
            centred: true
            kind: NaruButton.Primary
            text: qsTr("이어서 하기")
            iconName: "next"
            focus: true
            onClicked: root.model.goOn()
        }

        NaruButton {
            width: parent.width
            large: true
            centred: true
            text: qsTr("오늘은 여기까지")
            onClicked: root.model.leave()
        }
    }
}
