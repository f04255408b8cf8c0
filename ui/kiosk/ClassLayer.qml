// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// Over the page of a kiosk in a class, one at a time: what the trainer says, which lesson opens, the pause, the end. What
// no class may disturb is not covered either (the model says so).
Item {
    id: root

    required property KioskModel model
    // A ClassSeatModel and a CardModel, or null.
    property var seat: null
    property var card: null
    property int barHeight: 0
    property bool leaving: false
    readonly property bool inPanel: ["text", "sound", "keypad", "language"].includes(root.model.page)
    readonly property string kind: {
        if (!root.seat || root.model.asking)
            return "";
        if (root.seat.over)
            return "over";
        if (root.attends.what !== undefined)
            return "card";
        if (root.seat.words !== "")
            return "words";
        if (root.seat.opening !== "")
            return "opening";
        if (!root.seat.paused || root.inPanel)
            return "";
        return root.leaving ? "leave" : "pause";
    }
    readonly property bool holds: sheet.opened
    // What is to be said of an attendance card, and what is to be done then.
    readonly property var attends: root.seat && root.seat.card ? root.seat.card : ({})
    readonly property string attendsAs: root.attends.number > 0 ? ClassNames.seat(root.attends.number, root.attends.animal) : ""
    readonly property var cardSays: ({
            "here": [qsTr("출석했어요."), root.attends.seat > 0 ? qsTr("%1 카드예요. %2번 자리에서 옮겨 왔어요.").arg(root.attendsAs).arg(root.attends.seat) : qsTr("%1 카드예요.").arg(root.attendsAs), "check"],
            "moved": [qsTr("이 카드는 %1번\n자리에 있어요.").arg(root.attends.seat ?? 0), qsTr("여기 계신 분은 자기 카드를 비춰 주세요."), "info"],
            "other": [qsTr("다른 수업의\n카드예요."), qsTr("이 수업의 카드를 선생님께 받아 주세요."), "info"],
            "unknown": [qsTr("모르는 카드예요."), qsTr("선생님께 새 카드를 받아 주세요."), "info"],
            "waiting": [qsTr("카드를 읽었어요."), qsTr("선생님 화면에 알리고 있어요. 잠시만 기다려 주세요."), "clock"],
            "early": [qsTr("아직 수업에\n들어가지 않았어요."), qsTr("수업에 들어간 다음 카드를 다시 비춰 주세요."), "info"],
            "torn": [qsTr("카드를 다\n읽지 못했어요."), qsTr("종이를 펴서 다시 비춰 주세요."), "info"],
            "newer": [qsTr("여기서는 읽을 수\n없는 카드예요."), qsTr("선생님께 말해 주세요."), "info"]
        })
    readonly property var cardKeys: ({
            "here": [qsTr("네, 알겠어요"), qsTr("제 카드가 아니에요")],
            "waiting": [qsTr("네, 알겠어요"), qsTr("제 카드가 아니에요")],
            "early": [qsTr("지금 들어가기"), qsTr("다음에 할게요")]
        })
    readonly property bool cardOffered: root.card !== null && root.card.next !== undefined && root.card.done.length > 0
    readonly property var says: ({
            "over": [qsTr("수업이 끝났어요.\n수고하셨어요."), root.cardOffered ? qsTr("배운 것을 카드에 담아 갈 수 있어요.") : qsTr("하던 것은 계속하셔도 돼요."), "check"],
            "card": root.cardSays[root.attends.what] ?? ["", "", ""],
            "words": [root.seat ? root.seat.words : "", qsTr("선생님 말씀이에요."), "announce"],
            "opening": [root.seat ? root.seat.opening : "", qsTr("선생님과 함께 배워요. 곧 열려요."), "lesson"],
            "pause": [qsTr("잠깐 멈췄어요."), root.seat && root.seat.hand ? qsTr("손을 들었어요. 하던 것은 그대로 있어요.") : qsTr("선생님을 봐 주세요. 하던 것은 그대로 있어요."), "pause"],
            "leave": [qsTr("수업에서 나갈까요?"), qsTr("하던 것은 혼자 계속하실 수 있어요."), "people"]
        })
    readonly property var keys: ({
            "over": [root.cardOffered ? qsTr("카드 받기") : qsTr("네, 알겠어요"), root.cardOffered ? qsTr("계속할게요") : ""],
            "card": root.cardKeys[root.attends.what] ?? [qsTr("네, 알겠어요"), ""],
            "words": [qsTr("네, 봤어요"), ""],
            "opening": [qsTr("지금 열기"), ""],
            "pause": [root.seat && root.seat.hand ? "" : qsTr("손 들기"), qsTr("수업에서 나가기")],
            "leave": [qsTr("수업에 있을게요"), qsTr("나갈게요")]
        })

    function askToGoHome() {
        if (sheet.opened)
            return sheet.told();
        homeSheet.opened = true;
        root.model.say(homeSheet.title.replace("\n", " ") + "\n" + homeSheet.sentence);
    }

    function askForDigits() {
        digits.active = true;
        (digits.item as ClassDigits).present();
    }

    function answer(first: bool) {
        if (root.kind === "over") {
            const wanted = first && root.cardOffered;
            root.seat.sayGoodbye();
            if (wanted)
                root.card.wantCard();
        } else if (root.kind === "card") {
            root.answerCard(first, root.attends.what);
        } else if (root.kind === "words") {
            root.seat.putWordsAway();
        } else if (root.kind === "opening") {
            root.seat.openNow();
        } else if (root.kind === "pause") {
            if (first)
                root.seat.raiseHand();
            else
                root.leaving = true;
        } else if (root.kind === "leave") {
            root.leaving = false;
            if (!first)
                root.seat.leave();
        }
    }

    function answerCard(first: bool, what: string) {
        if (!first && (what === "here" || what === "waiting"))
            return root.seat.takeCardBack();
        root.seat.putCardAway();
        if (first && what === "early")
            root.model.startAt("join");
    }

    objectName: "classLayer"
    anchors.fill: parent
    // What a trainer does comes before what was asked here.
    onKindChanged: {
        if (root.kind === "")
            return;
        handSheet.opened = false;
        homeSheet.opened = false;
    }

    Loader {
        id: digits

        anchors.fill: parent
        active: false
        sourceComponent: ClassDigits {
            model: root.model
            seat: root.seat
        }
    }

    Connections {
        target: root.model

        function onWiped() {
            digits.active = false;
            handSheet.opened = false;
            homeSheet.opened = false;
        }
    }

    Connections {
        target: root.seat

        function onChanged() {
            if (!root.seat.paused)
                root.leaving = false;
        }

        function onRaised() {
            if (root.kind !== "" || root.model.asking)
                return;
            handSheet.opened = true;
            root.model.say(handSheet.title + "\n" + handSheet.sentence);
        }
    }

    ClassSheet {
        id: sheet

        wanted: root.kind !== ""
        title: root.says[root.kind]?.[0] ?? ""
        sentence: root.says[root.kind]?.[1] ?? ""
        iconName: root.says[root.kind]?.[2] ?? ""
        firstText: root.keys[root.kind]?.[0] ?? ""
        secondText: root.keys[root.kind]?.[1] ?? ""
        barHeight: root.barHeight
        onFirst: root.answer(true)
        onSecond: root.answer(false)
        onTold: root.model.say((root.kind === "words" ? sheet.sentence + "\n" + sheet.title : sheet.title.replace("\n", " ") + "\n" + sheet.sentence))
    }

    KioskSheet {
        id: handSheet

        barHeight: root.barHeight
        title: qsTr("손을 들었어요.")
        sentence: qsTr("선생님 화면에 보여요. 여기서 기다려 주세요.")
        iconName: "hand"
        fill: Theme.help
        words: Theme.overHelp
        safeText: qsTr("기다리며 계속하기")
        safeIcon: "check"
        otherText: qsTr("손 내리기")
        otherIcon: "undo"
        thirdText: qsTr("직원도 부르기")
        onSafe: handSheet.opened = false
        onOther: {
            handSheet.opened = false;
            root.seat.lowerHand();
        }
        onThird: {
            handSheet.opened = false;
            root.model.call();
        }
    }

    KioskSheet {
        id: homeSheet

        barHeight: root.barHeight
        title: qsTr("배움을 그만하고\n처음으로 갈까요?")
        sentence: qsTr("수업에는 그대로 있어요.")
        iconName: "home"
        safeText: qsTr("계속 배울게요")
        safeIcon: "check"
        otherText: qsTr("처음으로")
        otherIcon: "home"
        onSafe: homeSheet.opened = false
        onOther: {
            homeSheet.opened = false;
            root.model.goHome();
        }
    }
}
