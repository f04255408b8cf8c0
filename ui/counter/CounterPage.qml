// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter
import Naru.Kit

// Three columns: who came today, what is so, what to do. The middle holds one thing.
FocusScope {
    id: root

    required property CounterModel model
    readonly property string page: root.model.page
    readonly property var helpLines: [{
            "key": "1–4",
            "text": qsTr("물을 것 고르기")
        }, {
            "key": "F4",
            "text": qsTr("돈 받기")
        }, {
            "key": "F3",
            "text": qsTr("다시 읽기")
        }, {
            "key": "F5",
            "text": qsTr("실물 신분증 · 눈으로 확인")
        }, {
            "key": "F6",
            "text": qsTr("무슨 코드인지 보기")
        }, {
            "key": "F7",
            "text": qsTr("받지 않기 · 다른 확인으로")
        }, {
            "key": "F10",
            "text": qsTr("관리 (관리자)")
        }, {
            "key": "F11",
            "text": qsTr("고대비 화면")
        }]
    readonly property var middles: ({
            "idle": purposes,
            "choose": purposes,
            "paper": paper,
            "waiting": waiting,
            "verdict": verdict,
            "trouble": trouble,
            "scan": scan
        })
    readonly property var sides: ({
            "idle": idleActions,
            "choose": chooseActions,
            "paper": paperActions,
            "waiting": waitingActions,
            "verdict": verdictActions,
            "trouble": troubleActions,
            "scan": scanActions
        })

    signal pageWanted(string name)
    signal said(string text, string kind)
    signal explained(string title, string next)

    // The first action of the page has the focus: what Enter does.
    function settle() {
        const chooses = root.page === "idle" || root.page === "choose";
        const place = chooses ? middle : side;
        if (root.activeFocus && !Modal.sheet && place.item)
            place.item.forceActiveFocus(Qt.TabFocusReason);
    }

    onPageChanged: {
        warning.dismiss();
        second.dismiss();
        Qt.callLater(root.settle);
    }
    // Who came by Tab to the left column stays there.
    function enter() {
        if (!today.activeFocus)
            root.settle();
    }

    onActiveFocusChanged: {
        if (root.activeFocus)
            Qt.callLater(root.enter);
    }

    Connections {
        target: root.model

        function onWarned() {
            second.dismiss();
            warning.present();
        }

        function onNoticed(text: string, kind: string) {
            root.said(text, kind);
        }

        function onTroubled(sentence: string, next: string) {
            if (second.opened)
                second.refuse(sentence);
            else
                root.explained(sentence, next);
        }
    }

    Connections {
        target: root.model.visit

        function onChanged() {
            if (root.model.visit.decision === "")
                return;
            second.dismiss();
            Qt.callLater(root.settle);
        }
    }

    LeftColumn {
        id: today

        x: Theme.margin
        y: Theme.gutter
        width: Mm.ref(400)
        height: parent.height - 2 * Theme.gutter
        model: root.model
    }

    Loader {
        id: middle

        x: today.x + today.width + Theme.gutter
        y: Theme.gutter
        width: side.x - x - Theme.gutter
        height: today.height
        sourceComponent: root.middles[root.page]
    }

    Loader {
        id: side

        x: parent.width - width - Theme.margin
        y: Theme.gutter
        width: Mm.ref(460)
        height: today.height
        sourceComponent: root.sides[root.page]
    }

    Component {
        id: purposes

        PurposeMiddle {
            model: root.model
        }
    }

    Component {
        id: paper

        PaperMiddle {
            model: root.model
        }
    }

    Component {
        id: waiting

        WaitingMiddle {
            model: root.model
        }
    }

    Component {
        id: verdict

        VerdictMiddle {
            visit: root.model.visit
        }
    }

    Component {
        id: trouble

        TroubleMiddle {
            visit: root.model.visit
        }
    }

    Component {
        id: scan

        ScanMiddle {
            model: root.model
        }
    }

    Component {
        id: idleActions

        IdleActions {
            model: root.model
            onAdminWanted: root.pageWanted("admin")
            onMoneyWanted: root.pageWanted("till")
            onDoubtWanted: root.pageWanted("doubt")
        }
    }

    Component {
        id: chooseActions

        ChooseActions {
            model: root.model
        }
    }

    Component {
        id: paperActions

        PaperActions {
            model: root.model
        }
    }

    Component {
        id: waitingActions

        WaitingActions {
            model: root.model
        }
    }

    Component {
        id: verdictActions

        VerdictActions {
            model: root.model
            onSecondWanted: second.ask()
        }
    }

    Component {
        id: scanActions

        ScanActions {
            model: root.model
        }
    }

    Component {
        id: troubleActions

        TroubleActions {
            model: root.model
        }
    }

    SecondPersonSheet {
        id: second

        parent: root.Window.contentItem
        model: root.model
    }

    Sheet {
        id: warning

        parent: root.Window.contentItem
        title: root.page === "verdict" ? qsTr("화면을 곧 지웁니다") : qsTr("계속 기다릴까요?")
        sentence: root.page === "verdict" ? qsTr("받은 것을 오래 띄워 두지 않습니다.\n대답이 없으면 지우고 처음 화면으로 갑니다.") : qsTr("대답이 없으면 그만두고 까닭을 보여 드립니다.")
        iconName: "clock"
        safeText: root.page === "verdict" ? qsTr("더 보기") : qsTr("더 기다리기")
        otherText: root.page === "verdict" ? qsTr("지금 지우기") : qsTr("그만두기")
        onSafe: root.model.stayLonger()
        onOther: root.model.leave()
    }
}
