// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// Taking money: what is owed, where it stands, what to do.
FocusScope {
    id: root

    required property TillModel model
    readonly property string page: root.model.page
    readonly property var helpLines: [{
            "key": "Enter",
            "text": qsTr("카드로 받기")
        }, {
            "key": "F3",
            "text": qsTr("단말에 다시 묻기")
        }, {
            "key": "F6",
            "text": qsTr("현금으로 받기")
        }, {
            "key": "F7",
            "text": qsTr("화면을 손님 쪽으로")
        }, {
            "key": "F8",
            "text": qsTr("안내문 인쇄")
        }, {
            "key": "F9",
            "text": qsTr("확인 중인 결제 보기")
        }]
    readonly property bool entering: root.page === "entry"
    readonly property var sides: ({
            "entry": entry,
            "ready": ready,
            "turn": turn,
            "again": again,
            "unknown": unknown,
            "paid": paid
        })

    signal pageWanted(string name)
    signal said(string text, string kind)
    signal explained(string title, string next)

    // The first action has the focus: what Enter does. Where something is typed, the field has it.
    function settle() {
        const place = (root.entering && root.model.entry.empty) || root.model.pay.typesAnswer ? middle : side;
        if (root.activeFocus && !Modal.sheet && place.item)
            place.item.forceActiveFocus(Qt.TabFocusReason);
    }

    onPageChanged: Qt.callLater(root.settle)
    onActiveFocusChanged: {
        // Not when Tab comes back into the page: only where nothing of it was reached.
        if (root.activeFocus && root.Window.activeFocusItem === root)
            Qt.callLater(root.settle);
    }

    Connections {
        target: root.model.pay

        function onFinished() {
            root.pageWanted("counter");
        }

        function onTroubled(sentence: string, next: string) {
            root.explained(sentence, next);
        }
    }

    Connections {
        target: root.model

        function onCashWanted() {
            cash.ask();
        }
    }

    Connections {
        target: root.model.entry

        function onEmptyChanged() {
            Qt.callLater(root.settle);
        }

        function onGuarded() {
            const answer = root.model.entry.guard.answer;
            if (answer === "other")
                other.ask();
            else if (answer !== undefined)
                guard.present();
            else
                other.dismiss();
        }

        function onPinRefused(sentence: string) {
            other.refuse(sentence);
        }

        function onTroubled(sentence: string, next: string) {
            root.explained(sentence, next);
        }

        function onNoticed(text: string, kind: string) {
            root.said(text, kind);
        }
    }

    Loader {
        id: lines

        x: Theme.margin
        y: Theme.gutter
        width: Mm.ref(460)
        height: parent.height - 2 * Theme.gutter
        sourceComponent: root.entering ? entered : owed
    }

    Loader {
        id: middle

        x: lines.x + lines.width + Theme.gutter
        y: Theme.gutter
        width: side.x - x - Theme.gutter
        height: lines.height
        sourceComponent: root.entering ? choices : pays
    }

    Loader {
        id: side

        x: parent.width - width - Theme.margin
        y: Theme.gutter
        width: Mm.ref(488)
        height: lines.height
        sourceComponent: root.sides[root.page]
    }

    Component {
        id: entered

        EntryLines {
            entry: root.model.entry
            onLineWanted: line => lineSheet.ask(line)
        }
    }

    Component {
        id: owed

        PayLines {
            pay: root.model.pay
        }
    }

    Component {
        id: choices

        EntryMiddle {
            entry: root.model.entry
            onPriceWanted: item => priced.ask(item)
        }
    }

    Component {
        id: entry

        EntryActions {
            entry: root.model.entry
            pay: root.model.pay
            onPartWanted: part.ask()
            onRefundWanted: root.pageWanted("refund")
            onDrawerWanted: root.pageWanted("drawer")
            onCloseWanted: root.pageWanted("close")
            onBillsWanted: root.pageWanted("bills")
            onGone: root.pageWanted("counter")
        }
    }

    Component {
        id: pays

        FocusScope {
            PayMiddle {
                anchors.fill: parent
                pay: root.model.pay
            }
        }
    }

    Component {
        id: ready

        ReadyActions {
            pay: root.model.pay
            onCashWanted: cash.ask()
        }
    }

    Component {
        id: turn

        TurnActions {
            pay: root.model.pay
            onTurnWanted: root.pageWanted("visitor")
        }
    }

    Component {
        id: again

        AgainActions {
            pay: root.model.pay
            onCashWanted: cash.ask()
            onTurnWanted: root.pageWanted("visitor")
        }
    }

    Component {
        id: unknown

        UnknownActions {
            pay: root.model.pay
            onTurnWanted: root.pageWanted("visitor")
            onDoubtWanted: root.pageWanted("doubt")
        }
    }

    Component {
        id: paid

        PaidActions {
            pay: root.model.pay
            onRestWanted: root.model.takeRest()
            onTurnWanted: root.pageWanted("visitor")
        }
    }

    PricedSheet {
        id: priced

        parent: root.Window.contentItem
        entry: root.model.entry
    }

    LineSheet {
        id: lineSheet

        parent: root.Window.contentItem
        entry: root.model.entry
    }

    PartSheet {
        id: part

        parent: root.Window.contentItem
        entry: root.model.entry
    }

    CashSheet {
        id: cash

        parent: root.Window.contentItem
        pay: root.model.pay
    }

    GuardSheet {
        id: guard

        parent: root.Window.contentItem
        entry: root.model.entry
        onDoubtWanted: root.pageWanted("doubt")
    }

    PeopleSheet {
        id: other

        parent: root.Window.contentItem
        title: root.model.entry.guard.title ?? ""
        sentence: root.model.entry.guard.sentence ?? ""
        reasonLabel: qsTr("까닭")
        people: root.model.entry.people
        busy: root.model.entry.busy
        onAgreed: (second, pin, reason, field) => root.model.entry.agree(second, pin, reason)

        FactRow {
            width: parent.width
            label: qsTr("지금 적은 금액")
            labelWidth: Mm.ref(290)
            value: root.model.entry.guard.here ?? ""
            framed: false
        }

        FactRow {
            width: parent.width
            label: qsTr("적혀 있는 금액")
            labelWidth: Mm.ref(290)
            value: root.model.entry.guard.there ?? ""
            framed: false
            last: true
        }
    }
}
