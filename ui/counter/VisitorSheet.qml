// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter
import Naru.Kit

// Who is at this counter: called once more, not there, or on to another counter with a note.
Sheet {
    id: root

    required property QueueModel queue
    readonly property var current: queue.current

    function ask() {
        counters.value = "";
        note.wipe();
        note.wrong = "";
        root.present();
    }

    function then(step: var) {
        root.dismiss();
        step();
    }

    title: (root.current.number ?? "") + " " + (root.current.what ?? "")
    iconName: "people"
    otherText: qsTr("다른 분께 번호 주기")

    Row {
        id: calls

        width: parent.width
        spacing: Theme.gap

        NaruButton {
            width: (calls.width - 2 * calls.spacing) / 3
            text: qsTr("다시 부르기")
            iconName: "announce"
            onClicked: root.then(() => root.queue.callAgain())
        }

        NaruButton {
            width: (calls.width - 2 * calls.spacing) / 3
            text: qsTr("안 오셨어요")
            iconName: "undo"
            onClicked: root.then(() => root.queue.putBack())
        }

        NaruButton {
            width: (calls.width - 2 * calls.spacing) / 3
            text: qsTr("번호 끝내기")
            iconName: "cross"
            onClicked: root.then(() => root.queue.letGo())
        }
    }

    NaruText {
        width: parent.width
        text: qsTr("안 오신 분은 맨 뒤로 갑니다. 가신 분은 번호를 끝냅니다.")
        kind: NaruText.Floor
        color: Theme.text2
    }

    NaruText {
        width: parent.width
        text: qsTr("다른 창구로 넘기기")
        kind: NaruText.Control
    }

    ChoiceList {
        id: counters

        width: parent.width
        columns: Math.min(3, root.queue.counters.length)
        model: root.queue.counters
        value: ""
    }

    NaruField {
        id: note

        width: parent.width
        label: qsTr("다음 창구에 남길 말 (이름과 번호는 적지 않아요)")
        lengthMax: 120
        onAccepted: hand.press()
    }

    NaruButton {
        id: hand

        width: parent.width
        text: qsTr("넘기기")
        kind: NaruButton.Ink
        iconName: "next"
        enabled: !root.queue.busy
        onClicked: {
            const words = note.text;
            note.wipe();
            root.then(() => root.queue.handOver(counters.value, words));
        }
    }
}
