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
            text: qsTr("눈으로 확인함")
            kind: NaruButton.Ink
            iconName: "check"
            shortcut: "F5"
            focus: true
            enabled: !root.model.busy
            onClicked: root.model.seenByEye()
        }

        NaruButton {
            width: parent.width
            text: qsTr("받지 않기")
            iconName: "cross"
            shortcut: "F7"
            enabled: !root.model.busy
            onClicked: root.model.notAccepted()
        }
    }

    NaruButton {
        anchors.bottom: parent.bottom
        width: parent.width
        text: qsTr("그만두기")
        iconName: "back"
        shortcut: "Escape"
        onClicked: root.model.leave()
    }
}
