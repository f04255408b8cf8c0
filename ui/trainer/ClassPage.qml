// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// The trainer's console: a class from its door to its papers. It fills the window; its bars are its own.
FocusScope {
    id: root

    required property ClassModel model
    readonly property bool running: root.model.stage === "run"
    readonly property bool between: root.model.stage === "idle" || root.model.stage === "gather" || root.model.stage === "end"
    // The room's screen: another one than the console stands on, or null.
    property var beside: {
        const screens = Qt.application.screens;
        for (let i = 0; i < screens.length; ++i) {
            if (screens[i].name !== root.Screen.name || screens[i].virtualX !== root.Screen.virtualX)
                return screens[i];
        }
        return null;
    }
    readonly property bool projecting: apart.active
    readonly property int projectedStep: root.model.projector ? root.model.projector.stepNumber : 0
    readonly property var helpLines: [{
            "key": "F2",
            "text": qsTr("시작 · 모두 멈추기 · 다시 시작")
        }, {
            "key": "← ↑ ↓ →",
            "text": qsTr("자리 사이 옮겨 가기, Enter로 열기")
        }, {
            "key": "Home",
            "text": qsTr("먼저 손을 든 자리")
        }, {
            "key": "F4",
            "text": qsTr("큰 화면 켜고 끄기 · F7, F8로 앞뒤 걸음")
        }, {
            "key": "F10",
            "text": qsTr("마치기")
        }]

    signal pageWanted(string name)
    signal said(string text, string kind)
    signal explained(string title, string next)
    signal lockWanted
    signal helpWanted

    function together(step: int) {
        root.model.project(step);
        if (root.beside)
            apart.active = true;
        else
            projector.active = true;
    }

    function turn(by: int) {
        const step = root.projectedStep + by;
        if (step >= 1 && step <= root.model.steps.length)
            root.model.project(step);
    }

    function settle() {
        apart.active = false;
        if (!projector.active)
            return;
        projector.active = false;
        place.forceActiveFocus(Qt.OtherFocusReason);
    }

    Component.onCompleted: {
        // A 21.5" panel on end: what seats have.
        Large.widthMm = 267.8;
        Large.heightMm = 476.2;
    }

    Connections {
        target: root.model

        function onSaid(text: string, kind: string) {
            root.said(text, kind);
        }

        function onTroubled(sentence: string, next: string) {
            root.explained(sentence, next);
        }
    }

    ClassTop {
        id: top

        width: parent.width
        visible: !projector.active
        model: root.model

        Chip {
            height: parent.height
            visible: root.between
            text: qsTr("강좌")
            iconName: "calendar"
            onClicked: root.pageWanted("plans")
        }

        Chip {
            height: parent.height
            visible: root.between
            text: qsTr("수업 만들기")
            iconName: "edit"
            onClicked: root.pageWanted("trainer")
        }

        Chip {
            height: parent.height
            visible: root.between && root.model.administrator
            text: qsTr("창구로")
            iconName: "exit"
            onClicked: root.pageWanted("counter")
        }
    }

    Loader {
        id: place

        y: top.height
        width: parent.width
        height: parent.height - top.height - foot.height
        focus: true
        sourceComponent: ({
                "idle": start,
                "gather": start,
                "run": run,
                "end": end
            })[root.model.stage]
        onLoaded: item.forceActiveFocus(Qt.OtherFocusReason)
    }

    ClassFoot {
        id: foot

        readonly property Item grid: root.running ? place.item : null

        anchors.bottom: parent.bottom
        width: parent.width
        visible: !projector.active
        model: root.model
        page: grid ? grid.page ?? 0 : 0
        pages: grid ? grid.pages ?? 1 : 1
        projecting: root.projecting
        step: root.projectedStep
        steps: root.model.steps.length
        onTurned: pages => grid.turn(pages)
        onStepTurned: by => root.turn(by)
        onCardsWanted: cards.present()
        onLockWanted: root.lockWanted()
        onHelpWanted: root.helpWanted()
    }

    Component {
        id: start

        ClassStart {
            model: root.model
            onCardsWanted: cards.present()
        }
    }

    Component {
        id: run

        ClassRun {
            model: root.model
            visible: !projector.active
            projecting: root.projecting
            onProjectorUnwanted: root.settle()
            onStepsWanted: steps.ask()
            onProjectorWanted: step => root.together(step)
            onWordsWanted: seat => words.ask(seat)
            onEndWanted: leaving.present()
            onFreeWanted: freeing.present()
        }
    }

    Component {
        id: end

        ClassEnd {
            model: root.model
            onAskWanted: asking.present()
        }
    }

    Loader {
        id: projector

        anchors.fill: parent
        z: 100
        active: false
        onLoaded: item.forceActiveFocus(Qt.OtherFocusReason)

        sourceComponent: Projector {
            model: root.model
            onClosed: root.settle()
        }
    }

    Connections {
        target: root.model

        function onChanged() {
            if (!root.running)
                root.settle();
        }
    }

    // Its screen may be unplugged: it does not come to the console's.
    Loader {
        id: apart

        active: false

        sourceComponent: ProjectorWindow {
            model: root.model
            room: root.beside
            onClosing: root.settle()
        }
    }

    onBesideChanged: {
        if (!root.beside)
            root.settle();
    }

    StepSheet {
        id: steps

        model: root.model
    }

    AskSheet {
        id: asking

        model: root.model
    }

    CardsSheet {
        id: cards

        model: root.model
    }

    SaySheet {
        id: words

        model: root.model
    }

    Sheet {
        id: leaving

        title: qsTr("수업을 마칠까요?")
        iconName: "check"
        sentence: qsTr("자리들은 하던 것을 혼자 이어 갈 수 있어요.")
        safeText: qsTr("계속하기")
        otherText: qsTr("마치기")
        otherKind: NaruButton.Ink
        onOther: root.model.finish()
    }

    Sheet {
        id: freeing

        title: qsTr("다음 분이 앉으셨나요?")
        iconName: "person"
        sentence: qsTr("앞 분이 하던 것은 지워지고, 처음부터 시작해요.")
        safeText: qsTr("그대로 두기")
        otherText: qsTr("다음 분 시작하기")
        otherKind: NaruButton.Ink
        onOther: root.model.help("free")
    }
}
