// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// A finished lesson on its way: into this kiosk, or on a stick to another desk of the centre.
Sheet {
    id: root

    required property TrainerModel model

    function ask() {
        root.model.exportPack();
        root.present();
    }

    title: qsTr("내보내기")
    iconName: "lesson"
    sentence: root.model.exported ? qsTr("이 창구의 이름으로 묶었어요: %1").arg(root.model.exportName) : ""
    safeText: root.model.outcomeKind === "ok" ? qsTr("알겠어요") : qsTr("그만두기")
    onSafe: root.model.forgetPack()

    StateLine {
        width: parent.width
        visible: root.model.outcome !== ""
        kind: root.model.outcomeKind
        text: root.model.outcome
        bold: true
    }

    NaruText {
        width: parent.width
        visible: root.model.busy
        text: qsTr("묶고 있어요.")
        color: Theme.text2
    }

    NaruButton {
        width: parent.width
        visible: root.model.exported
        enabled: !root.model.busy
        text: qsTr("여기에 넣기")
        iconName: "down"
        kind: NaruButton.Ink
        onClicked: root.model.install()
    }

    Repeater {
        model: root.model.exported ? root.model.folders : []

        NaruButton {
            required property var modelData
            required property int index

            width: parent.width
            enabled: !root.model.busy
            text: modelData.text
            iconName: modelData.stick ? "usb" : "folder"
            centred: false
            onClicked: root.model.carry(index)
        }
    }

    NaruText {
        width: parent.width
        visible: root.model.exported
        text: qsTr("이 묶음은 우리 센터에서만 열려요.")
        kind: NaruText.Floor
        color: Theme.text2
    }
}
