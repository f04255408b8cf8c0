// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// Four doors, each in its own language.
PageFrame {
    id: root

    readonly property var languages: [{
            "code": "ko",
            "word": "한국어"
        }, {
            "code": "en",
            "word": "English"
        }, {
            "code": "zh",
            "word": "中文"
        }, {
            "code": "vi",
            "word": "Tiếng Việt"
        }]

    title: qsTr("어느 말로 할까요?")

    Repeater {
        model: root.languages

        KioskDoor {
            least: root.low ? Plan.lowDoorHeight : Plan.doorHeight
            required property var modelData

            text: modelData.word
            iconName: modelData.code === root.model.language ? "check" : "globe"
            family: modelData.code === "zh" ? "Noto Sans CJK SC" : "Noto Sans CJK KR"
            onClicked: {
                root.model.language = modelData.code;
                root.model.goHome();
            }
        }
    }
}
