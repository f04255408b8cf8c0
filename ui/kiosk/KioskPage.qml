// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// The kiosk: a page, the bar under it, and what may lie over both. Esc is one page back.
FocusScope {
    id: root

    required property KioskModel model
    // Of the lesson module: slots open(id) and leave(), signals left() and spoke(words). Without it lessons are listed
    // and a person helps with them.
    property var lessons: null
    property StaffDoor door: null
    // A visitor's own phone in place of the glass; without it there is none.
    property ContactModel contact: null
    // A CardModel. Without it nothing is known of practice cards.
    property var card: null
    // What is heard (KioskVoice) and who rings for staff (StaffCall); without them both are silent.
    property var voice: null
    property var staff: null
    // The desk's own devices, in training; without it no page offers them.
    property var practice: null
    // A ClassSeatModel; without it this kiosk knows no class.
    property var seat: null
    // Numbers for the counters (TicketModel); without it none are given.
    property var tickets: null
    property url lessonPage: "qrc:/qt/qml/Naru/Lesson/LessonPage.qml"

    function leaveLesson() {
        if (root.lessons && !root.model.inLesson)
            root.lessons.leave();
    }

    // What no control took; and what is read when a page or a part of it opens.
    Keys.forwardTo: [keypad]

    function readPage() {
        if (root.voice)
            root.voice.open(page.item);
    }

    onVoiceChanged: {
        if (root.voice)
            root.voice.watch(root);
        root.readPage();
    }
    Component.onCompleted: page.show()
    Keys.onEscapePressed: {
        const shown = page.item as PageFrame;
        if (shown)
            shown.esc();
        else
            root.model.back();
    }

    KioskMeasures {
        anchors.fill: parent
        model: root.model
    }

    Connections {
        target: Blind

        function onRead(words: string, secret: bool) {
            if (root.voice)
                root.voice.tell(words, secret);
            else if (!secret)
                root.model.say(words);
        }
    }

    Connections {
        target: page.item
        ignoreUnknownSignals: true

        function onPartChanged() {
            root.readPage();
        }
    }

    Connections {
        target: root.staff
        ignoreUnknownSignals: true

        function onSomebodyComes() {
            root.model.say(calledSheet.title.replace("\n", " ") + "\n" + calledSheet.sentence);
        }

        function onNobodyCame() {
            calledSheet.opened = !root.model.asking;
            root.model.say(calledSheet.title.replace("\n", " ") + "\n" + calledSheet.sentence);
        }
    }

    Connections {
        target: root.model

        function onPageChanged() {
            root.leaveLesson();
            page.show();
            page.forceActiveFocus();
            root.readPage();
        }

        function onLessonWanted(id: string) {
            if (root.lessons)
                root.lessons.open(id);
        }

        function onWiped() {
            if (root.lessons)
                root.lessons.leave();
        }

        function onAskingChanged() {
            if (root.model.asking)
                root.model.say(idle.title.replace("\n", " ") + "\n" + idle.sentence);
        }

        function onCalledChanged() {
            calledSheet.opened = root.model.called && !root.model.asking && !classroom.holds;
            if (root.model.called)
                root.model.say(calledSheet.title.replace("\n", " ") + "\n" + calledSheet.sentence);
        }
    }

    Connections {
        target: root.lessons
        ignoreUnknownSignals: true

        function onLeft() {
            root.model.leaveLesson();
        }

        function onPageChanged() {
            if (root.model.page === "lesson" && root.lessons.page !== "play")
                root.readPage();
        }

        function onSpoke(words: string) {
            if (root.voice)
                root.voice.follow(words);
            else
                root.model.say(words);
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }

    // A press on words reads them.
    MouseArea {
        anchors.fill: page
        enabled: root.voice !== null
        onClicked: mouse => root.voice.readAt(page.item, mouse.x + page.x, mouse.y + page.y)
    }

    Keypad {
        id: keypad

        model: root.model
        voice: root.voice
        page: page.item as Item
    }

    // Nobody takes a demo for the real thing.
    Rectangle {
        id: demoStrip

        visible: root.model.demo
        width: parent.width
        height: visible ? mark.implicitHeight + Plan.mm(2) : 0
        color: Theme.cautionTint

        NaruText {
            id: mark

            anchors.horizontalCenter: parent.horizontalCenter
            y: Plan.mm(1.5)
            text: qsTr("시연")
            pixelSize: Plan.floorSize
            color: Theme.cautionText
        }
    }

    ContactStrip {
        id: contactStrip

        y: demoStrip.height
        z: 1
        width: parent.width
        covers: root.model.page === "lesson"
        contact: root.contact
        page: page
        bar: bar
    }

    ClassStrip {
        id: classStrip

        y: demoStrip.height + contactStrip.height
        z: 1
        width: parent.width
        covers: contactStrip.covers
        yields: contactStrip.shown || (Plan.big > 1 && Plan.narrow)
        seat: root.seat
    }

    CallStrip {
        id: callStrip

        y: demoStrip.height + (contactStrip.covers ? 0 : contactStrip.height + classStrip.height)
        width: parent.width
        model: root.model
        tickets: root.tickets
    }

    KioskPageLoader {
        id: page

        y: callStrip.y + callStrip.height
        width: parent.width
        height: parent.height - y - bar.height
        focus: true
        model: root.model
        lessons: root.lessons
        card: root.card
        contact: root.contact
        practice: root.practice
        seat: root.seat
        tickets: root.tickets
        lessonPage: root.lessonPage
        windowHeight: root.height
        stripTaken: classStrip.shown && classStrip.covers
    }

    KioskBar {
        id: bar

        anchors.bottom: parent.bottom
        width: parent.width
        height: implicitHeight
        model: root.model
        inClass: root.seat !== null && root.seat.inside
        onHomeAsked: classroom.askToGoHome()
    }

    KioskSheet {
        id: calledSheet

        readonly property bool unanswered: root.staff !== null && root.staff.unanswered
        readonly property string coming: root.staff !== null ? root.staff.coming ?? "" : ""

        barHeight: bar.height
        reachTop: root.model.low && !Plan.reachable ? Math.round(height * 0.455) : 0
        title: unanswered ? qsTr("아직 직원이\n못 왔어요.") : coming !== "" ? qsTr("직원이\n오고 있어요.") : qsTr("불렀어요.\n곧 가요.")
        sentence: unanswered ? qsTr("다시 부르거나 창구로 와 주세요.") : coming !== "" ? qsTr("%1에서 와요. 여기서 기다려 주세요.").arg(coming) : qsTr("여기서 기다려 주세요.")
        iconName: "bell"
        fill: Theme.help
        words: Theme.overHelp
        safeText: unanswered ? qsTr("다시 부르기") : qsTr("기다리며 계속하기")
        safeIcon: unanswered ? "bell" : "check"
        thirdText: root.staff !== null && !unanswered ? qsTr("직원이 왔어요") : ""
        onThird: {
            calledSheet.opened = false;
            root.staff.answer();
        }
        otherText: qsTr("괜찮아졌어요")
        otherIcon: "undo"
        onSafe: {
            calledSheet.opened = false;
            if (calledSheet.unanswered)
                root.staff.again();
        }
        onOther: {
            calledSheet.opened = false;
            root.model.callOff();
        }
    }

    KioskSheet {
        id: idle

        opened: root.model.asking
        barHeight: bar.height
        reachTop: root.model.low && !Plan.reachable ? Math.round(height * 0.455) : 0
        title: qsTr("계속 하시겠어요?")
        sentence: qsTr("대답이 없으면 화면을 지우고 처음으로 가요.")
        iconName: "clock"
        safeText: qsTr("계속할게요")
        safeIcon: "check"
        otherText: qsTr("처음으로")
        otherIcon: "home"
        onSafe: root.model.goOn()
        onOther: root.model.wipe()
    }

    ClassLayer {
        id: classroom

        model: root.model
        seat: root.seat
        card: root.card
        barHeight: bar.height
    }

    Subtitle {
        y: page.y
        z: 1
        text: root.voice ? root.voice.subtitle : ""
    }

    CallLight {
        lit: root.staff !== null && root.staff.ringing
    }

    // Nothing to be seen: what has the focus is said. Who reads with fingers goes on under it; for anybody else a press
    // brings the screen back.
    Curtain {
        drawn: root.model.screenOff
        sentence: root.model.blindChosen ? qsTr("화면을 가리고 소리로 쓰고 있어요. ‘소리’에서 다시 켜요.") : qsTr("화면을 껐어요. 누르면 다시 켜져요.")
    }

    MouseArea {
        anchors.fill: parent
        z: 2001
        visible: root.model.screenOff && !root.model.blindChosen
        onClicked: root.model.screenOff = false
    }

    // For who reads the screen; a finger holds the corner, a key holds Esc.
    Item {
        visible: root.door !== null
        width: Plan.mm(28)
        height: width
        Accessible.role: Accessible.Button
        Accessible.name: qsTr("직원만: 직원 메뉴")
        Accessible.onPressAction: root.door.open()
    }

    Loader {
        anchors.fill: parent
        active: root.door !== null
        sourceComponent: StaffSheet {
            door: root.door
            model: root.model
            seat: root.seat
            onDigitsWanted: classroom.askForDigits()
        }
    }
}
