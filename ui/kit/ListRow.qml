// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A row that can be pressed: number or icon, title, second line with an optional state, state at the right end.
Pressable {
    id: root

    property string number
    property string title: text
    property string second
    property string kind
    property string iconName
    property string glyph
    property bool selected: false

    text: title
    radius: Theme.buttonRadius
    implicitWidth: Mm.ref(400)
    implicitHeight: Math.max(Theme.rowHeight, words.implicitHeight + 2 * Mm.ref(10))
    Accessible.name: (root.number + " " + root.title).trim()
    Accessible.description: root.second
    Accessible.selected: root.selected

    Rectangle {
        anchors.fill: parent
        color: root.pressed ? Theme.paperPressed : Theme.paper
        border.color: root.selected ? Theme.ink : root.enabled ? Theme.edge : Theme.line
        border.width: root.selected ? Theme.borderSelected : Theme.border
        radius: root.radius
    }

    Row {
        id: head

        x: Mm.ref(24)
        anchors.verticalCenter: parent.verticalCenter
        rightPadding: root.number !== "" || root.iconName !== "" ? Mm.ref(26) : 0

        NaruText {
            visible: text !== ""
            text: root.number
            kind: NaruText.Number
            Accessible.ignored: true
        }

        Icon {
            visible: name !== ""
            anchors.verticalCenter: parent.verticalCenter
            name: root.iconName
            size: Mm.ref(54)
        }
    }

    Column {
        id: words

        anchors.left: head.right
        anchors.right: tail.left
        anchors.rightMargin: Mm.ref(12)
        anchors.verticalCenter: parent.verticalCenter
        spacing: -Mm.ref(6)

        NaruText {
            width: parent.width
            text: root.title
            kind: NaruText.Control
            color: root.enabled ? Theme.ink : Theme.disabledText
            Accessible.ignored: true
        }

        Row {
            width: parent.width
            visible: root.second !== ""
            spacing: root.kind === "" ? 0 : Mm.ref(10)

            StateGlyph {
                anchors.verticalCenter: parent.verticalCenter
                kind: root.kind
                size: Mm.ref(34)
            }

            NaruText {
                width: parent.width - x
                text: root.second
                kind: NaruText.Floor
                color: root.enabled ? Theme.text2 : Theme.disabledText
                Accessible.ignored: true
            }
        }
    }

    Row {
        id: tail

        anchors.right: parent.right
        anchors.rightMargin: Mm.ref(24)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Mm.ref(14)

        StateGlyph {
            anchors.verticalCenter: parent.verticalCenter
            kind: root.glyph
            size: Mm.ref(42)
        }

        KeyCap {
            text: root.keyText
            color: Theme.text2
        }
    }
}
