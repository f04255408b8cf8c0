// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// What was put together so far; pressing a line opens it.
FocusScope {
    id: root

    required property EntryModel entry

    signal lineWanted(int line)

    Heading {
        id: head

        width: parent.width
        text: qsTr("받을 것")
        count: root.entry.empty ? "" : qsTr("%1가지").arg(root.entry.lines.length)
    }

    NaruText {
        anchors.top: head.bottom
        anchors.topMargin: Mm.ref(16)
        width: parent.width
        visible: root.entry.empty
        text: root.entry.scannedBill === "" ? qsTr("가운데에서 고르거나\n고지서를 읽혀 주세요.") : qsTr("고지서를 읽었습니다.\n무엇인지 가운데에서 고르세요.")
        color: Theme.text2
    }

    ScrollColumn {
        id: list

        anchors.top: head.bottom
        anchors.topMargin: Mm.ref(16)
        anchors.bottom: total.top
        anchors.bottomMargin: Mm.ref(16)
        width: parent.width + barRoom
        spacing: Math.max(Mm.ref(10), Theme.gapLeast)

        Repeater {
            model: root.entry.lines

            ListRow {
                required property var modelData
                required property int index

                width: parent ? parent.width : 0
                title: modelData.text
                second: [modelData.amount, modelData.note].filter(words => words !== "").join(" · ")
                onClicked: root.lineWanted(index)
            }
        }
    }

    Column {
        id: total

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Mm.ref(10)

        Rectangle {
            width: parent.width
            height: Theme.borderSelected
            color: Theme.ink
        }

        Item {
            width: parent.width
            height: figure.implicitHeight
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("합계") + " " + root.entry.sum

            NaruText {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("합계")
                kind: NaruText.Number
                Accessible.ignored: true
            }

            NaruText {
                id: figure

                anchors.right: parent.right
                text: root.entry.sum
                kind: NaruText.Title
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }

        NaruText {
            width: parent.width
            visible: text !== ""
            text: root.entry.bill !== "" ? qsTr("고지서 %1").arg(root.entry.bill) : root.entry.scannedBill !== "" ? qsTr("읽은 고지서 %1").arg(root.entry.scannedBill) : ""
            kind: NaruText.Floor
            color: Theme.text2
        }

        NoteLine {
            width: parent.width
            iconName: "lock"
            text: qsTr("카드 번호는 이 컴퓨터에\n들어오지 않습니다.")
        }
    }
}
