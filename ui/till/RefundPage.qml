// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// Giving money back: which payment, how much, why, and who agrees.
FocusScope {
    id: root

    required property RefundModel model
    readonly property bool chosen: root.model.chosen !== ""

    signal pageWanted(string name)
    signal said(string text, string kind)
    signal explained(string title, string next)

    function send() {
        amount.wrong = "";
        reason.wrong = "";
        if (root.model.prepare(amount.text, reason.text))
            root.agree();
    }

    function agree() {
        people.ask();
    }

    function settle() {
        if (root.activeFocus && !Modal.sheet)
            seek.forceActiveFocus(Qt.TabFocusReason);
    }

    Component.onDestruction: root.model.leave()
    onActiveFocusChanged: {
        // Not when Tab comes back into the page: only where nothing of it was reached.
        if (root.activeFocus && root.Window.activeFocusItem === root)
            Qt.callLater(root.settle);
    }

    Connections {
        target: root.model

        function onGiven() {
            people.dismiss();
            reason.wipe();
        }

        function onRefused(sentence: string) {
            reason.wrong = sentence;
        }

        function onPinRefused(sentence: string) {
            if (people.opened)
                people.refuse(sentence);
            else
                root.explained(sentence, "");
        }

        function onTroubled(sentence: string, next: string) {
            root.explained(sentence, next);
        }

        function onNoticed(text: string, kind: string) {
            root.said(text, kind);
        }
    }

    FocusScope {
        id: list

        x: Theme.margin
        y: Theme.gutter
        width: Mm.ref(560)
        height: parent.height - 2 * Theme.gutter

        Heading {
            id: head

            width: parent.width
            text: qsTr("돈 돌려주기")
        }

        NaruField {
            id: seek

            anchors.top: head.bottom
            anchors.topMargin: Mm.ref(10)
            width: parent.width
            label: qsTr("영수증·고지서·승인 번호")
            hint: qsTr("비워 두면 오늘 받은 것이 나옵니다.")
            lengthMax: 64
            onAccepted: root.model.seek(text)
        }

        NaruText {
            anchors.top: seek.bottom
            anchors.topMargin: Mm.ref(16)
            width: parent.width
            visible: root.model.rows.length === 0
            text: root.model.sought === "" ? qsTr("오늘 받은 돈이 아직 없어요.") : qsTr("이 창구의 기록에 없는 번호예요.")
            color: Theme.text2
        }

        ScrollColumn {
            anchors.top: seek.bottom
            anchors.topMargin: Mm.ref(16)
            anchors.bottom: parent.bottom
            width: parent.width + barRoom
            spacing: Math.max(Mm.ref(12), Theme.gapLeast)

            Repeater {
                model: root.model.rows

                DoubtRow {
                    required property var modelData

                    width: parent ? parent.width : 0
                    kind: "ok"
                    title: modelData.title
                    what: modelData.what
                    second: modelData.second
                    selected: modelData.id === root.model.chosen
                    onClicked: {
                        root.model.choose(modelData.id);
                        amount.text = String(root.model.left);
                    }
                }
            }
        }
    }

    Card {
        x: list.x + list.width + Theme.gutter
        y: Theme.gutter
        width: side.x - x - Theme.gutter
        height: list.height
        padding: Mm.ref(36)

        NaruText {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            visible: !root.chosen
            text: qsTr("왼쪽에서 돌려줄 결제를\n골라 주세요.")
            kind: NaruText.Title
        }

        Column {
            width: parent.width
            visible: root.chosen
            spacing: Mm.ref(14)

            NaruText {
                width: parent.width
                text: root.model.about
                kind: NaruText.Title
            }

            Column {
                width: parent.width

                Repeater {
                    model: root.model.facts

                    MoneyRow {
                        required property var modelData

                        label: modelData.label
                        value: modelData.value
                    }
                }
            }

            StateLine {
                width: parent.width
                visible: root.model.state !== ""
                kind: root.model.stateKind
                text: root.model.state
                bold: true
            }

            NaruField {
                id: amount

                width: parent.width
                label: qsTr("돌려줄 금액 (원)")
                lengthMax: 24
                onAccepted: reason.forceActiveFocus(Qt.TabFocusReason)
            }

            NaruField {
                id: reason

                width: parent.width
                label: qsTr("까닭")
                lengthMax: 100
                onAccepted: root.send()
            }
        }
    }

    FocusScope {
        id: side

        x: parent.width - width - Theme.margin
        y: Theme.gutter
        width: Mm.ref(488)
        height: list.height

        Column {
            width: parent.width
            spacing: Mm.ref(18)

            Heading {
                width: parent.width
                text: qsTr("할 수 있는 일")
            }

            NaruButton {
                width: parent.width
                text: qsTr("돌려주기")
                kind: NaruButton.Ink
                iconName: "undo"
                shortcut: "Return"
                enabled: root.chosen && root.model.left > 0 && !root.model.busy
                onClicked: root.send()
            }

            NaruButton {
                width: parent.width
                visible: root.model.mayPrint
                text: qsTr("환불 영수증 인쇄")
                iconName: "printer"
                shortcut: "F8"
                onClicked: root.model.wantReceipt()
            }

            NaruText {
                width: parent.width
                text: qsTr("돈을 받은 사람이 아닌 직원이\n자기 비밀번호로 동의합니다.")
                kind: NaruText.Floor
                color: Theme.text2
            }

            NaruText {
                width: parent.width
                visible: root.chosen
                text: root.model.cash ? qsTr("적은 다음에 돈통에서 돌려줍니다.") : qsTr("돈은 낸 카드로 돌아갑니다.\n이 컴퓨터는 카드를 모릅니다.")
                kind: NaruText.Floor
                color: Theme.text2
            }
        }

        NaruButton {
            anchors.bottom: parent.bottom
            width: parent.width
            text: qsTr("돌아가기")
            iconName: "back"
            shortcut: "Escape"
            onClicked: root.pageWanted("till")
        }
    }

    PeopleSheet {
        id: people

        parent: root.Window.contentItem
        title: qsTr("다른 직원이 동의합니다")
        note: qsTr("두 사람 이름과 까닭이 적힙니다.")
        people: root.model.people
        busy: root.model.busy
        onAgreed: (second, pin, why, field) => root.model.giveBack(second, pin)
    }
}
