// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// What was done, when to come again, what keeps one safe. No score.
BlockPage {
    id: root

    number: root.model.stepCount
    // On paper, or as a code for the visitor's own phone.
    readonly property bool kept: root.model.printable || root.model.kept

    NaruText {
        text: root.model.mode === "watch" ? qsTr("끝까지 보셨어요.") : root.model.mode === "solo" ? qsTr("혼자 해내셨어요.") : qsTr("끝까지 하셨어요.")
        kind: NaruText.Display
        pixelSize: Measure.displaySize
    }

    DoneCard {
        readonly property bool wanted: !Measure.large

        lines: root.model.doneLines
    }

    // Large: each on its own, or the card would be higher than a page.
    Repeater {
        model: Measure.large ? root.model.doneLines : []

        DoneLine {
            required property string modelData

            text: modelData
        }
    }

    EndLine {
        iconName: "calendar"
        line: root.model.comeAgain.toLocaleString(Qt.locale(), qsTr("M월 d일에 한 번 더 해 보세요.", "a date format and words in quotes"))
        more: qsTr("일주일 뒤에 하면 오래 기억나요.")
    }

    EndLine {
        readonly property bool wanted: root.model.bridgeNote !== ""

        iconName: "info"
        line: root.model.bridgeNote
    }

    Repeater {
        model: root.model.safety

        EndLine {
            required property var modelData

            iconName: "shield-check"
            line: modelData.line
            more: modelData.more
        }
    }

    WideKey {
        readonly property bool wanted: root.model.bridgeOffered

        text: qsTr("진짜처럼 해 보기")
        iconName: "next"
        onClicked: root.model.wantBridge()
    }

    WideKey {
        primary: true
        text: root.model.mode === "watch" ? qsTr("따라하기") : qsTr("혼자 해 보기")
        iconName: "play"
        focus: true
        onClicked: root.model.begin(root.model.mode === "watch" ? "guided" : "solo")
    }

    Item {
        readonly property bool wanted: !Measure.large && !Measure.narrow && root.kept
        readonly property bool keys: true

        implicitHeight: Measure.buttonHeight

        WideKey {
            width: (parent.width - Measure.gap) / 2
            text: again.text
            iconName: "undo"
            onClicked: again.clicked()
        }

        WideKey {
            x: width + Measure.gap
            width: (parent.width - Measure.gap) / 2
            text: paper.text
            iconName: paper.iconName
            onClicked: paper.clicked()
        }
    }

    WideKey {
        id: again

        readonly property bool wanted: Measure.large || Measure.narrow || !root.kept

        text: qsTr("한 번 더")
        iconName: "undo"
        onClicked: root.model.begin(root.model.mode)
    }

    WideKey {
        id: paper

        readonly property bool wanted: (Measure.large || Measure.narrow) && root.kept

        text: root.model.printable ? qsTr("종이로 받기") : qsTr("카드 받기")
        iconName: root.model.printable ? "printer" : "qr"
        onClicked: root.model.wantPaper()
    }

    WideKey {
        text: qsTr("여기서 마칠게요")
        onClicked: root.model.leave()
    }
}
