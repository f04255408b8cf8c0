// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit // Qt 6.4: a file sees the C++ types of its own module only through an import

// The base of everything that can be pressed: mouse, finger, Enter, Space, its shortcut and assistive technology all
// end in clicked(). No control of Qt stands under it: Qt Quick Templates cost every start 2 MB and answer "Press" of
// assistive technology with success and do nothing.
Item {
    id: root

    property string text
    property string shortcut
    // Shown on the key cap; a blank hides it.
    property string keyText: shortcut
    property int radius: Theme.buttonRadius
    property int focusPolicy: Qt.StrongFocus
    property bool checked: false
    property bool ringVisible: true
    // Its name tells a secret, as a digit of a PIN does: blind mode reads it into earphones alone.
    property bool secret: false
    readonly property bool pressed: area.pressed && area.containsMouse
    readonly property bool focusShown: (activeFocus && Focus.visible) || Blind.chosen === root
    readonly property bool reachable: enabled && visible && Modal.reaches(root)

    signal clicked

    function press() {
        if (root.enabled && root.visible)
            root.clicked();
    }

    function touched() {
        if (!Blind.takes(root))
            root.press();
    }

    function pressOnce(event: KeyEvent) {
        if (!event.isAutoRepeat)
            root.press();
    }

    activeFocusOnTab: root.focusPolicy & Qt.TabFocus
    onActiveFocusChanged: {
        if (Blind.on && root.activeFocus && !area.pressed)
            Blind.tell(root);
    }

    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Accessible.focusable: true
    Accessible.onPressAction: root.press()

    Keys.onReturnPressed: event => root.pressOnce(event)
    Keys.onEnterPressed: event => root.pressOnce(event)
    Keys.onSpacePressed: event => root.pressOnce(event)
    Keys.onTabPressed: event => Modal.tab(root, event)
    Keys.onBacktabPressed: event => Modal.tab(root, event)
    // The focused control keeps Enter and Space; a page's Enter shortcut serves only where nothing is focused.
    Keys.onShortcutOverride: event => {
        event.accepted = [Qt.Key_Return, Qt.Key_Enter, Qt.Key_Space].includes(event.key);
    }

    // Most controls have no shortcut and are never focused; a page of them opens in half the time without these two.
    QtObject {
        id: priv

        readonly property bool hasShortcut: root.shortcut !== ""
        property Shortcut keys: null

        onHasShortcutChanged: {
            if (priv.hasShortcut && !priv.keys)
                priv.keys = shortcutOf.createObject(root);
        }
    }

    Component {
        id: shortcutOf

        Shortcut {
            sequences: root.shortcut === "" ? [] : root.shortcut === "Return" ? ["Return", "Enter"] : [root.shortcut]
            enabled: root.shortcut !== "" && root.reachable
            autoRepeat: false
            onActivated: root.press()
        }
    }

    MouseArea {
        id: area

        anchors.fill: parent
        onPressed: {
            if (root.focusPolicy & Qt.ClickFocus)
                root.forceActiveFocus(Qt.MouseFocusReason);
        }
        onClicked: root.touched()
        // Of two quick presses of a finger Qt tells the second only so.
        onDoubleClicked: root.touched()
    }

    Loader {
        anchors.fill: parent
        z: 1
        active: root.ringVisible && root.focusShown
        source: "FocusRing.qml"
        onLoaded: item.radius = Qt.binding(() => root.radius)
    }
}
