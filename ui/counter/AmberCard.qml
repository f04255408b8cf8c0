// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter
import Naru.Kit

// Genuine, and yet a person decides: what came at the left, what to do at the right. Nothing is accepted by itself.
Card {
    id: root

    required property VisitModel visit
    readonly property bool anythingLeft: root.visit.portraitAsked || root.visit.fields.length > 0

    component Task: Item {
        id: task

        required property int number
        required property string title
        required property string second

        width: parent ? parent.width : 0
        implicitHeight: words.implicitHeight + Mm.ref(12)

        NumberDisc {
            y: Mm.ref(8)
            number: task.number
        }

        Column {
            id: words

            x: Mm.ref(88)
            width: parent.width - x

            NaruText {
                width: parent.width
                text: task.title
                kind: NaruText.Control
            }

            NaruText {
                width: parent.width
                text: task.second
                kind: NaruText.Floor
                color: Theme.text2
            }
        }
    }

    ScrollColumn {
        id: left

        readonly property int valuesHeight: root.visit.fields.length * Mm.ref(66)

        width: root.anythingLeft ? Mm.ref(236) + barRoom : 0
        height: parent.height
        visible: root.anythingLeft
        spacing: Mm.ref(8)

        Portrait {
            visible: root.visit.portraitAsked
            width: Mm.ref(220)
            height: Math.max(Mm.ref(110), left.height - left.valuesHeight)
            source: root.visit.portrait
            note: root.visit.portraitNote
        }

        Repeater {
            model: root.visit.fields

            NaruValue {
                required property var modelData

                width: parent ? parent.width : 0
                text: modelData.brief
                kind: NaruText.Floor
                Accessible.name: modelData.label + " " + modelData.value
            }
        }
    }

    Column {
        x: root.anythingLeft ? Mm.ref(272) : 0
        width: parent.width - x
        spacing: Mm.ref(8)

        Task {
            number: 1
            title: qsTr("얼굴과 사진을 견줘 보세요")
            second: qsTr("닮지 않았으면 받지 마세요.")
        }

        Hairline {
            width: parent.width
        }

        Task {
            number: 2
            title: qsTr("실물 신분증을 함께 보세요")
            second: qsTr("이름·생년월일이 같으면 됩니다.")
        }

        Hairline {
            width: parent.width
            visible: root.visit.missing !== ""
        }

        NaruText {
            width: parent.width
            visible: root.visit.missing !== ""
            text: qsTr("안 온 것: %1").arg(root.visit.missing)
            kind: NaruText.Floor
        }
    }
}
