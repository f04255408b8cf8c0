// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// Name, what they do, and a PIN of their own, pressed twice.
Card {
    id: root

    required property StaffModel form
    readonly property var wrong: root.form.wrong

    level: 2
    padding: Mm.ref(24)

    Connections {
        target: root.form

        function onFinished() {
            who.wipe();
            pin.wipe();
        }
    }

    NewPin {
        id: pin

        width: parent.width
        wrong: root.wrong.pin ?? root.wrong.again ?? ""
        busy: root.form.busy
        onFinished: pin.hand()
        onHanded: (first, again) => root.form.add(who.text, role.value, first, again)

        NaruField {
            id: who

            width: parent.width
            label: qsTr("이름")
            wrong: root.wrong.name ?? ""
            lengthMax: 40
            onAccepted: pin.enterPad()
        }

        ChoiceList {
            id: role

            width: parent.width
            columns: 2
            value: "clerk"
            model: [{
                    "value": "clerk",
                    "text": qsTr("민원 담당")
                }, {
                    "value": "administrator",
                    "text": qsTr("관리자")
                }, {
                    "value": "trainer",
                    "text": qsTr("강사")
                }]
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
            text: qsTr("직원으로 적기")
            kind: NaruButton.Primary
            iconName: "plus"
            enabled: !root.form.busy
            onClicked: pin.hand()
        }
    }
}
