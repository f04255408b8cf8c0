// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Shell

// The frame every page lives in: two bars around the page of a role, or one of the shell's own full pages.
FocusScope {
    id: root

    required property DeskModel desk
    // {"counter": {"url": …, "model": QObject}}: what the composition root has.
    required property var pages
    readonly property Item page: loader.item
    readonly property bool barred: root.shown in root.pages && root.shown !== "setup"
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
    }

    function explain(title: string, sentence: string, next: string, kind: string) {
        note.active = true;
        note.item.title = title;
        note.item.sentence = [sentence, next].filter(words => words !== "").join("\n");
        note.item.glyph = kind;
        note.item.present();
    }

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

    // What the first page does not show is made when it is needed.
    Loader {
        id: top

        width: parent.width
        height: Theme.topBarHeight
        active: root.barred
        sourceComponent: topBar
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
        active: root.barred
        sourceComponent: deviceBar
    }

    Loader {
        id: toast

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: bottom.height + Theme.gap
        active: false
        sourceComponent: Toast {
        }
    }

    Loader {
        id: help

        anchors.fill: parent
        z: 1000
        active: false
        sourceComponent: helpSheet
    }

    Loader {
        id: note

        anchors.fill: parent
        z: 1000
        active: false
        sourceComponent: Sheet {
            safeText: qsTr("알겠어요")
        }
    }

    // qmllint disable unqualified
    Component {
        id: topBar

        TopBar {
            desk: root.desk.title
            clock: root.desk.clock
            demo: root.desk.demo
            syncText: root.desk.syncText
            syncKind: root.desk.syncKind
            onSyncPressed: root.explain(root.desk.syncText, qsTr("인터넷이 없어도 오늘 일은 모두 할 수 있어요."), qsTr("적은 것은 이 창구에 안전하게 남아 있습니다."), "off")
        }
    }

    Component {
        id: deviceBar

        DeviceBar {
            devices: root.desk.devices
            actions: [{
                    "key": "F1",
                    "text": qsTr("도움말"),
                    "shortcut": "F1"
                }, {
                    "key": "F12",
                    "text": qsTr("잠그기"),
                    "shortcut": "F12"
                }]
            onDevicePressed: index => {
                const device = root.desk.devices[index];
                root.explain(device.text, device.sentence, device.next, device.kind);
            }
            onActionPressed: index => {
                if (index !== 0) {
                    root.desk.lock();
                    return;
                }
                help.active = true;
                help.item.present();
            }
        }
    }

    Component {
        id: helpSheet

        HelpSheet {
            lines: loader.item && loader.item.helpLines ? loader.item.helpLines : []
        }
    }
    // qmllint enable unqualified
}
