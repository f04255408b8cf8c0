// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// One of several: exclusive among the rows that share a parent. chosen() comes from every way of pressing.
Pressable {
    id: root

    property string second

    signal chosen

    implicitWidth: words.x + Math.max(word.implicitWidth, line.implicitWidth) + Mm.ref(8)
    implicitHeight: Math.max(Theme.controlMin, words.implicitHeight + Mm.ref(16))
    Accessible.role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: root.checked
    Accessible.description: root.second
    Accessible.onToggleAction: root.press()

    onClicked: {
        const siblings = root.parent.children;
        for (let i = 0; i < siblings.length; ++i) {
            if (siblings[i] instanceof ChoiceRow && siblings[i] !== root)
                siblings[i].checked = false;
        }
        root.checked = true;
        root.chosen();
    }

    Rectangle {
        id: disc

        x: Mm.ref(6)
        anchors.verticalCenter: parent.verticalCenter
        width: Mm.ref(42)
        height: width
        radius: width / 2
        color: root.pressed ? Theme.paperPressed : root.checked ? Theme.action : Theme.paper
        border.color: root.checked ? Theme.action : root.enabled ? Theme.edge : Theme.line
        border.width: Theme.border

        Rectangle {
            anchors.centerIn: parent
            visible: root.checked
            width: Mm.ref(16)
            height: width
            radius: width / 2
            color: root.pressed ? Theme.action : Theme.overAction
        }
    }

    Column {
        id: words

        x: disc.x + disc.width + Mm.ref(20)
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x

        NaruText {
            id: word

            width: parent.width
            text: root.text
            kind: root.checked ? NaruText.Control : NaruText.Body
            color: root.enabled ? Theme.ink : Theme.disabledText
            Accessible.ignored: true
        }

        NaruText {
            id: line

            width: parent.width
            visible: text !== ""
            text: root.second
            kind: NaruText.Floor
            color: root.enabled ? Theme.text2 : Theme.disabledText
            Accessible.ignored: true
        }
    }
}
