// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Shell

// Which desk, who works at it, what waits to be sent, what time it is.
TopBar {
    id: root

    required property DeskModel model

    signal outboxWanted

    desk: root.model.title
    clock: root.model.clock
    demo: root.model.demo
    syncText: root.model.outbox.text
    syncKind: root.model.outbox.kind
    onSyncPressed: root.outboxWanted()

    // An administrator's and a trainer's way to the class.
    Chip {
        height: parent.height
        visible: root.model.page !== "signin" && root.model.offers("class")
        text: qsTr("수업")
        iconName: "people"
        onClicked: root.model.show("class")
    }
}
