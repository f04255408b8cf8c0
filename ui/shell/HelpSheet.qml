// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// What each key does on this page, and the keys that work on every page.
Sheet {
    id: root

    // [{key, text}]: the page's own
    property var lines: []
    readonly property var everywhere: [{
            "key": "Tab",
            "text": qsTr("다음 것으로")
        }, {
            "key": "Enter",
            "text": qsTr("누르기")
        }, {
            "key": "Esc",
            "text": qsTr("한 걸음 뒤로")
        }, {
            "key": "F12",
            "text": qsTr("화면을 지우고 잠그기")
        }]

    title: qsTr("자판으로 하기")
    sentence: qsTr("인터넷이 없어도 오늘 일은 모두 할 수 있어요.")
    iconName: "help"
    safeText: qsTr("닫기")

    Grid {
        width: parent.width
        columns: 2
        columnSpacing: Theme.gutter
        rowSpacing: Mm.ref(18)

        Repeater {
            model: root.lines.concat(root.everywhere)

            Item {
                id: line

                required property var modelData

                width: (Mm.ref(1068) - Theme.gutter) / 2
                implicitHeight: Math.max(cap.height, words.implicitHeight)

                KeyCap {
                    id: cap

                    anchors.verticalCenter: parent.verticalCenter
                    text: line.modelData.key
                }

                NaruText {
                    id: words

                    x: Mm.ref(130)
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - x
                    text: line.modelData.text
                }
            }
        }
    }
}
