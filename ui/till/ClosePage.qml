// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// The end of the day: what our ledger, the terminal and the card company say, the drawer, what is carried over.
FocusScope {
    id: root

    required property CloseModel model
    readonly property var helpLines: [{
            "key": "Enter",
            "text": qsTr("마감하기")
        }, {
            "key": "F3",
            "text": qsTr("단말에 다시 묻기")
        }, {
            "key": "F6",
            "text": qsTr("카드사 파일 넣기")
        }]

    signal pageWanted(string name)
    signal said(string text, string kind)
    signal explained(string title, string next)

    function close() {
        if (root.model.people.length > 0)
            people.ask();
        else
            alone.present();
    }

    function settle() {
        if (root.activeFocus && !Modal.sheet)
            side.forceActiveFocus(Qt.TabFocusReason);
    }

    Component.onCompleted: root.model.open()
    onActiveFocusChanged: {
        // Not when Tab comes back into the page: only where nothing of it was reached.
        if (root.activeFocus && root.Window.activeFocusItem === root)
            Qt.callLater(root.settle);
    }

    Connections {
        target: root.model

        function onDone() {
            people.dismiss();
            count.dismiss();
            Qt.callLater(root.settle);
        }

        function onPinRefused(sentence: string) {
            if (people.opened)
                people.refuse(sentence);
            else
                root.explained(sentence, "");
        }

        function onTroubled(sentence: string, next: string) {
            root.explained(sentence, next);
        }

        function onNoticed(text: string, kind: string) {
            root.said(text, kind);
        }
    }

    Item {
        id: figures

        x: Theme.margin
        y: Theme.gutter
        width: side.x - x - Theme.gutter
        height: parent.height - 2 * Theme.gutter

        Heading {
            id: head

            width: parent.width
            text: root.model.closed ? qsTr("마감했습니다") : qsTr("오늘 마감")
            count: root.model.dateLine
            page: true
        }

        CloseTable {
            id: table

            y: head.height + Mm.ref(16)
            width: parent.width
            height: drawer.y - y - Mm.ref(20)
            rows: root.model.rows
            compared: root.model.compared
            terminals: root.model.terminals
            mayAsk: root.model.mayAsk && !root.model.closed
            onAskAgain: root.model.askTerminals()
        }

        Card {
            id: drawer

            anchors.bottom: parent.bottom
            width: (parent.width - Theme.gutter) / 2
            height: Mm.ref(346)

            Column {
                width: parent.width
                spacing: Mm.ref(6)

                NaruText {
                    width: parent.width
                    text: qsTr("현금")
                    kind: NaruText.Control
                }

                MoneyRow {
                    label: qsTr("있어야 할 돈")
                    value: root.model.expected
                }

                MoneyRow {
                    visible: root.model.counted !== ""
                    label: qsTr("세어 본 돈")
                    value: root.model.counted
                }

                Item {
                    width: parent.width
                    height: Math.max(Mm.ref(80), recount.height)
                    visible: root.model.counted !== ""

                    StateLine {
                        anchors.verticalCenter: parent.verticalCenter
                        width: parent.width - (recount.visible ? recount.width + Mm.ref(16) : 0)
                        kind: root.model.difference.kind ?? ""
                        text: root.model.difference.text ?? ""
                        bold: true
                    }

                    NaruButton {
                        id: recount

                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        width: Mm.ref(230)
                        height: Theme.controlMin
                        visible: !root.model.closed && root.model.mayNot === ""
                        text: qsTr("다시 세기")
                        onClicked: count.ask()
                    }
                }

                NaruText {
                    width: parent.width
                    visible: root.model.counted === ""
                    text: root.model.drawerOpen ? qsTr("아직 세지 않았습니다.") : qsTr("돈통을 맡은 사람이 없습니다.")
                    kind: NaruText.Floor
                    color: Theme.text2
                }
            }

            NaruButton {
                anchors.bottom: parent.bottom
                width: parent.width
                visible: !root.model.closed && root.model.loaded && root.model.counted === ""
                text: root.model.drawerOpen ? qsTr("돈통 보기") : qsTr("돈통 열기")
                iconName: "won"
                centred: false
                onClicked: root.model.drawerOpen ? root.pageWanted("drawer") : count.ask()
            }
        }

        Card {
            anchors.bottom: parent.bottom
            anchors.right: parent.right
            width: drawer.width
            height: drawer.height

            NaruText {
                id: carried

                width: parent.width
                text: qsTr("열린 채로 넘어가는 것")
                kind: NaruText.Control
            }

            NaruText {
                anchors.top: carried.bottom
                anchors.topMargin: Mm.ref(10)
                width: parent.width
                visible: root.model.openItems.length === 0
                text: qsTr("없습니다. 모두 끝났어요.")
                color: Theme.text2
            }

            ScrollColumn {
                anchors.top: carried.bottom
                anchors.topMargin: Mm.ref(6)
                anchors.bottom: written.top
                width: parent.width
                spacing: 0

                Repeater {
                    model: root.model.openItems

                    StateLine {
                        required property var modelData

                        width: parent ? parent.width : 0
                        kind: modelData.kind
                        text: modelData.text
                        count: modelData.amount
                    }
                }
            }

            NaruText {
                id: written

                anchors.bottom: parent.bottom
                width: parent.width
                visible: root.model.openItems.length > 0
                text: qsTr("보고서에 그대로 적습니다.")
                kind: NaruText.Floor
                color: Theme.text2
            }
        }
    }

    FocusScope {
        id: side

        x: parent.width - width - Theme.margin
        y: Theme.gutter
        width: Mm.ref(488)
        height: figures.height
        focus: true

        Column {
            width: parent.width
            spacing: Mm.ref(14)

            Card {
                width: parent.width
                padding: Mm.ref(18)
                height: received.height + 2 * padding

                Column {
                    id: received

                    width: parent.width

                    NaruText {
                        width: parent.width
                        text: qsTr("오늘 받은 돈")
                        kind: NaruText.Control
                    }

                    NaruText {
                        width: parent.width
                        text: root.model.received
                        kind: NaruText.Amount
                        pixelSize: Math.min(Mm.font(14, true), Math.floor(parent.width / (Math.max(1, text.length) * 0.62)))
                        wrapMode: Text.NoWrap
                    }

                    NaruText {
                        width: parent.width
                        text: root.model.parts.join("\n")
                        kind: NaruText.Floor
                    }
                }
            }

            NaruButton {
                width: parent.width
                visible: !root.model.closed && root.model.mayNot !== ""
                text: qsTr("현금 세기")
                kind: NaruButton.Primary
                iconName: "won"
                shortcut: "Return"
                focus: visible
                onClicked: count.ask()
            }

            NaruButton {
                width: parent.width
                visible: !root.model.closed && root.model.mayNot === ""
                text: qsTr("마감하기")
                kind: NaruButton.Primary
                iconName: "lock"
                shortcut: "Return"
                focus: visible
                enabled: root.model.loaded && !root.model.busy
                onClicked: root.close()
            }

            NaruButton {
                width: parent.width
                visible: root.model.closed
                text: qsTr("보고서 인쇄")
                kind: NaruButton.Primary
                iconName: "printer"
                shortcut: "F8"
                focus: visible
                onClicked: root.model.wantReport("z")
            }

            NaruText {
                width: parent.width
                text: root.model.mayNot !== "" ? root.model.mayNot : qsTr("마감한 날은 고칠 수 없습니다.")
                kind: NaruText.Floor
                color: Theme.text2
            }

            StateLine {
                width: parent.width
                visible: root.model.closedBy !== ""
                kind: "ok"
                text: root.model.closedBy
            }

            NaruButton {
                width: parent.width
                visible: !root.model.closed
                text: qsTr("카드사 파일 넣기")
                iconName: "usb"
                shortcut: "F6"
                onClicked: file.ask()
            }

            NaruButton {
                width: parent.width
                visible: !root.model.closed
                text: qsTr("중간 보고서")
                iconName: "document"
                shortcut: "F8"
                onClicked: root.model.wantReport("x")
            }
        }

        NaruButton {
            anchors.bottom: parent.bottom
            width: parent.width
            text: qsTr("돌아가기")
            iconName: "back"
            shortcut: "Escape"
            onClicked: root.pageWanted("counter")
        }
    }

    FileSheet {
        id: file

        parent: root.Window.contentItem
        shelf: root.model.shelf
        onSafe: root.model.refresh()
    }

    CountSheet {
        id: count

        parent: root.Window.contentItem
        model: root.model
    }

    Sheet {
        id: alone

        parent: root.Window.contentItem
        title: qsTr("오늘을 마감할까요?")
        sentence: qsTr("마감한 날은 고칠 수 없습니다.\n바로잡기는 내일 적습니다.")
        iconName: "lock"
        safeText: qsTr("더 보기")
        otherText: qsTr("마감하기")
        otherKind: NaruButton.Ink
        onOther: root.model.close(0, "")
    }

    PeopleSheet {
        id: people

        parent: root.Window.contentItem
        title: qsTr("두 번째 사람과 마감합니다")
        note: qsTr("현금과 열린 것을 함께 본 사람이\n자기 비밀번호를 누릅니다.")
        enterText: qsTr("마감하기")
        people: root.model.people
        busy: root.model.busy
        onAgreed: (second, pin, reason, field) => root.model.close(second, pin)
    }
}
