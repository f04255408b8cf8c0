// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// The first administrator, who knows the PIN by typing it twice.
FocusScope {
    id: root

    required property SetupModel model
    readonly property var wrong: root.model.wrong
    readonly property var draft: root.model.draft

    signal done

    // What was typed goes to the model when the person goes on, and nowhere else.
    function hand() {
        root.model.putPin(pin.text, again.text);
    }

    Column {
        width: parent.width
        spacing: Theme.gutter

        NaruField {
            width: parent.width
            focus: true
            label: qsTr("이름")
            text: root.draft.administrator
            wrong: root.wrong.administrator ?? ""
            lengthMax: 40
            onEdited: root.model.put("administrator", text)
            onAccepted: pin.forceActiveFocus(Qt.TabFocusReason)
        }

        NaruField {
            id: pin

            width: parent.width
            label: qsTr("비밀번호")
            hint: qsTr("숫자 여섯 개 이상")
            wrong: root.wrong.pin ?? ""
            secret: true
            digitsOnly: true
            lengthMax: 12
            refusesCards: false
            onAccepted: again.forceActiveFocus(Qt.TabFocusReason)
        }

        NaruField {
            id: again

            width: parent.width
            label: qsTr("비밀번호 한 번 더")
            wrong: root.wrong.again ?? ""
            secret: true
            digitsOnly: true
            lengthMax: 12
            refusesCards: false
            onAccepted: root.done()
        }
    }
}
