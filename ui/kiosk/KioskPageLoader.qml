// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kiosk

// The page that stands on the glass, with what it asks for.
Loader {
    id: root

    required property KioskModel model
    property var lessons: null
    property var card: null
    property ContactModel contact: null
    property var practice: null
    property var seat: null
    property var tickets: null
    property url lessonPage
    property real windowHeight: 0
    // A class has something to say where this page has its own strip.
    property bool stripTaken: false

    readonly property list<string> cardPages: ["card", "mine", "take", "certificate"]
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
            "certificate": "CertificatePage.qml",
            "join": "JoinPage.qml",
            "keypad": "KeypadPage.qml",
            "number": "NumberPage.qml",
            "practice-verify": "PracticeVerifyPage.qml",
            "practice-pay": "PracticePayPage.qml"
        })

    function show() {
        const name = root.model.page;
        if (name === "lesson" && root.lessons) {
            root.setSource(root.lessonPage, {
                    "model": root.lessons,
                    "low": root.model.low
                });
            if (root.status === Loader.Ready)
                return;
        }
        const own = {
            "model": root.model
        };
        if (root.card && root.cardPages.includes(name))
            own.card = root.card;
        if (["identity", "pay", "practice-verify", "practice-pay"].includes(name))
            own.practice = root.practice;
        if (["home", "join"].includes(name))
            own.seat = Qt.binding(() => root.seat);
        if (["identity", "pay", "number"].includes(name))
            own.tickets = root.tickets;
        const known = own.card || !root.cardPages.includes(name) ? root.pages[name] : undefined;
        root.setSource(Qt.resolvedUrl(known ?? "AbsentLesson.qml"), own);
    }

    onLoaded: {
        const has = name => root.item.hasOwnProperty(name);
        if (has("windowHeight"))
            root.item.windowHeight = Qt.binding(() => root.windowHeight);
        if (has("above"))
            root.item.above = Qt.binding(() => root.y);
        if (has("low") && !has("blocksMax"))
            root.item.low = Qt.binding(() => root.model.low);
        if (has("stripTaken"))
            root.item.stripTaken = Qt.binding(() => root.stripTaken);
        if (has("contact"))
            root.item.contact = Qt.binding(() => root.contact);
        if (has("big"))
            root.item.big = Qt.binding(() => root.model.enlargement);
        if (has("leftHanded"))
            root.item.leftHanded = Qt.binding(() => root.model.leftHanded);
    }
}
