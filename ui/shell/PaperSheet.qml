// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Shell

// Did the receipt come out? Only a person can see it where the printer says nothing.
Sheet {
    id: root

    required property PaperModel model
    readonly property var question: root.model.question
    property bool later: false

    function ask() {
        root.later = false;
        root.present();
    }

    function answer(seen: string) {
        root.dismiss();
        root.model.answer(seen);
    }

    title: qsTr("영수증이 끝까지 나왔나요?")
    sentence: root.question.sentence ?? ""
    iconName: "receipt"
    safeText: qsTr("나중에 답하기")
    firstFocus: whole
    onSafe: root.later = true

    NaruValue {
        width: Math.min(implicitWidth, parent.width)
        text: qsTr("%1 · %2").arg(root.question.number ?? "").arg(root.question.amount ?? "")
        kind: NaruText.Control
    }

    NaruButton {
        id: whole

        width: parent.width
        text: qsTr("네, 끝까지 나왔어요")
        iconName: "check"
        enabled: !root.model.busy
        onClicked: root.answer("whole")
    }

    Row {
        width: parent.width
        spacing: Theme.gap

        NaruButton {
            width: (parent.width - parent.spacing) / 2
            text: qsTr("안 나왔어요 · 다시 뽑기")
            iconName: "printer"
            enabled: !root.model.busy
            onClicked: root.answer("nothing")
        }

        NaruButton {
            width: (parent.width - parent.spacing) / 2
            text: qsTr("반만 나왔어요 · 다시 뽑기")
            iconName: "printer"
            enabled: !root.model.busy
            onClicked: root.answer("half")
        }
    }

    NaruText {
        width: parent.width
        text: qsTr("다시 뽑은 것에는 재발행이라고 찍힙니다.")
        kind: NaruText.Floor
        color: Theme.text2
    }
}
