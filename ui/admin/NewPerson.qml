// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// Name, what they do, and a PIN of their own, typed twice.
Card {
    id: root

    required property StaffModel form
    readonly property var wrong: root.form.wrong

    function add() {
        root.form.add(who.text, role.value, pin.text, again.text);
    }

    level: 2
    padding: Mm.ref(24)

    Connections {
        target: root.form

        function onFinished() {
            who.wipe();
            pin.wipe();
            again.wipe();
        }
    }

    ScrollColumn {
        width: parent.width
        height: parent.height - save.height - Theme.gap
        spacing: Mm.ref(18)

        NaruField {
            id: who

            width: parent.width
            label: qsTr("이름")
            wrong: root.wrong.name ?? ""
            lengthMax: 40
            onAccepted: root.add()
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
                }]
        }

        Row {
            width: parent.width
            spacing: Theme.gap

            NaruField {
                id: pin

                width: (parent.width - parent.spacing) / 2
                label: qsTr("비밀번호")
                wrong: root.wrong.pin ?? ""
                secret: true
                digitsOnly: true
                lengthMax: 12
                refusesCards: false
                onAccepted: root.add()
            }

            NaruField {
                id: again

                width: (parent.width - parent.spacing) / 2
                label: qsTr("비밀번호 한 번 더")
                wrong: root.wrong.again ?? ""
                secret: true
                digitsOnly: true
                lengthMax: 12
                refusesCards: false
                onAccepted: root.add()
            }
        }

        NaruText {
            width: parent.width
            text: qsTr("숫자 여섯 개 이상. 그 사람이 직접 적게 해 주세요.")
            kind: NaruText.Floor
            color: Theme.text2
        }

        Wrong {
            width: parent.width
            text: root.wrong.all ?? ""
        }
    }

    NaruButton {
        id: save

        anchors.bottom: parent.bottom
        width: parent.width
        text: qsTr("직원으로 적기")
        kind: NaruButton.Primary
        iconName: "plus"
        enabled: !root.form.busy
        onClicked: root.add()
    }
}
