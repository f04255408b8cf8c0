// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter
import Naru.Kit

// Who waits with a number, where numbers are in use; else today's visits. F8 is the other things of the queue.
FocusScope {
    id: root

    required property CounterModel model
    readonly property QueueModel queue: model.queue
    // Today's visits were asked for.
    property bool looksBack: false
    readonly property bool queueShown: queue.inUse && !looksBack

    function more() {
        if (root.queue.stage !== "")
            visitorSheet.ask();
        else
            giveSheet.present();
    }

    TodayColumn {
        width: parent.width
        height: parent.height - (key.visible ? key.height + Mm.ref(18) : 0)
        visible: !root.queueShown
        model: root.model
    }

    NaruButton {
        id: key

        anchors.bottom: parent.bottom
        width: parent.width
        visible: root.queue.available && !root.queueShown
        text: root.queue.inUse ? qsTr("기다림 %1명").arg(root.queue.waitingCount) : qsTr("번호 주기")
        iconName: root.queue.inUse ? "people" : "ticket"
        shortcut: visible ? "F8" : ""
        onClicked: {
            if (root.queue.inUse)
                root.looksBack = false;
            else
                giveSheet.present();
        }
    }

    QueueColumn {
        anchors.fill: parent
        visible: root.queueShown
        queue: root.queue
        onMoreWanted: root.more()
    }

    VisitorSheet {
        id: visitorSheet

        parent: root.Window.contentItem
        queue: root.queue
        onOther: giveSheet.present()
    }

    GiveSheet {
        id: giveSheet

        parent: root.Window.contentItem
        queue: root.queue
        onOther: root.looksBack = true
    }
}
