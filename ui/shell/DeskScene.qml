// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Shell

// The frame every page lives in: two bars around the page of a role, or one of the shell's own full pages.
FocusScope {
    id: root

    required property DeskModel desk
    // {"counter": {"url": …, "model": QObject}}: what the composition root has. "bare": it fills the window alone.
    required property var pages
    // A CallModel: the public screens of the house that call for staff. Without it none can.
    property var calls: null
    readonly property Item page: loader.item
    readonly property bool barred: root.shown in root.pages && root.shown !== "setup" && !root.pages[root.shown].bare
    property string shown
    // A panel that a page tries before it is a setting; 0: none.
    property real triedPitch: 0

    function measure() {
        if (root.width <= 0 || root.height <= 0)
            return;
        Mm.pitch = root.triedPitch > 0 ? root.triedPitch : root.desk.panelPitchMm;
        Mm.fit(root.width, root.height);
    }

    function open() {
        const name = root.desk.page;
        if (name === root.shown)
            return;
        root.shown = name;
        root.triedPitch = 0;
        const own = ({
                "signin": "SignInPage.qml",
                "clock": "ClockPage.qml",
                "stopped": "StoppedPage.qml"
            })[name];
        if (own)
            loader.setSource(Qt.resolvedUrl(own), {
                    "desk": root.desk
                });
        else if (name in root.pages)
            loader.setSource(root.pages[name].url, {
                    "model": root.pages[name].model
                });
        if (toast.item)
            toast.item.hide();
        if (loader.item)
            loader.item.forceActiveFocus(Qt.OtherFocusReason);
        root.askForPaper(false);
    }

    function explain(title: string, sentence: string, next: string, kind: string) {
        note.active = true;
        note.item.title = title;
        note.item.sentence = [sentence, next].filter(words => words !== "").join("\n");
        note.item.glyph = kind;
        note.item.present();
    }

    function help() {
        helping.active = true;
        helping.item.lines = root.page && root.page.helpLines ? root.page.helpLines : [];
        helping.item.present();
    }

    // Not over the page that a visitor looks at, nor over another question: then when that is over.
    function askForPaper(again: bool) {
        if (!root.desk.papers.asking || !root.barred || root.shown === "visitor" || Modal.sheet)
            return;
        paper.active = true;
        if (again || !paper.item.later)
            paper.item.ask();
    }

    function bar() {
        if (!root.barred) {
            top.source = "";
            bottom.source = "";
            return;
        }
        top.setSource("DeskTop.qml", {
                "model": root.desk
            });
        bottom.setSource("DeskBottom.qml", {
                "model": root.desk
            });
    }

    onBarredChanged: root.bar()
    implicitWidth: 1920
    implicitHeight: 1080
    onWidthChanged: root.measure()
    onHeightChanged: root.measure()
    onTriedPitchChanged: root.measure()
    Component.onCompleted: {
        root.measure();
        root.open();
    }

    Binding {
        target: Theme
        property: "highContrast"
        value: root.desk.highContrast
    }

    Connections {
        target: root.desk

        function onPageChanged() {
            root.open();
        }

        function onSettingsChanged() {
            root.measure();
        }

        function onTroubled(sentence: string, next: string) {
            root.explain(sentence, next, "", "warn");
        }
    }

    Connections {
        target: root.desk.papers

        function onAsked() {
            root.askForPaper(true);
        }
    }

    Connections {
        target: Modal

        function onSheetChanged() {
            afterSheet.restart();
        }
    }

    // The sheet that goes gives the focus back first.
    Timer {
        id: afterSheet

        interval: 0
        onTriggered: root.askForPaper(false)
    }

    Connections {
        target: loader.item
        ignoreUnknownSignals: true

        function onPageWanted(name: string) {
            root.desk.show(name);
        }

        function onLanguageWanted(code: string) {
            root.desk.useLanguage(code);
        }

        function onContrastWanted(high: bool) {
            root.desk.useHighContrast(high);
        }

        function onPanelTried(pitch: real) {
            root.triedPitch = pitch;
        }

        function onLockWanted() {
            root.desk.lock();
        }

        function onHelpWanted() {
            root.help();
        }

        function onSaid(text: string, kind: string) {
            toast.active = true;
            toast.item.show(text, kind, "");
        }

        function onExplained(title: string, next: string) {
            root.explain(title, next, "", "warn");
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }

    // What the first page does not show is read and made when it is needed: by address, or it is read with this page.
    Loader {
        id: top

        visible: !callStrip.active || callStrip.tall
        width: parent.width
        height: Theme.topBarHeight
    }

    Loader {
        id: loader

        y: root.barred ? top.height : 0
        width: parent.width
        height: parent.height - (root.barred ? top.height + bottom.height : 0)
        focus: true
    }

    Loader {
        id: bottom

        y: parent.height - height
        width: parent.width
        height: Theme.deviceBarHeight
    }

    Loader {
        id: callStrip

        // Before anybody signs in there is no bar to lie on: over the picture.
        readonly property bool tall: !root.barred

        y: tall ? parent.height - height : 0
        width: tall ? Mm.ref(640) : parent.width
        z: 1
        // Not where a visitor looks.
        active: root.calls !== null && (root.barred || root.shown === "signin") && root.shown !== "visitor" && root.calls.calls.length > 0
        onActiveChanged: {
            if (active)
                setSource("CallBar.qml", {
                        "model": root.calls,
                        "tall": Qt.binding(() => callStrip.tall)
                    });
        }
    }

    Loader {
        id: callSheet

        anchors.fill: parent
        z: 1000
        active: false
    }

    Connections {
        target: callStrip.item
        ignoreUnknownSignals: true

        function onListWanted() {
            callSheet.active = true;
            callSheet.setSource("CallSheet.qml", {
                    "model": root.calls
                });
            callSheet.item.present();
        }
    }

    Loader {
        id: toast

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: bottom.height + Theme.gap
        active: false
        source: "qrc:/qt/qml/Naru/Kit/Toast.qml"
    }

    Loader {
        id: helping

        anchors.fill: parent
        z: 1000
        active: false
        source: "HelpSheet.qml"
    }

    Loader {
        id: note

        anchors.fill: parent
        z: 1000
        active: false
        source: "NoteSheet.qml"
    }

    Loader {
        id: paper

        anchors.fill: parent
        z: 1000
        active: false

        Component.onCompleted: paper.setSource("PaperSheet.qml", {
                "model": root.desk.papers
            })
    }

    Loader {
        id: outbox

        anchors.fill: parent
        z: 1000
        active: false
    }

    Connections {
        target: outbox.item
        ignoreUnknownSignals: true

        function onCourierWanted() {
            root.desk.show("courier");
        }
    }

    Connections {
        target: top.item

        function onOutboxWanted() {
            outbox.active = true;
            outbox.setSource("OutboxSheet.qml", {
                    "model": root.desk.outbox,
                    "carries": root.desk.offers("courier")
                });
            outbox.item.present();
        }
    }

    Connections {
        target: bottom.item

        function onExplained(title: string, sentence: string, next: string, kind: string) {
            root.explain(title, sentence, next, kind);
        }

        function onPaperWanted() {
            root.askForPaper(true);
        }

        function onHelpWanted() {
            root.help();
        }
    }
}
