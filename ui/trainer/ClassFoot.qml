// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// Who came, who is through, what is taken home, what will be sent; the pages of a large room, and the lock.
Rectangle {
    id: root

    required property ClassModel model
    property int page: 0
    property int pages: 1
    // On a screen beside this one: which step, of how many.
    property bool projecting: false
    property int step: 0
    property int steps: 0

    signal turned(int pages)
    signal stepTurned(int by)
    signal cardsWanted
    signal lockWanted
    signal helpWanted

    implicitHeight: Theme.deviceBarHeight
    color: Theme.paper

    component Count: Row {
        property string iconName
        property string kind
        property alias text: word.text

        height: root.height
        spacing: Mm.ref(12)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: name !== ""
            name: parent.iconName
            size: Mm.ref(40)
        }

        StateGlyph {
            anchors.verticalCenter: parent.verticalCenter
            visible: kind !== ""
            kind: parent.kind
            size: Mm.ref(34)
        }

        NaruText {
            id: word

            anchors.verticalCenter: parent.verticalCenter
            kind: NaruText.Floor
            wrapMode: Text.NoWrap
        }
    }

    Hairline {
        width: parent.width
    }

    Row {
        x: Theme.margin
        height: parent.height
        spacing: Mm.ref(44)
        visible: !root.projecting && (root.model.stage === "run" || root.model.stage === "end")

        Count {
            iconName: "people"
            text: qsTr("온 사람 %1명").arg(root.model.came)
        }

        Count {
            kind: "ok"
            text: qsTr("끝낸 사람 %1명").arg(root.model.done)
        }

        Count {
            visible: root.pages === 1
            iconName: "printer"
            text: qsTr("집에 가져갈 종이 %1장").arg(root.model.papers)
        }
    }

    Row {
        x: Theme.margin
        height: parent.height
        spacing: Mm.ref(16)
        visible: root.projecting

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "screen"
            size: Mm.ref(40)
        }

        NaruText {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("큰 화면 %1 / %2걸음").arg(root.step).arg(root.steps)
            kind: NaruText.Floor
            bold: true
            wrapMode: Text.NoWrap
        }

        BarItem {
            height: root.height
            enabled: root.step > 1
            text: qsTr("앞 걸음")
            shortcut: "F7"
            capText: "F7"
            onClicked: root.stepTurned(-1)
        }

        BarItem {
            height: root.height
            enabled: root.step < root.steps
            text: qsTr("다음 걸음")
            shortcut: "F8"
            capText: "F8"
            onClicked: root.stepTurned(1)
        }
    }

    Row {
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin - Mm.ref(14)
        height: parent.height
        spacing: Mm.ref(16)

        NaruText {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.pages === 1 && !root.projecting && root.model.unsent > 0
            text: qsTr("수업 뒤에 보낼 것 %1건").arg(root.model.unsent)
            kind: NaruText.Floor
            color: Theme.text2
            wrapMode: Text.NoWrap
        }

        BarItem {
            height: root.height
            visible: root.pages > 1
            enabled: root.page > 0
            text: qsTr("앞 자리")
            capText: "PgUp"
            onClicked: root.turned(-1)
        }

        NaruText {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.pages > 1
            text: (root.page + 1) + " / " + root.pages
            kind: NaruText.Floor
            wrapMode: Text.NoWrap
        }

        BarItem {
            height: root.height
            visible: root.pages > 1
            enabled: root.page < root.pages - 1
            text: qsTr("뒤 자리")
            capText: "PgDn"
            onClicked: root.turned(1)
        }

        BarItem {
            height: root.height
            visible: root.model.stage === "run" && !root.projecting
            text: qsTr("출석 카드")
            shortcut: "Ctrl+P"
            capText: ""
            onClicked: root.cardsWanted()
        }

        BarItem {
            height: root.height
            visible: root.model.stage !== "run"
            text: qsTr("도움말")
            shortcut: "F1"
            capText: "F1"
            onClicked: root.helpWanted()
        }

        BarItem {
            height: root.height
            text: qsTr("잠그기")
            shortcut: "F12"
            capText: "F12"
            onClicked: root.lockWanted()
        }
    }

    Shortcut {
        sequence: "F1"
        enabled: root.model.stage === "run"
        onActivated: root.helpWanted()
    }
}
