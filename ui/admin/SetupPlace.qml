// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// Centre and desk, as visitors will read them.
FocusScope {
    id: root

    required property SetupModel model
    readonly property var wrong: root.model.wrong
    readonly property var draft: root.model.draft

    signal done

    Column {
        width: parent.width
        spacing: Theme.gutter

        NaruField {
            width: parent.width
            focus: true
            label: qsTr("센터 이름")
            hint: qsTr("예: 나루동 행정복지센터")
            text: root.draft.centre
            wrong: root.wrong.centre ?? ""
            onEdited: root.model.put("centre", text)
            onAccepted: desk.forceActiveFocus(Qt.TabFocusReason)
        }

        NaruField {
            id: desk

            width: parent.width
            label: qsTr("창구 이름")
            hint: qsTr("예: 2번 창구")
            text: root.draft.desk
            wrong: root.wrong.desk ?? ""
            onEdited: root.model.put("desk", text)
            onAccepted: root.done()
        }
    }
}
