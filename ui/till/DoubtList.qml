// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// The charges whose end nobody knows yet, and under them what ended today.
Item {
    id: root

    required property DoubtModel model
    readonly property bool isEmpty: root.model.items.length === 0

    Heading {
        id: head

        width: parent.width
        text: qsTr("아직 모르는 결제")
        count: root.isEmpty ? "" : qsTr("%1건").arg(root.model.items.length)
    }

    NaruText {
        id: allKnown

        anchors.top: head.bottom
        anchors.topMargin: Mm.ref(16)
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: root.isEmpty
        text: qsTr("모르는 결제가 없어요.")
        color: Theme.text2
    }

    ScrollColumn {
        anchors.top: root.isEmpty ? allKnown.bottom : head.bottom
        anchors.topMargin: Mm.ref(16)
        anchors.bottom: time.top
        anchors.bottomMargin: Mm.ref(16)
        width: parent.width + barRoom
        spacing: Math.max(Mm.ref(16), Theme.gapLeast)

        Repeater {
            model: root.model.items

            DoubtRow {
                required property var modelData

                width: parent ? parent.width : 0
                kind: modelData.kind
                title: modelData.title
                what: modelData.what
                second: modelData.second
                selected: modelData.id === root.model.chosen
                onClicked: root.model.choose(modelData.id)
            }
        }

        NaruText {
            width: parent ? parent.width : 0
            visible: root.model.ended.length > 0
            text: qsTr("오늘 끝난 것")
            kind: NaruText.Control
        }

        Repeater {
            model: root.model.ended

            DoubtRow {
                required property var modelData

                width: parent ? parent.width : 0
                kind: modelData.kind
                title: modelData.title
                what: modelData.what
                second: modelData.second
                selected: modelData.id === root.model.chosen
                onClicked: root.model.choose(modelData.id)
            }
        }
    }

    NaruText {
        id: time

        anchors.bottom: parent.bottom
        width: parent.width
        text: qsTr("시간이 지나도 저절로\n끝나지 않습니다.\n증거가 와야 끝납니다.")
        kind: NaruText.Floor
        color: Theme.text2
    }
}
