// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter
import Naru.Kit

// Who is at this counter, then who waits, and the one step that comes next.
Item {
    id: root

    required property QueueModel queue
    readonly property bool serves: queue.stage !== ""
    readonly property var steps: ({
            "": qsTr("다음 부르기"),
            "called": qsTr("오셨어요"),
            "here": qsTr("끝남")
        })

    signal moreWanted

    Heading {
        id: head

        width: parent.width
        text: qsTr("기다리는 분")
        count: qsTr("%1명").arg(root.queue.waitingCount)
    }

    CurrentVisitor {
        id: now

        anchors.top: head.bottom
        anchors.topMargin: Mm.ref(14)
        width: parent.width
        visible: root.serves
        height: visible ? implicitHeight : 0
        current: root.queue.current
    }

    NaruText {
        id: empty

        anchors.top: now.bottom
        anchors.topMargin: Mm.ref(root.serves ? 16 : 4)
        width: parent.width
        visible: root.queue.rows.length === 0
        text: qsTr("기다리는 분이 없어요.")
        color: Theme.text2
    }

    ScrollColumn {
        id: list

        anchors.top: now.bottom
        anchors.topMargin: Mm.ref(root.serves ? 16 : 4)
        anchors.bottom: twice.top
        anchors.bottomMargin: Mm.ref(26)
        width: parent.width + barRoom
        visible: root.queue.rows.length > 0
        spacing: Mm.ref(12)

        Repeater {
            model: root.queue.rows

            QueueRow {
                required property var modelData
                required property int index

                width: parent ? parent.width : 0
                number: modelData.number
                what: modelData.what
                second: modelData.state
                handed: modelData.handed
                pressable: modelData.pressable && !root.serves
                onClicked: root.queue.callRow(index)
            }
        }
    }

    StateLine {
        id: twice

        anchors.bottom: keys.top
        anchors.bottomMargin: visible ? Mm.ref(16) : 0
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: root.queue.twice !== ""
        kind: "warn"
        text: root.queue.twice
        pixelSize: Theme.floorSize
    }

    Column {
        id: keys

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Mm.ref(14)

        NaruButton {
            width: parent.width
            text: root.steps[root.queue.stage]
            kind: NaruButton.Ink
            shortcut: root.visible ? "F2" : ""
            enabled: !root.queue.busy
            onClicked: root.queue.goOn()
        }

        NaruButton {
            width: parent.width
            text: root.serves ? qsTr("부르기·넘기기") : qsTr("번호 주기")
            shortcut: root.visible ? "F8" : ""
            onClicked: root.moreWanted()
        }
    }
}
