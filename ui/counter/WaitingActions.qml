// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter
import Naru.Kit

// What is asked, what is not, and what will be kept: the clerk can read it out.
FocusScope {
    id: root

    required property CounterModel model
    readonly property VisitModel visit: root.model.visit

    component Part: Column {
        id: part

        required property string title
        required property string text
        property bool bold: false
        // Label and list in one run where a language needs the room.
        property bool tight: root.model.language !== "ko" && !bold

        width: parent ? parent.width : 0
        visible: text !== ""

        NaruText {
            width: parent.width
            visible: !part.tight
            text: part.title
            kind: NaruText.Floor
            color: Theme.text2
        }

        NaruText {
            width: parent.width
            text: part.tight ? part.title + ": " + part.text : part.text
            kind: part.tight ? NaruText.Floor : NaruText.Body
            bold: part.bold
        }
    }

    Column {
        width: parent.width
        spacing: Mm.ref(18)

        Heading {
            width: parent.width
            text: root.visit.purposeName
        }

        Card {
            width: parent.width
            padding: Mm.ref(24)
            height: parts.height + 2 * padding

            Column {
                id: parts

                width: parent.width
                spacing: Mm.ref(12)

                Part {
                    title: root.visit.secondRequest ? qsTr("한 가지 더 묻는 것") : qsTr("묻는 것")
                    text: root.visit.asks
                    bold: true
                }

                Part {
                    title: qsTr("안 묻는 것")
                    text: root.visit.notAsked
                }

                Part {
                    title: qsTr("남기는 것")
                    text: root.visit.kept
                }
            }
        }

        NaruButton {
            width: parent.width
            text: qsTr("실물 신분증으로")
            iconName: "card"
            shortcut: "F5"
            focus: true
            onClicked: root.model.usePaper()
        }

        NaruButton {
            width: parent.width
            visible: !root.visit.phoneThere
            text: qsTr("다른 확인으로")
            iconName: "undo"
            shortcut: "F7"
            onClicked: root.model.changePurpose()
        }
    }

    NaruButton {
        anchors.bottom: parent.bottom
        width: parent.width
        text: qsTr("그만두기")
        iconName: "cross"
        shortcut: "Escape"
        onClicked: root.model.leave()
    }
}
