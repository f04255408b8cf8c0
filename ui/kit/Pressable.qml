// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Naru.Kit // Qt 6.4: a file sees the C++ types of its own module only through an import

// The base of everything that can be pressed: mouse, finger, Enter, Space, its shortcut and assistive technology all
// end in clicked(). Qt 6.4 answers "Press" of assistive technology with success and does nothing, hence the handler.
T.AbstractButton {
    id: root

    property string shortcut
    // Shown on the key cap; a blank hides it.
    property string keyText: shortcut
    property int radius: Theme.buttonRadius
    property alias ringVisible: ring.visible
    readonly property bool focusShown: activeFocus && Focus.visible
    readonly property bool reachable: enabled && visible && Modal.reaches(root)

    function press() {
        if (root.enabled && root.visible)
            root.clicked();
    }

    function pressOnce(event: KeyEvent) {
        if (!event.isAutoRepeat)
            root.press();
    }

    focusPolicy: Qt.StrongFocus
    hoverEnabled: false
    padding: 0

    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Accessible.focusable: true
    Accessible.onPressAction: root.press()

    Keys.onReturnPressed: event => root.pressOnce(event)
    Keys.onEnterPressed: event => root.pressOnce(event)
    Keys.onTabPressed: event => Modal.tab(root, event)
    Keys.onBacktabPressed: event => Modal.tab(root, event)
    // The focused control keeps Enter and Space; a page's Enter shortcut serves only where nothing is focused.
    Keys.onShortcutOverride: event => {
        event.accepted = [Qt.Key_Return, Qt.Key_Enter, Qt.Key_Space].includes(event.key);
    }

    Shortcut {
        sequences: root.shortcut === "" ? [] : root.shortcut === "Return" ? ["Return", "Enter"] : [root.shortcut]
        enabled: root.shortcut !== "" && root.reachable
        autoRepeat: false
        onActivated: root.press()
    }

    FocusRing {
        id: ring

        anchors.fill: parent
        radius: root.radius
        visible: root.focusShown
        z: 1
    }
}
