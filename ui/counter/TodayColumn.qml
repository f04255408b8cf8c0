// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter
import Naru.Kit

// Today's visits from the journal, newest first: what was asked, when, and what came of it. No names.
Item {
    id: root

    required property CounterModel model
    readonly property bool visiting: ["waiting", "verdict", "trouble", "paper"].includes(root.model.page)

    Heading {
        id: head

        width: parent.width
        text: qsTr("오늘 확인")
        count: qsTr("%1건").arg(root.model.today.length)
    }

    Card {
        id: present

        anchors.top: head.bottom
        anchors.topMargin: Mm.ref(16)
        width: parent.width
        height: visible ? Math.max(Theme.rowHeight, now.implicitHeight + Mm.ref(20)) : 0
        padding: Mm.ref(20)
        visible: root.visiting
        selected: true

        StateRow {
            id: now

            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            kind: "run"
            title: root.model.page === "paper" ? root.model.paperPurpose : root.model.visit.purposeName
            second: qsTr("지금 손님")
            last: true
        }
    }

    NaruText {
        anchors.top: present.bottom
        anchors.topMargin: Mm.ref(16)
        width: parent.width
        visible: root.model.today.length === 0 && !root.visiting
        text: qsTr("오늘 첫 손님을 기다려요.")
        color: Theme.text2
    }

    ScrollColumn {
        id: list

        anchors.top: present.bottom
        anchors.topMargin: Mm.ref(root.visiting ? 16 : 4)
        anchors.bottom: counts.top
        anchors.bottomMargin: Mm.ref(16)
        width: parent.width + barRoom
        spacing: Mm.ref(6)

        Repeater {
            model: root.model.today

            StateRow {
                required property var modelData

                width: parent ? parent.width : 0
                kind: modelData.kind
                title: modelData.title
                second: modelData.second
            }
        }
    }

    Column {
        id: counts

        anchors.bottom: parent.bottom
        width: parent.width

        Hairline {
            width: parent.width
        }

        Item {
            width: 1
            height: Mm.ref(14)
        }

        StateLine {
            width: parent.width
            kind: "ok"
            text: qsTr("확인됨")
            count: root.model.counts.ok
        }

        StateLine {
            width: parent.width
            kind: "warn"
            text: qsTr("사람이 확인")
            count: root.model.counts.person
        }

        StateLine {
            width: parent.width
            kind: "no"
            text: qsTr("받을 수 없음")
            count: root.model.counts.refused
        }
    }
}
