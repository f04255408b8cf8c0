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

    signal turned(int pages)
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
        visible: root.model.stage === "run" || root.model.stage === "end"

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
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin - Mm.ref(14)
        height: parent.height
        spacing: Mm.ref(16)

        NaruText {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.pages === 1 && root.model.unsent > 0
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
