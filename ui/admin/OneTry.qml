// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// A pair that is being made: the six digits that both screens show, and a person's word on them.
Card {
    id: root

    required property NeighboursModel form
    property var trial: ({})
    readonly property var wrong: root.form.wrong
    readonly property bool compares: root.trial.compares ?? false
    readonly property bool asks: root.trial.asks ?? false
    // The number of a desk that is paired already, with another key.
    readonly property bool replaces: root.trial.replaces ?? false

    level: 2
    padding: Mm.ref(24)

    Column {
        id: head

        width: parent.width
        spacing: Mm.ref(10)

        NaruValue {
            width: Math.min(implicitWidth, parent.width)
            text: root.trial.name || root.trial.place || ""
            kind: NaruText.Title
            bold: true
        }

        NaruText {
            width: parent.width
            text: [root.trial.begun ?? "", root.trial.place ?? ""].join(" ").trim()
            kind: NaruText.Floor
            color: Theme.text2
        }

        StateLine {
            width: parent.width
            kind: root.trial.kind ?? ""
            text: root.trial.sentence ?? ""
            bold: true
        }
    }

    Rectangle {
        id: digits

        anchors.top: head.bottom
        anchors.topMargin: Theme.gutter
        anchors.bottom: words.top
        anchors.bottomMargin: Theme.gutter
        width: parent.width
        visible: root.compares
        color: Theme.sunk
        border.color: Theme.line
        border.width: Theme.border
        radius: Theme.cardRadius

        NaruText {
            anchors.centerIn: parent
            text: root.trial.digits ?? ""
            kind: NaruText.Display
            pixelSize: Math.round(Math.min(digits.height * 0.5, digits.width / 5.2))
            wrapMode: Text.NoWrap
            // Digit by digit, not as a number of hundreds of thousands.
            Accessible.name: (root.trial.digits ?? "").split("").join(" ")
        }
    }

    Column {
        id: words

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.gap

        Wrong {
            width: parent.width
            text: root.wrong.all ?? ""
        }

        NaruText {
            width: parent.width
            visible: root.asks
            text: root.replaces && root.compares ? qsTr("숫자가 다르거나 새로 설치한 적이 없다면 누가 그 데스크인 척하는 것입니다. 잇지 마세요.") : root.replaces ? qsTr("새로 설치한 적이 없다면 누가 그 데스크인 척하는 것입니다. 잇지 마세요.") : root.compares ? qsTr("하나라도 다르면 누가 사이에 끼어 있는 것입니다. 잇지 마세요.") : qsTr("모르는 일이면 잇지 마세요.")
            kind: NaruText.Floor
            color: Theme.text2
        }

        // What stops it stays where it was while the digits come: nobody says yes by a press meant for the other.
        Row {
            spacing: Theme.gap

            NaruButton {
                visible: root.trial.open ?? false
                text: !root.asks ? qsTr("그만두기") : root.compares ? qsTr("달라요") : qsTr("아니에요")
                kind: NaruButton.Danger
                iconName: "cross"
                enabled: !root.form.busy
                onClicked: root.form.refuseTry(root.trial.number)
            }

            NaruButton {
                visible: root.asks
                text: root.replaces ? qsTr("바꾸어 잇기") : root.compares ? qsTr("숫자가 같아요") : qsTr("맞아요")
                kind: root.replaces ? NaruButton.Ink : NaruButton.Primary
                iconName: "check"
                enabled: !root.form.busy
                onClicked: root.form.confirm(root.trial.number)
            }
        }
    }
}
