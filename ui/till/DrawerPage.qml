// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// The drawer while the day goes on: who answers for it, what should be in it, counting it, handing it over.
FocusScope {
    id: root

    required property DrawerModel model
    readonly property var helpLines: root.model.open ? [{
            "key": "F9",
            "text": qsTr("다음 사람에게 넘기기")
        }, {
            "key": "F6",
            "text": qsTr("돈 넣기")
        }, {
            "key": "F7",
            "text": qsTr("돈 꺼내기")
        }] : []

    signal pageWanted(string name)
    signal said(string text, string kind)
    signal explained(string title, string next)

    function keep() {
        reason.wrong = "";
        root.model.keepCount(reason.text);
    }

    function handOver() {
        reason.wrong = "";
        if (root.model.mayHandOver(reason.text))
            people.ask();
    }

    function settle() {
        if (root.activeFocus && !Modal.sheet)
            fields.focusFirst();
    }

    Component.onDestruction: root.model.forget()
    onActiveFocusChanged: {
        // Not when Tab comes back into the page: only where nothing of it was reached.
        if (root.activeFocus && root.Window.activeFocusItem === root)
            Qt.callLater(root.settle);
    }

    Connections {
        target: root.model

        function onDone() {
            people.dismiss();
            fields.wipe();
            reason.wipe();
            reason.wrong = "";
        }

        function onPinRefused(sentence: string) {
            if (people.opened)
                people.refuse(sentence);
            else
                root.explained(sentence, "");
        }

        function onCountRefused(sentence: string) {
            root.explained(sentence, "");
        }

        function onReasonRefused(sentence: string) {
            if (money.opened)
                return;
            reason.wrong = sentence;
            reason.forceActiveFocus(Qt.TabFocusReason);
        }

        function onNoticed(text: string, kind: string) {
            root.said(text, kind);
        }
    }

    Item {
        id: about

        x: Theme.margin
        y: Theme.gutter
        width: Mm.ref(460)
        height: parent.height - 2 * Theme.gutter

        Heading {
            id: head

            width: parent.width
            text: qsTr("돈통")
            page: true
        }

        Card {
            y: head.height + Mm.ref(16)
            width: parent.width
            height: facts.height + 2 * padding

            Column {
                id: facts

                width: parent.width
                spacing: Mm.ref(6)

                StateLine {
                    width: parent.width
                    kind: root.model.open ? "ok" : "todo"
                    text: root.model.open ? qsTr("%1 님이 %2부터 맡고 있습니다.").arg(root.model.holder).arg(root.model.since) : qsTr("맡은 사람이 없습니다.")
                    bold: true
                }

                MoneyRow {
                    visible: root.model.open
                    label: qsTr("처음 센 돈")
                    value: root.model.opening
                }

                MoneyRow {
                    label: qsTr("있어야 할 돈")
                    value: root.model.expected
                }
            }
        }

        NaruText {
            anchors.bottom: parent.bottom
            width: parent.width
            text: qsTr("센 것과 다르면\n까닭과 함께 적어 둡니다.\n맞추어 고치지 않습니다.")
            kind: NaruText.Floor
            color: Theme.text2
        }
    }

    Card {
        x: about.x + about.width + Theme.gutter
        y: Theme.gutter
        width: side.x - x - Theme.gutter
        height: about.height
        padding: Mm.ref(36)

        Column {
            width: parent.width
            spacing: Mm.ref(24)

            NaruText {
                width: parent.width
                text: qsTr("몇 장, 몇 개인가요?")
                kind: NaruText.Title
            }

            CountFields {
                id: fields

                width: parent.width
                piles: root.model.piles
                onCounted: (won, count) => root.model.setCount(won, count)
                onAccepted: root.keep()
            }

            StateLine {
                width: parent.width
                kind: root.model.difference.kind ?? "todo"
                text: root.model.counted === "" ? qsTr("아직 세지 않았습니다.") : qsTr("세어 본 %1 · %2").arg(root.model.counted).arg(root.model.difference.text ?? "")
                bold: true
            }

            NaruField {
                id: reason

                width: parent.width
                visible: root.model.unequal
                label: qsTr("다른 까닭")
                lengthMax: 100
                onAccepted: root.keep()
            }
        }
    }

    FocusScope {
        id: side

        x: parent.width - width - Theme.margin
        y: Theme.gutter
        width: Mm.ref(488)
        height: about.height
        focus: true

        Column {
            width: parent.width
            spacing: Mm.ref(16)

            Heading {
                width: parent.width
                text: qsTr("할 수 있는 일")
            }

            NaruButton {
                width: parent.width
                text: root.model.open ? qsTr("센 것 적어 두기") : qsTr("돈통 열기")
                kind: NaruButton.Ink
                iconName: "check"
                centred: false
                focus: true
                enabled: !root.model.busy
                onClicked: root.keep()
            }

            NaruButton {
                width: parent.width
                visible: root.model.open
                text: qsTr("다음 사람에게 넘기기")
                iconName: "people"
                shortcut: "F9"
                enabled: !root.model.busy && root.model.people.length > 0
                onClicked: root.handOver()
            }

            NaruButton {
                width: parent.width
                visible: root.model.open
                text: qsTr("돈 넣기")
                iconName: "plus"
                shortcut: "F6"
                enabled: !root.model.busy
                onClicked: money.ask(true)
            }

            NaruButton {
                width: parent.width
                visible: root.model.open
                text: qsTr("돈 꺼내기")
                iconName: "minus"
                shortcut: "F7"
                enabled: !root.model.busy
                onClicked: money.ask(false)
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

    DrawerMoneySheet {
        id: money

        parent: root.Window.contentItem
        model: root.model
    }

    PeopleSheet {
        id: people

        parent: root.Window.contentItem
        title: qsTr("돈통을 넘겨줍니다")
        note: qsTr("함께 세어 본 다음, 이제부터 맡을 사람이\n자기 비밀번호를 누릅니다.")
        enterText: qsTr("맡습니다")
        people: root.model.people
        busy: root.model.busy
        onAgreed: (second, pin, why, field) => root.model.handOver(second, pin, reason.text)

        StateLine {
            width: parent.width
            kind: root.model.difference.kind ?? "todo"
            text: qsTr("세어 본 %1 · %2").arg(root.model.counted).arg(root.model.difference.text ?? "")
            bold: true
        }
    }
}
