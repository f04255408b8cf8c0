// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter
import Naru.Kit

FocusScope {
    id: root

    required property CounterModel model

    Column {
        width: parent.width
        spacing: Mm.ref(18)

        Heading {
            width: parent.width
            text: qsTr("어떻게 할까요?")
        }

        NaruButton {
            width: parent.width
            text: qsTr("다시 읽기")
            kind: NaruButton.Ink
            iconName: "refresh"
            shortcut: "F3"
            focus: true
            onClicked: root.model.readAgain()
        }

        NaruButton {
            width: parent.width
            text: qsTr("실물 신분증으로")
            iconName: "card"
            shortcut: "F5"
            onClicked: root.model.usePaper()
        }
    }

    NaruButton {
        anchors.bottom: parent.bottom
        width: parent.width
        text: qsTr("그만두기")
        iconName: "cross"
        shortcut: "Escape"
        onClicked: root.model.leave()
    }
}
