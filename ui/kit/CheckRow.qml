// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit // Qt 6.4: a file sees the C++ types of its own module only through an import

// Yes or no for one thing. `fixed`: not asked, so there is nothing to press (dashed box).
Pressable {
    id: root

    property string second
    property bool fixed: false

    signal flipped(bool checked)

    enabled: !fixed
    implicitWidth: box.width + word.implicitWidth + line.implicitWidth + Mm.ref(60)
    implicitHeight: Math.max(Theme.controlMin, word.implicitHeight + Mm.ref(16))
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: root.checked
    Accessible.description: root.second
    Accessible.onToggleAction: root.press()

    onClicked: {
        root.checked = !root.checked;
        root.flipped(root.checked);
    }

    Rectangle {
        id: box

        x: Mm.ref(4)
        anchors.verticalCenter: parent.verticalCenter
        width: Mm.ref(48)
        height: width
        radius: Mm.ref(10)
        color: root.fixed ? "transparent" : root.pressed ? Theme.paperPressed : root.checked ? Theme.action : Theme.paper
        border.color: root.checked ? Theme.action : root.enabled ? Theme.edge : Theme.line
        border.width: root.fixed ? 0 : Theme.border

        DashedOutline {
            anchors.fill: parent
            visible: root.fixed
            color: Theme.edge
            radius: parent.radius
            lineWidth: Theme.border
        }

        Icon {
            anchors.centerIn: parent
            visible: root.checked && !root.fixed
            name: "check"
            size: Mm.ref(38)
            color: root.pressed ? Theme.action : Theme.overAction
        }
    }

    NaruText {
        id: word

        x: box.x + box.width + Mm.ref(22)
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x - (root.second === "" ? 0 : line.width + Mm.ref(12))
        text: root.text
        bold: !root.fixed
        color: root.fixed ? Theme.ink : root.enabled ? Theme.ink : Theme.disabledText
        Accessible.ignored: true
    }

    NaruText {
        id: line

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: root.second
        kind: NaruText.Floor
        color: Theme.text2
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
