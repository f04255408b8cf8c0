// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// Before a class: what it is about, how seats come, and who is there.
FocusScope {
    id: root

    required property ClassModel model

    signal cardsWanted

    readonly property bool gathering: root.model.stage === "gather"
    readonly property bool reachable: root.model.place !== "" && root.model.alone.sentence === undefined

    Card {
        id: choice

        x: Theme.margin
        y: Theme.gutter
        width: Mm.ref(560)
        height: parent.height - 2 * y
        level: 2

        Heading {
            id: what

            width: parent.width
            text: qsTr("무엇을 배울까요?")
        }

        ScrollColumn {
            y: what.height + Theme.gap
            width: parent.width
            height: parent.height - y
            focus: !root.gathering
            spacing: Theme.gapLeast

            Repeater {
                model: root.model.offers

                ListRow {
                    required property var modelData

                    width: parent.width
                    title: modelData.title
                    second: modelData.second
                    iconName: modelData.course ? "calendar" : "lesson"
                    selected: modelData.id === root.model.offer
                    onClicked: root.model.gather(modelData.id)
                }
            }
        }
    }

    Card {
        id: door

        x: choice.x + choice.width + Theme.gutter
        y: choice.y
        width: Mm.ref(640)
        height: choice.height

        Column {
            width: parent.width
            spacing: Theme.gap
            visible: !root.gathering

            Heading {
                width: parent.width
                text: qsTr("강의를 골라 주세요")
                page: true
            }

            NaruText {
                width: parent.width
                text: qsTr("고르면 자리들이 이 수업에\n들어올 수 있어요.\n인터넷은 없어도 돼요.")
                color: Theme.text2
            }
        }

        Column {
            width: parent.width
            spacing: Theme.gap
            visible: root.gathering

            Heading {
                width: parent.width
                text: qsTr("수업 번호")
            }

            NaruText {
                width: parent.width
                visible: root.reachable && text !== ""
                text: root.model.digits
                kind: NaruText.Display
                // Of a network with other addresses it is longer.
                pixelSize: Mm.ref(text.length > 9 ? 66 : 92)
                charactersMax: 24
            }

            StateLine {
                width: parent.width
                visible: root.model.alone.sentence !== undefined
                kind: "warn"
                text: (root.model.alone.sentence ?? "") + "\n" + (root.model.alone.next ?? "")
            }

            CodePicture {
                x: -Mm.ref(20)
                width: Mm.ref(root.model.pushTrouble !== "" ? 200 : root.model.digits.length > 14 ? 340 : 400)
                height: width
                visible: root.reachable
                text: root.model.place
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("자리에서 찍는 수업 QR")
            }

            NaruText {
                width: parent.width
                visible: root.model.demo && !root.reachable
                text: qsTr("시연이에요.\n자리 열둘이 저절로 들어와요.")
            }

            StateLine {
                width: parent.width
                visible: root.model.pushTrouble !== ""
                kind: "warn"
                text: root.model.pushTrouble
            }

            NaruText {
                width: parent.width
                visible: root.reachable && root.model.pushTrouble === ""
                text: qsTr("같은 방의 자리는 저절로 들어와요.\n아니면 번호를 누르거나 QR을 찍어요.")
                kind: NaruText.Floor
                color: Theme.text2
            }
        }
    }

    Card {
        id: room

        x: door.x + door.width + Theme.gutter
        y: choice.y
        width: parent.width - Theme.margin - x
        height: choice.height - start.height - cards.height - 2 * Theme.gap - (send.visible ? send.height + Theme.gap : 0)
        visible: root.gathering

        Heading {
            id: who

            width: parent.width
            text: qsTr("온 자리")
            count: String(root.model.seatCount)
        }

        NaruText {
            y: who.height + Theme.gap
            width: parent.width
            visible: root.model.seatCount === 0
            text: qsTr("자리를 기다려요.")
            color: Theme.text2
        }

        ScrollColumn {
            y: who.height + Theme.gap
            width: parent.width
            height: parent.height - y
            spacing: 0

            Repeater {
                model: root.gathering ? root.model.seats : null

                StateLine {
                    required property int number
                    required property string animal
                    required property string seatState
                    required property string word
                    required property string attends
                    readonly property bool ready: seatState === "here" || seatState === "going" || seatState === "done"

                    width: parent.width
                    kind: ready ? "ok" : seatState === "other" ? "warn" : "off"
                    text: qsTr("%1번 %2").arg(number).arg(animal) + (ready ? "" : " · " + word) + (attends !== "" ? "\n" + attends : "")
                    bold: !ready
                }
            }

            NaruText {
                width: parent.width
                visible: root.model.fitting < root.model.here
                text: qsTr("판이 다른 자리는 시작하지 못해요.\n이 책상의 강의를 보낼 수 있어요.")
                kind: NaruText.Floor
                color: Theme.cautionText
            }
        }
    }

    NaruButton {
        id: send

        x: room.x
        y: room.y + room.height + Theme.gap
        width: room.width
        visible: root.gathering && root.model.differing > 0
        enabled: !root.model.busy
        text: qsTr("다른 자리 %1곳에 보내기").arg(root.model.differing)
        iconName: "sync"
        shortcut: "F5"
        onClicked: root.model.sendPack("")
    }

    NaruButton {
        id: cards

        x: room.x
        y: start.y - Theme.gap - height
        width: room.width
        visible: root.gathering
        enabled: !root.model.busy
        text: qsTr("출석 카드 인쇄")
        iconName: "printer"
        shortcut: "F8"
        onClicked: root.cardsWanted()
    }

    NaruButton {
        id: start

        x: room.x
        y: choice.y + choice.height - height
        width: room.width
        visible: root.gathering
        enabled: root.model.fitting > 0 && !root.model.busy
        text: qsTr("수업 시작")
        iconName: "play"
        kind: NaruButton.Primary
        shortcut: "F2"
        focus: root.gathering
        onClicked: root.model.begin()
    }
}
