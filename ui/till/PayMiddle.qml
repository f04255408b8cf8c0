// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// Where the charge stands: the word that the visitor sees too, the amount, and what is known step by step.
Card {
    id: root

    required property PayModel pay
    readonly property bool shows: root.pay.code !== ""

    padding: Mm.ref(46)

    Item {
        id: head

        width: parent.width
        height: Math.max(Mm.ref(104), words.implicitHeight)
        Accessible.role: Accessible.AlertMessage
        Accessible.name: root.pay.word + ". " + root.pay.sentence

        StateGlyph {
            id: glyph

            anchors.verticalCenter: parent.verticalCenter
            kind: root.pay.kind
            size: Mm.ref(104)
        }

        Column {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            x: glyph.width + Mm.ref(30)
            width: parent.width - x

            NaruText {
                width: parent.width
                text: root.pay.word
                kind: NaruText.Title
                pixelSize: text.length > 9 ? Mm.font(11, true) : Mm.font(15, true)
                color: ["doubt", "watch", "ok", "no"].includes(root.pay.kind) ? Theme.stateColour(root.pay.kind) : Theme.ink
                Accessible.ignored: true
            }

            NaruText {
                width: parent.width
                text: root.pay.change !== "" ? qsTr("거스름돈 %1").arg(root.pay.change) : root.pay.phase === "paid" ? root.pay.paidLine : root.pay.sentence
                color: Theme.text2
                Accessible.ignored: true
            }
        }
    }

    Rectangle {
        id: amount

        anchors.top: head.bottom
        anchors.topMargin: visible ? Mm.ref(20) : 0
        width: parent.width
        // A code needs the room, and the sum stands in the list beside it.
        height: visible ? Mm.ref(124) : 0
        visible: !root.shows || root.pay.typesAnswer
        radius: Theme.buttonRadius
        color: Theme.actionTint
        border.color: Theme.tintEdge
        border.width: Theme.border

        NaruText {
            x: Mm.ref(30)
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - figure.width - Mm.ref(80)
            text: root.pay.phase === "paid" ? qsTr("받은 금액") : qsTr("내실 금액")
        }

        NaruText {
            id: figure

            anchors.right: parent.right
            anchors.rightMargin: Mm.ref(30)
            anchors.verticalCenter: parent.verticalCenter
            text: root.pay.amount
            kind: NaruText.Amount
            wrapMode: Text.NoWrap
        }
    }

    Loader {
        anchors.top: amount.bottom
        anchors.topMargin: Mm.ref(22)
        anchors.bottom: foot.top
        anchors.bottomMargin: Mm.ref(16)
        width: parent.width
        focus: true
        sourceComponent: root.pay.typesAnswer ? typing : root.shows ? code : steps
    }

    Column {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Mm.ref(16)
        visible: root.pay.promise !== "" && !root.pay.typesAnswer && !root.shows
        height: visible ? implicitHeight : 0

        Hairline {
            width: parent.width
        }

        NaruText {
            width: parent.width
            text: root.pay.promise
            kind: NaruText.Floor
            color: Theme.text2
        }
    }

    Component {
        id: steps

        ScrollColumn {
            ProgressRows {
                width: parent ? parent.width : 0
                model: root.pay.steps
            }
        }
    }

    Component {
        id: code

        PayCode {
            pay: root.pay
        }
    }

    Component {
        id: typing

        TypedAnswer {
            focus: true
            pay: root.pay
        }
    }
}
