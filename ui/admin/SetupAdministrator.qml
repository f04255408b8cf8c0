// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// The first administrator, who presses a PIN twice.
FocusScope {
    id: root

    required property SetupModel model
    readonly property var wrong: root.model.wrong
    readonly property var draft: root.model.draft

    signal done

    // What was pressed goes to the model when the person goes on, and nowhere else.
    function hand() {
        pin.hand();
    }

    NewPin {
        id: pin

        width: parent.width
        focus: true
        hint: qsTr("숫자 여섯 개 이상.\n지우기를 누르면 처음부터 정합니다.")
        wrong: root.wrong.pin ?? root.wrong.again ?? ""
        busy: root.model.busy
        onHanded: (first, again) => root.model.putPin(first, again)
        onFinished: root.done()

        NaruField {
            width: parent.width
            focus: true
            label: qsTr("이름")
            text: root.draft.administrator
            wrong: root.wrong.administrator ?? ""
            lengthMax: 40
            onEdited: root.model.put("administrator", text)
            onAccepted: pin.enterPad()
        }
    }
}
