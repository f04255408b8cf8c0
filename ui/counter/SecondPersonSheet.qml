// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter
import Naru.Kit

// A second member of staff agrees, with a PIN of their own.
Sheet {
    id: root

    required property CounterModel model

    function ask() {
        people.value = root.model.secondPeople[0].value;
        pad.clear();
        root.present();
        pad.forceActiveFocus(Qt.TabFocusReason);
    }

    function refuse(sentence: string) {
        pad.refuse(sentence);
    }

    title: qsTr("두 번째 사람이 확인합니다")
    iconName: "people"
    safeText: qsTr("그만두기")

    Row {
        width: parent.width
        spacing: Mm.ref(36)

        Column {
            width: parent.width - pad.width - parent.spacing
            spacing: Mm.ref(18)

            ChoiceList {
                id: people

                width: parent.width
                model: root.model.secondPeople
                onChosen: pad.clear()
            }

            NaruText {
                width: parent.width
                text: qsTr("손님과 신분증을 함께 본 사람이 자기 비밀번호를 누릅니다.\n두 사람 이름이 적힙니다.")
                kind: NaruText.Floor
                color: Theme.text2
            }
        }

        PinPad {
            id: pad

            busy: root.model.busy
            enterText: qsTr("확인함")
            onEntered: pin => root.model.askSecondPerson(people.value, pin)
        }
    }
}
