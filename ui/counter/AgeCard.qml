// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter
import Naru.Kit

// One question, one word: an age purpose shows nothing else of the visitor.
Card {
    id: root

    required property VisitModel visit
    readonly property bool undecided: root.visit.age.kind === "off"

    NaruText {
        id: question

        width: parent.width
        text: root.visit.age.question ?? ""
        kind: NaruText.Control
    }

    Row {
        anchors.top: question.bottom
        anchors.topMargin: Mm.ref(16)
        spacing: Mm.ref(28)

        StateGlyph {
            anchors.verticalCenter: parent.verticalCenter
            kind: root.visit.age.kind ?? ""
            size: Mm.ref(88)
        }

        NaruText {
            anchors.verticalCenter: parent.verticalCenter
            text: root.visit.age.answer ?? ""
            kind: NaruText.Amount
        }
    }

    Column {
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Mm.ref(6)

        NaruText {
            width: parent.width
            visible: root.undecided && root.visit.mayAskFallback
            text: qsTr("좋다고 하시면 한 가지만 더 물어요: %1").arg(root.visit.fallbackAsks)
            kind: NaruText.Floor
        }

        NaruText {
            width: parent.width
            visible: root.visit.secondAsks !== ""
            text: qsTr("더 물은 것: %1 · 값은 띄우지 않습니다").arg(root.visit.secondAsks)
            kind: NaruText.Floor
            color: Theme.text2
        }

        NaruText {
            width: parent.width
            visible: text !== ""
            text: root.visit.notReceived === "" ? "" : qsTr("안 받음: %1").arg(root.visit.notReceived)
            kind: NaruText.Floor
            color: Theme.text2
        }
    }
}
