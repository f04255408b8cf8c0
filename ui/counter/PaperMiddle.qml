// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter
import Naru.Kit

// A physical card: what a person looks at. Nothing on it is typed or kept.
Card {
    id: root

    required property CounterModel model

    padding: Mm.ref(46)

    component Task: Item {
        id: task

        required property int number
        required property string title
        required property string second

        width: parent ? parent.width : 0
        implicitHeight: words.implicitHeight

        NumberDisc {
            y: Mm.ref(8)
            number: task.number
        }

        Column {
            id: words

            x: Mm.ref(90)
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

    Column {
        width: parent.width
        spacing: Mm.ref(36)

        NaruText {
            width: parent.width
            text: qsTr("실물 신분증을 봐 주세요")
            kind: NaruText.Title
        }

        Hairline {
            width: parent.width
        }

        Task {
            number: 1
            title: qsTr("얼굴과 사진을 견줘 보세요")
            second: qsTr("닮지 않았으면 받지 마세요.")
        }

        Task {
            number: 2
            title: qsTr("홀로그램과 유효기간을 보세요")
            second: qsTr("흐리거나 긁힌 곳이 있으면 빛에 비춰 보세요.")
        }

        Task {
            number: 3
            title: qsTr("필요한 것만 보세요")
            second: root.model.paperAsks
        }

        Hairline {
            width: parent.width
        }

        NoteLine {
            width: parent.width
            iconName: "lock"
            text: qsTr("이름과 번호는 적지 않습니다.\n확인했다는 것과 누른 사람만 적습니다.")
        }
    }
}
