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
            text: qsTr("코드·영수증 확인")
        }

        NoteLine {
            width: parent.width
            iconName: "lock"
            text: qsTr("읽은 것은 적어 두지 않습니다. 카드 번호로 보이면 바로 버립니다.")
        }

        NaruField {
            id: typed

            width: parent.width
            label: qsTr("글자로 넣기")
            hint: qsTr("NARU-R1: 으로 시작하는 글을 붙여 넣으세요.")
            lengthMax: root.model.scan.lettersMax
            onAccepted: check.clicked()
        }

        NaruButton {
            id: check

            width: parent.width
            text: qsTr("확인")
            iconName: "check"
            enabled: typed.text !== ""
            onClicked: {
                root.model.scan.type(typed.text);
                typed.wipe();
            }
        }
    }

    NaruButton {
        anchors.bottom: parent.bottom
        width: parent.width
        text: qsTr("그만두기")
        iconName: "back"
        shortcut: "Escape"
        focus: true
        onClicked: root.model.leave()
    }
}
