// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter
import Naru.Kit

// What to do with a verdict. The first is what Enter or its F-key does; leaving is always bottom right.
FocusScope {
    id: root

    required property CounterModel model
    readonly property VisitModel visit: root.model.visit
    readonly property bool decided: root.visit.decision !== ""
    readonly property bool undecidedAge: root.visit.age.kind === "off"
    // Amber, or an age nobody knows: a person decides.
    readonly property bool person: root.visit.kind === "warn" && !root.decided
    readonly property bool refused: root.visit.kind === "no" && !root.decided
    // An answer there is nothing to decide about: accepted, or an age that is not reached.
    readonly property bool settled: root.decided || root.visit.kind === "ok" || (root.refused && root.visit.accepted)
    readonly property bool asksMore: root.person && root.visit.mayAskFallback
    readonly property bool looksAtCard: (root.person && root.undecidedAge) || root.refused

    signal secondWanted

    Column {
        width: parent.width
        spacing: Mm.ref(18)

        StateLine {
            width: parent.width
            visible: root.decided
            kind: root.visit.decisionKind
            text: root.visit.decision
            bold: true
        }

        Heading {
            width: parent.width
            visible: !root.decided
            text: root.person ? qsTr("어떻게 할까요?") : qsTr("다음에 할 일")
        }

        NaruButton {
            width: parent.width
            visible: root.settled
            text: qsTr("다음 손님")
            kind: NaruButton.Ink
            iconName: "next"
            shortcut: "Return"
            focus: visible
            onClicked: root.model.leave()
        }

        NaruButton {
            width: parent.width
            visible: root.asksMore
            text: qsTr("%1 묻기").arg(root.visit.fallbackAsks)
            kind: NaruButton.Ink
            shortcut: "Return"
            focus: visible
            onClicked: root.model.askFallback()
        }

        NaruButton {
            width: parent.width
            visible: root.person && !root.undecidedAge
            text: qsTr("눈으로 확인함")
            kind: NaruButton.Ink
            iconName: "check"
            shortcut: "F5"
            focus: visible
            enabled: !root.model.busy
            onClicked: root.model.seenByEye()
        }

        NaruButton {
            width: parent.width
            visible: root.looksAtCard
            text: qsTr("실물 신분증으로")
            kind: root.asksMore || root.settled ? NaruButton.Secondary : NaruButton.Ink
            iconName: "card"
            shortcut: "F5"
            focus: visible && !root.asksMore && !root.settled
            onClicked: root.model.usePaper()
        }

        NaruButton {
            width: parent.width
            visible: root.person && root.model.secondPeople.length > 0
            text: qsTr("두 번째 사람")
            iconName: "people"
            centred: false
            enabled: !root.model.busy
            onClicked: root.secondWanted()
        }

        NaruButton {
            width: parent.width
            visible: root.person
            text: qsTr("받지 않기")
            iconName: "cross"
            shortcut: "F7"
            enabled: !root.model.busy
            onClicked: root.model.notAccepted()
        }

        NaruButton {
            width: parent.width
            visible: !root.decided && !root.asksMore
            text: qsTr("다시 읽기")
            iconName: "refresh"
            shortcut: "F3"
            onClicked: root.model.readAgain()
        }
    }

    Column {
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Mm.ref(20)

        NoteLine {
            width: parent.width
            iconName: "lock"
            text: root.person ? qsTr("누르는 사람 이름과 함께\n적어 둡니다.") : root.visit.record
        }

        NaruButton {
            width: parent.width
            text: qsTr("화면 지우기")
            iconName: "cross"
            shortcut: "Escape"
            onClicked: root.model.leave()
        }
    }
}
