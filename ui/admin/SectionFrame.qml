// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// A page of the administrator: its name, the way back, and what was just done.
FocusScope {
    id: root

    property string title
    property string sentence
    property string said
    property string backText: qsTr("관리로")
    default property alias content: body.data
    readonly property alias body: body

    signal closed

    Keys.onEscapePressed: root.closed()

    Column {
        id: head

        x: Theme.margin
        y: Mm.ref(20)
        width: back.x - x - Theme.gutter

        Heading {
            width: parent.width
            text: root.title
            page: true
        }

        NaruText {
            width: parent.width
            visible: root.said === ""
            text: root.sentence
            kind: NaruText.Floor
            color: Theme.text2
        }

        StateLine {
            width: parent.width
            visible: root.said !== ""
            kind: "ok"
            text: root.said
            bold: true
        }
    }

    NaruButton {
        id: back

        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        y: Mm.ref(20)
        text: root.backText
        iconName: "back"
        keyText: "Esc"
        onClicked: root.closed()
    }

    FocusScope {
        id: body

        x: Theme.margin
        y: Math.max(Mm.ref(148), head.y + head.height + Theme.gap) // a sentence may need more than one line
        width: parent.width - 2 * Theme.margin
        height: parent.height - y - Theme.gutter
        focus: true
    }
}
