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

    level: 2
    padding: Mm.ref(24)
    onPersonChanged: pin.wipe()

    Connections {
        target: root.form

        function onFinished() {
            pin.wipe();
        }
    }

    NewPin {
        id: pin

        width: parent.width
        title: qsTr("새 비밀번호")
        againTitle: qsTr("새 비밀번호 한 번 더")
        wrong: root.wrong.pin ?? root.wrong.again ?? ""
        busy: root.form.busy
        primary: true
        onFinished: pin.hand()
        onHanded: (first, again) => root.form.resetPin(root.person.id, first, again)

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
    }

    Column {
        anchors.bottom: parent.bottom
        width: pin.leftWidth
        spacing: Theme.gap

        Wrong {
            width: parent.width
            text: root.wrong.all ?? ""
        }

        NaruButton {
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
}
