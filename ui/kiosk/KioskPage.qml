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
    property StaffDoor staff: null
    // A visitor's own phone in place of the glass; without it there is none.
    property ContactModel contact: null
    // A CardModel. Without it nothing is known of practice cards.
    property var card: null
    readonly property list<string> cardPages: ["card", "mine", "take", "certificate"]
    property url lessonPage: "qrc:/qt/qml/Naru/Lesson/LessonPage.qml"

    readonly property var pages: ({
            "home": "HomePage.qml",
            "language": "LanguagePage.qml",
            "learn": "LearnPage.qml",
            "courses": "CoursesPage.qml",
            "lessons": "LessonsPage.qml",
            "identity": "IdentityPage.qml",
            "pay": "PayPage.qml",
            "contact": "ContactPage.qml",
            "text": "TextPage.qml",
            "sound": "SoundPage.qml",
            "card": "CardPage.qml",
            "mine": "MinePage.qml",
            "take": "TakePage.qml",
            "certificate": "CertificatePage.qml"
        })

    function showPage() {
        const name = root.model.page;
        if (name === "lesson" && root.lessons) {
            page.setSource(root.lessonPage, {
                    "model": root.lessons,
                    "low": root.model.low
                });
            if (page.status === Loader.Ready)
                return;
        }
        const own = {
            "model": root.model
        };
        if (root.card && root.cardPages.includes(name))
            own.card = root.card;
        const known = own.card || !root.cardPages.includes(name) ? root.pages[name] : undefined;
        page.setSource(Qt.resolvedUrl(known ?? "AbsentLesson.qml"), own);
    }

    function leaveLesson() {
        if (root.lessons && !root.model.inLesson)
            root.lessons.leave();
    }

    // What a window smaller than any kiosk leaves of its measures.
    readonly property real glassWidth: width * root.model.pitchMm
    readonly property real glassHeight: height * root.model.pitchMm
    readonly property real fit: Math.max(0.3, Math.min(1, glassWidth / 190, glassHeight / 338))

    Component.onCompleted: root.showPage()
    Keys.onEscapePressed: {
        const shown = page.item as PageFrame;
        if (shown)
            shown.esc();
        else
            root.model.back();
    }

    Binding {
        target: Mm
        property: "pitch"
        value: root.model.pitchMm
    }

    Binding {
        target: Mm
        property: "enlargement"
        // The practice phone is drawn with words of 12 mm; it has no second size yet.
        value: root.fit * (root.lessons && root.model.page === "lesson" ? 1 : root.model.enlargement)
    }

    Binding {
        target: Plan
        property: "fit"
        value: root.fit
    }

    Binding {
        target: Plan
        property: "big"
        value: root.model.enlargement
    }

    Binding {
        target: Plan
        property: "widthMm"
        value: root.glassWidth / root.fit
    }

    Binding {
        target: Plan
        property: "heightMm"
        value: root.glassHeight / root.fit
    }

    Binding {
        target: Large
        property: "widthMm"
        value: root.glassWidth / root.fit
    }

    Binding {
        target: Large
        property: "heightMm"
        value: root.glassHeight / root.fit
    }

    Binding {
        target: Theme
        property: "highContrast"
        value: root.model.highContrast
    }

    Binding {
        target: Theme
        property: "reducedMotion"
        value: root.model.reducedMotion
    }

    Binding {
        target: Theme
        property: "family"
        value: root.model.language === "zh" ? "Noto Sans CJK SC" : "Noto Sans CJK KR"
    }

    Connections {
        target: root.model

        function onPageChanged() {
            root.leaveLesson();
            root.showPage();
            page.forceActiveFocus();
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
                root.model.say(idle.title + " " + idle.sentence);
        }

        function onCalledChanged() {
            calledSheet.opened = root.model.called && !root.model.asking;
            if (root.model.called)
                root.model.say(calledSheet.title + " " + calledSheet.sentence);
        }
    }

    Connections {
        target: root.lessons
        ignoreUnknownSignals: true

        function onLeft() {
            root.model.leaveLesson();
        }

        function onSpoke(words: string) {
            root.model.say(words);
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.ground
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
        width: parent.width
        contact: root.contact
        page: page
        bar: bar
    }

    Loader {
        id: page

        y: demoStrip.height + contactStrip.height
        width: parent.width
        height: parent.height - y - bar.height
        focus: true
        onLoaded: {
            if (page.item.hasOwnProperty("windowHeight"))
                page.item.windowHeight = Qt.binding(() => root.height);
            if (page.item.hasOwnProperty("above"))
                page.item.above = Qt.binding(() => page.y);
            if (page.item.hasOwnProperty("low") && !page.item.hasOwnProperty("blocksMax"))
                page.item.low = Qt.binding(() => root.model.low);
            if (page.item.hasOwnProperty("contact"))
                page.item.contact = root.contact;
            if (page.item.hasOwnProperty("leftHanded"))
                page.item.leftHanded = Qt.binding(() => root.model.leftHanded);
        }
    }

    KioskBar {
        id: bar

        anchors.bottom: parent.bottom
        width: parent.width
        height: implicitHeight
        model: root.model
    }

    KioskSheet {
        id: calledSheet

        barHeight: bar.height
        title: qsTr("불렀어요.\n곧 가요.")
        sentence: qsTr("여기서 기다려 주세요.")
        iconName: "bell"
        fill: Theme.help
        words: Theme.overHelp
        safeText: qsTr("기다리며 계속하기")
        safeIcon: "check"
        otherText: qsTr("괜찮아졌어요")
        otherIcon: "undo"
        onSafe: calledSheet.opened = false
        onOther: {
            calledSheet.opened = false;
            root.model.callOff();
        }
    }

    KioskSheet {
        id: idle

        opened: root.model.asking
        barHeight: bar.height
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

    // Nothing to be seen: what has the focus is said, and a touch brings the screen back.
    Rectangle {
        id: dark

        readonly property Item heard: root.Window.activeFocusItem

        anchors.fill: parent
        visible: root.model.screenOff
        color: "#101010"
        onHeardChanged: {
            const key = dark.heard as Pressable;
            if (dark.visible && key && !key.secret)
                root.model.say(key.text);
        }

        MouseArea {
            anchors.fill: parent
            onClicked: root.model.screenOff = false
        }

        NaruText {
            anchors.centerIn: parent
            width: parent.width - 2 * Plan.margin
            text: qsTr("화면을 껐어요.\n누르면 다시 켜져요.")
            kind: NaruText.Title
            pixelSize: Plan.titleSize
            color: "#FFFFFF"
        }
    }

    // For who reads the screen; a finger holds the corner, a key holds Esc.
    Item {
        visible: root.staff !== null
        width: Plan.mm(28)
        height: width
        Accessible.role: Accessible.Button
        Accessible.name: qsTr("직원만: 직원 메뉴")
        Accessible.onPressAction: root.staff.open()
    }

    Loader {
        anchors.fill: parent
        active: root.staff !== null
        sourceComponent: StaffSheet {
            door: root.staff
            model: root.model
        }
    }
}
