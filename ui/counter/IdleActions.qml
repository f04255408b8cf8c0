// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter
import Naru.Kit

// What else can be done between two visitors.
FocusScope {
    id: root

    required property CounterModel model

    signal adminWanted
    signal moneyWanted
    signal doubtWanted

    Column {
        width: parent.width
        spacing: Mm.ref(18)

        Heading {
            width: parent.width
            visible: root.model.undecided === 0 // its room is the doubt's
            text: qsTr("다른 일")
        }

        NaruButton {
            width: parent.width
            visible: root.model.takesMoney
            text: qsTr("돈 받기")
            iconName: "won"
            shortcut: "F4"
            onClicked: root.moneyWanted()
        }

        NaruButton {
            width: parent.width
            text: qsTr("실물 신분증으로")
            iconName: "card"
            shortcut: "F5"
            focus: true
            onClicked: root.model.usePaper()
        }

        NaruButton {
            width: parent.width
            text: qsTr("코드·영수증 확인")
            iconName: "qr"
            shortcut: "F6"
            onClicked: root.model.lookAtCodes()
        }

        NaruButton {
            width: parent.width
            visible: root.model.undecided > 0
            text: qsTr("확인 중 %1건").arg(root.model.undecided)
            kind: NaruButton.Doubt
            glyph: "doubt"
            shortcut: "F9"
            onClicked: root.doubtWanted()
        }

        NaruButton {
            width: parent.width
            visible: root.model.administrator
            text: qsTr("관리")
            iconName: "settings"
            shortcut: "F10"
            onClicked: root.adminWanted()
        }
    }

    Column {
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Mm.ref(18)

        NaruButton {
            width: parent.width
            text: root.model.highContrast ? qsTr("보통 화면") : qsTr("고대비 화면")
            iconName: "contrast"
            shortcut: "F11"
            onClicked: root.model.toggleContrast()
        }

        NaruButton {
            width: parent.width
            text: root.model.language === "ko" ? "English" : "한국어"
            iconName: "globe"
            centred: false
            onClicked: root.model.toggleLanguage()
        }
    }
}
