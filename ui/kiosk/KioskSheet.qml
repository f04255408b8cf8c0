// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// One question over the page, above the bar; with large words over the bar too. Any press beside its buttons is the
// safe answer, and so is Esc.
FocusScope {
    id: root

    property bool opened: false
    property string title
    property string sentence
    property string iconName
    property string safeText
    property string safeIcon
    property string otherText
    property string otherIcon
    property string thirdText
    property color fill: Theme.paper
    property color words: Theme.ink
    property int barHeight: 0
    // In low position: above it nothing to press begins.
    property int reachTop: 0
    property Item focusBefore: null
    readonly property int neededForTwo: air + (iconShown ? sign.size + Plan.mm(6) : 0) + head.implicitHeight + Plan.mm(2) + line.implicitHeight + air + safeKey.implicitHeight + Plan.gap + otherKey.implicitHeight + Math.round(air * 0.8)
    readonly property int thirdHeight: Plan.gap + thirdKey.implicitHeight
    readonly property int keysForTwo: safeKey.implicitHeight + Plan.gap + otherKey.implicitHeight + Math.round(air * 0.8)
    readonly property int keysRoom: reachTop > 0 ? height - reachTop - barHeight : height
    // With large words on a small panel, or in low position, there is no room for it: "otherText" ends the same.
    readonly property bool thirdShown: thirdText !== "" && neededForTwo + thirdHeight <= height && keysForTwo + thirdHeight <= keysRoom
    readonly property int needed: neededForTwo + (thirdShown ? thirdHeight : 0)
    readonly property bool iconShown: Plan.big === 1
    readonly property int air: Plan.mm(Plan.big === 1 ? 10 : 3)
    readonly property bool overBar: needed > height - barHeight - Plan.mm(10) || keysForTwo > keysRoom

    signal safe
    signal other
    signal third

    function open() {
        if (Modal.sheet)
            return;
        root.focusBefore = root.Window.activeFocusItem;
        Modal.sheet = root;
        safeKey.forceActiveFocus(Qt.TabFocusReason);
    }

    function close() {
        if (Modal.sheet === root)
            Modal.sheet = null;
        if (root.focusBefore)
            root.focusBefore.forceActiveFocus(Qt.OtherFocusReason);
        root.focusBefore = null;
    }

    anchors.fill: parent
    visible: opened
    Accessible.role: Accessible.Dialog
    Accessible.name: root.title
    Accessible.description: root.sentence
    onOpenedChanged: root.opened ? root.open() : root.close()
    Component.onDestruction: {
        if (Modal.sheet === root)
            Modal.sheet = null;
    }
    Keys.onEscapePressed: root.safe()
    function step(forward: bool) {
        const keys = [safeKey, otherKey, thirdKey].filter(key => key.visible);
        const at = keys.indexOf(root.Window.activeFocusItem);
        keys[(at + (forward ? 1 : keys.length - 1) + keys.length) % keys.length].forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    Keys.onPressed: event => {
        if ([Qt.Key_Up, Qt.Key_Left, Qt.Key_Down, Qt.Key_Right].includes(event.key))
            root.step(event.key === Qt.Key_Down || event.key === Qt.Key_Right);
        else if (![Qt.Key_Tab, Qt.Key_Backtab, Qt.Key_Shift, Qt.Key_Up, Qt.Key_Down].includes(event.key))
            root.safe();
        event.accepted = true;
    }

    Rectangle {
        width: parent.width
        height: parent.height - (root.overBar ? 0 : root.barHeight)
        color: Theme.scrim

        MouseArea {
            anchors.fill: parent
            onClicked: root.safe()
        }
    }

    Item {
        id: paper

        width: parent.width
        height: Math.min(root.needed, root.height)
        y: root.height - (root.overBar ? 0 : root.barHeight) - height
        clip: true

        // Taller than it looks: only the upper corners are round.
        Rectangle {
            width: parent.width
            height: parent.height + radius
            radius: Plan.mm(12)
            color: root.fill
            border.color: root.words
            border.width: Plan.mm(1.5)

            MouseArea {
                anchors.fill: parent
            }
        }

        Icon {
            id: sign

            visible: root.iconShown
            x: Plan.margin
            y: Plan.mm(10)
            name: root.iconName
            size: Plan.mm(26)
            color: root.words
        }

        NaruText {
            id: head

            x: Plan.margin
            y: root.air + (root.iconShown ? sign.size + Plan.mm(6) : 0)
            width: parent.width - 2 * x
            text: root.title
            kind: NaruText.Display
            pixelSize: Plan.displaySize
            color: root.words
            Accessible.ignored: true
        }

        NaruText {
            id: line

            x: Plan.margin
            y: head.y + head.height + Plan.mm(2)
            width: head.width
            text: root.sentence
            pixelSize: Plan.bodySize
            color: root.words
            Accessible.ignored: true
        }

        KioskButton {
            id: safeKey

            x: Plan.margin
            y: line.y + line.height + root.air
            width: head.width
            kind: KioskButton.Main
            text: root.safeText
            iconName: root.safeIcon
            onClicked: root.safe()
        }

        KioskButton {
            id: otherKey

            x: Plan.margin
            y: safeKey.y + safeKey.height + Plan.gap
            width: head.width
            text: root.otherText
            iconName: root.otherIcon
            onClicked: root.other()
        }

        KioskButton {
            id: thirdKey

            x: Plan.margin
            y: otherKey.y + otherKey.height + Plan.gap
            width: head.width
            visible: root.thirdShown
            text: root.thirdText
            iconName: "person"
            onClicked: root.third()
        }
    }
}
