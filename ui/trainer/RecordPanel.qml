// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// While somebody shows it on the phone: what was done so far, where a new act leads, and what cannot be done.
FocusScope {
    id: root

    required property DraftModel draft
    readonly property var ways: root.draft.asked === "" ? [] : root.draft.choices("lead", 0)

    Column {
        id: head

        width: parent.width
        spacing: Mm.ref(8)

        StateLine {
            width: parent.width
            kind: root.draft.refusal !== "" ? "warn" : "run"
            text: root.draft.refusal !== "" ? root.draft.refusal : root.draft.asked !== "" ? qsTr("%1: 하고 나면 어디로 가나요?").arg(root.draft.asked) : qsTr("오른쪽 폰에서 하는 대로 걸음이 돼요.")
            bold: true
        }
    }

    ScrollColumn {
        y: head.height + Theme.gap
        width: parent.width
        height: parent.height - y - keys.height - Theme.gap
        spacing: Theme.gapLeast

        Repeater {
            model: root.ways

            NaruButton {
                required property var modelData
                required property int index

                width: parent.width
                height: Math.max(Theme.controlMin, implicitHeight)
                centred: false
                iconName: "next"
                text: modelData.text
                onClicked: root.draft.choose("lead", 0, index)
            }
        }

        Repeater {
            model: root.ways.length > 0 ? [] : root.draft.performed

            StateLine {
                required property string modelData

                width: parent.width
                kind: "ok"
                text: modelData
            }
        }
    }

    Grid {
        id: keys

        anchors.bottom: parent.bottom
        width: parent.width
        columns: 2
        spacing: Theme.gap

        NaruButton {
            width: (keys.width - keys.spacing) / 2
            text: qsTr("여기서 끝내기")
            iconName: "check"
            kind: NaruButton.Primary
            enabled: root.draft.performed.length > 0 && root.draft.asked === ""
            onClicked: root.draft.finish(false)
        }

        NaruButton {
            width: (keys.width - keys.spacing) / 2
            text: qsTr("뒤 걸음 남기기")
            iconName: "plus"
            enabled: root.draft.performed.length > 0 && root.draft.asked === ""
            onClicked: root.draft.finish(true)
        }

        NaruButton {
            width: (keys.width - keys.spacing) / 2
            text: qsTr("방금 것 빼기")
            iconName: "undo"
            enabled: root.draft.performed.length > 0 || root.draft.asked !== ""
            onClicked: root.draft.takeBack()
        }

        NaruButton {
            width: (keys.width - keys.spacing) / 2
            text: qsTr("그만두기")
            iconName: "cross"
            onClicked: root.draft.stopRecording()
        }
    }
}
