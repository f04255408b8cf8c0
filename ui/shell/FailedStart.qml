// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// The desk could not be opened at all: what is so, what to do, nothing else.
Window {
    id: root

    required property string sentence
    required property string next

    width: Mm.ref(1180)
    height: Mm.ref(640)
    visible: true
    color: Theme.ground
    title: qsTr("나루")

    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.margin
        spacing: Mm.ref(24)

        StateGlyph {
            kind: "no"
            size: Mm.ref(104)
        }

        NaruText {
            width: parent.width
            text: root.sentence
            kind: NaruText.Title
        }

        NaruText {
            width: parent.width
            visible: text !== ""
            text: root.next
        }

        NaruButton {
            text: qsTr("나루 닫기")
            kind: NaruButton.Ink
            iconName: "power"
            shortcut: "Return"
            focus: true
            onClicked: Qt.quit()
        }
    }
}
