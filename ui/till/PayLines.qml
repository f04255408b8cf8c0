// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// What is owed, line by line, and why it cannot be changed now.
Item {
    id: root

    required property PayModel pay

    component Line: Item {
        id: line

        required property string text
        required property string amount
        property bool sum: false

        width: parent ? parent.width : 0
        implicitHeight: Math.max(Mm.ref(76), item.implicitHeight + Mm.ref(20))
        Accessible.role: Accessible.StaticText
        Accessible.name: line.text + " " + line.amount

        NaruText {
            id: item

            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - money.width - Mm.ref(14)
            text: line.text
            kind: line.sum ? NaruText.Number : NaruText.Floor
            Accessible.ignored: true
        }

        NaruText {
            id: money

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: line.amount
            kind: line.sum ? NaruText.Control : NaruText.Floor
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }

    Heading {
        id: head

        width: parent.width
        text: qsTr("손님이 낼 돈")
    }

    Card {
        id: card

        anchors.top: head.bottom
        anchors.topMargin: Mm.ref(16)
        width: parent.width
        padding: Mm.ref(28)
        height: Math.min(list.implicitHeight + total.height + 2 * padding, note.y - y - Mm.ref(16))

        ScrollColumn {
            id: list

            width: parent.width + barRoom
            height: parent.height - total.height
            spacing: 0

            Repeater {
                model: root.pay.lines

                Line {
                    id: entry

                    required property var modelData
                    required property int index

                    text: modelData.text
                    amount: modelData.amount

                    Hairline {
                        anchors.bottom: parent.bottom
                        width: parent.width
                        visible: entry.index < root.pay.lines.length - 1
                    }
                }
            }
        }

        Column {
            id: total

            anchors.bottom: parent.bottom
            width: parent.width

            Rectangle {
                width: parent.width
                height: Theme.borderSelected
                color: Theme.ink
            }

            Line {
                text: qsTr("합계")
                amount: root.pay.amount
                sum: true
            }

            NaruText {
                width: parent.width
                visible: text !== ""
                text: root.pay.rest === "" ? "" : qsTr("나누어 냄 · 나머지 %1").arg(root.pay.rest)
                kind: NaruText.Floor
                color: Theme.text2
            }
        }
    }

    Column {
        id: note

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Mm.ref(16)

        NaruText {
            width: parent.width
            visible: root.pay.bill !== ""
            text: qsTr("고지서 %1").arg(root.pay.bill)
            kind: NaruText.Floor
            color: Theme.text2
        }

        NaruText {
            width: parent.width
            visible: root.pay.open
            text: qsTr("단말을 기다리는 동안에는\n금액을 바꿀 수 없습니다.")
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
