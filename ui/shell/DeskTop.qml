// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Shell

// Which desk, who works at it, what waits to be sent, what time it is.
TopBar {
    id: root

    required property DeskModel model

    signal explained(string title, string sentence, string next, string kind)

    desk: root.model.title
    clock: root.model.clock
    demo: root.model.demo
    syncText: root.model.syncText
    syncKind: root.model.syncKind
    onSyncPressed: root.explained(root.model.syncText, qsTr("인터넷이 없어도 오늘 일은 모두 할 수 있어요."), qsTr("적은 것은 이 창구에 안전하게 남아 있습니다."), "off")

    // An administrator's and a trainer's way to the class.
    Chip {
        height: parent.height
        visible: root.model.page !== "signin" && root.model.offers("class")
        text: qsTr("수업")
        iconName: "people"
        onClicked: root.model.show("class")
    }
}
