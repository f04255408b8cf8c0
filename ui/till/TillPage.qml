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
    readonly property var sides: ({
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
        const place = root.model.pay.typesAnswer ? middle : side;
        if (root.activeFocus && !Modal.sheet && place.item)
            // qmllint disable type
            place.item.forceActiveFocus(Qt.TabFocusReason);
    // qmllint enable type
    }

    onPageChanged: Qt.callLater(root.settle)
    onActiveFocusChanged: {
        if (root.activeFocus)
            // qmllint disable type
            Qt.callLater(root.settle);
        // qmllint enable type
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

    PayLines {
        id: lines

        x: Theme.margin
        y: Theme.gutter
        width: Mm.ref(460)
        height: parent.height - 2 * Theme.gutter
        pay: root.model.pay
    }

    Loader {
        id: middle

        x: lines.x + lines.width + Theme.gutter
        y: Theme.gutter
        width: side.x - x - Theme.gutter
        height: lines.height
        sourceComponent: pays
    }

    Loader {
        id: side

        x: parent.width - width - Theme.margin
        y: Theme.gutter
        width: Mm.ref(488)
        height: lines.height
        sourceComponent: root.sides[root.page]
    }

    // qmllint disable unqualified
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
            onTurnWanted: root.pageWanted("visitor")
        }
    }
    // qmllint enable unqualified
}
