// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// One key of the pad.
Pressable {
    id: root

    property bool primary: false
    property bool digit: false

    // A press with the mouse leaves the focus on the dots, where Enter sends.
    focusPolicy: Qt.TabFocus
    secret: root.digit
    implicitWidth: Mm.ref(171)
    implicitHeight: Mm.ref(108)

    Rectangle {
        anchors.fill: parent
        color: {
            if (!root.enabled)
                return Theme.disabledFill;
            if (root.primary)
                return root.pressed ? Theme.actionPressed : Theme.action;
            return root.pressed ? Theme.paperPressed : Theme.paper;
        }
        border.color: !root.enabled ? Theme.line : root.primary ? color : Theme.edge
        border.width: Theme.border
        radius: root.radius
    }

    NaruText {
        anchors.centerIn: parent
        width: Math.min(implicitWidth, root.width - Mm.ref(20))
        text: root.text
        kind: root.digit ? NaruText.Title : NaruText.Control
        horizontalAlignment: Text.AlignHCenter
        color: !root.enabled ? Theme.disabledText : root.primary ? Theme.overAction : Theme.ink
        Accessible.ignored: true
    }
}
