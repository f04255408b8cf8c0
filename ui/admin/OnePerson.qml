// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// A person who is on the list: a new PIN, or not to sign in any more. Nothing is ever removed: the record names them.
Card {
    id: root

    required property StaffModel form
    readonly property var wrong: root.form.wrong
    property var person: ({})

    function reset() {
        root.form.resetPin(root.person.id, pin.text, again.text);
    }

    level: 2
    padding: Mm.ref(24)
    onPersonChanged: {
        pin.wipe();
        again.wipe();
    }

    Connections {
        target: root.form

        function onFinished() {
            pin.wipe();
            again.wipe();
        }
    }

    ScrollColumn {
        width: parent.width
        height: parent.height - stop.height - Theme.gap
        spacing: Mm.ref(18)

        NaruValue {
            width: parent.width
            text: root.person.name ?? ""
            kind: NaruText.Title
            bold: true
        }

        StateLine {
            width: parent.width
            kind: root.person.kind ?? ""
            text: root.person.second ?? ""
        }

        Row {
            width: parent.width
            spacing: Theme.gap

            NaruField {
                id: pin

                width: (parent.width - parent.spacing) / 2
                label: qsTr("새 비밀번호")
                wrong: root.wrong.pin ?? ""
                secret: true
                digitsOnly: true
                lengthMax: 12
                refusesCards: false
                onAccepted: root.reset()
            }

            NaruField {
                id: again

                width: (parent.width - parent.spacing) / 2
                label: qsTr("새 비밀번호 한 번 더")
                wrong: root.wrong.again ?? ""
                secret: true
                digitsOnly: true
                lengthMax: 12
                refusesCards: false
                onAccepted: root.reset()
            }
        }

        NaruText {
            width: parent.width
            text: qsTr("숫자 여섯 개 이상. 그 사람이 직접 적게 해 주세요.")
            kind: NaruText.Floor
            color: Theme.text2
        }

        NaruButton {
            text: qsTr("비밀번호 새로 정하기")
            kind: NaruButton.Primary
            iconName: "key"
            enabled: !root.form.busy
            onClicked: root.reset()
        }

        Wrong {
            width: parent.width
            text: root.wrong.all ?? ""
        }
    }

    NaruButton {
        id: stop

        anchors.bottom: parent.bottom
        width: parent.width
        text: root.person.disabled ? qsTr("다시 들어오게 하기") : qsTr("들어오지 못하게 하기")
        kind: root.person.disabled ? NaruButton.Secondary : NaruButton.Danger
        iconName: root.person.disabled ? "undo" : "lock"
        enabled: !root.form.busy
        onClicked: {
            if (root.person.disabled)
                root.form.enable(root.person.id);
            else
                root.form.disable(root.person.id);
        }
    }
}
