// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// What nobody knows the end of: the evidence, what would end it, who may act. No retry, no force.
FocusScope {
    id: root

    required property DoubtModel model
    readonly property bool empty: root.model.chosen === ""
    readonly property var helpLines: [{
            "key": "F3",
            "text": qsTr("단말에 다시 묻기")
        }, {
            "key": "F6",
            "text": qsTr("카드사 파일 넣기")
        }, {
            "key": "F8",
            "text": qsTr("안내문 인쇄")
        }, {
            "key": "F9",
            "text": qsTr("두 사람 확인")
        }]

    signal pageWanted(string name)
    signal said(string text, string kind)
    signal explained(string title, string next)

    function settle() {
        if (root.activeFocus && !Modal.sheet)
            side.forceActiveFocus(Qt.TabFocusReason);
    }

    onActiveFocusChanged: {
        // Not when Tab comes back into the page: only where nothing of it was reached.
        if (root.activeFocus && root.Window.activeFocusItem === root)
            Qt.callLater(root.settle);
    }

    Connections {
        target: root.model

        function onDecided() {
            people.dismiss();
        }

        function onExplained() {
            meaning.dismiss();
        }

        function onPinRefused(sentence: string) {
            if (meaning.opened)
                meaning.refuse(sentence);
            else
                people.refuse(sentence);
        }

        function onTroubled(sentence: string, next: string) {
            root.explained(sentence, next);
        }

        function onNoticed(text: string, kind: string) {
            root.said(text, kind);
        }
    }

    DoubtList {
        id: list

        x: Theme.margin
        y: Theme.gutter
        width: Mm.ref(460)
        height: parent.height - 2 * Theme.gutter
        model: root.model
    }

    Card {
        id: middle

        x: list.x + list.width + Theme.gutter
        y: Theme.gutter
        width: side.x - x - Theme.gutter
        height: list.height
        padding: Mm.ref(42)

        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            visible: root.empty
            spacing: Mm.ref(20)

            StateGlyph {
                kind: "ok"
                size: Mm.ref(104)
            }

            NaruText {
                width: parent.width
                text: qsTr("모든 결제의 끝을 알고 있어요.")
                kind: NaruText.Title
            }
        }

        Item {
            id: about

            width: parent.width
            height: Math.max(Mm.ref(96), words.implicitHeight)
            visible: !root.empty

            StateGlyph {
                id: glyph

                anchors.verticalCenter: parent.verticalCenter
                kind: root.model.kind
                size: Mm.ref(88)
            }

            Column {
                id: words

                anchors.verticalCenter: parent.verticalCenter
                x: glyph.width + Mm.ref(28)
                width: parent.width - x

                NaruText {
                    width: parent.width
                    text: root.model.word
                    kind: NaruText.Title
                }

                NaruText {
                    width: parent.width
                    text: root.model.about
                    kind: NaruText.Floor
                    color: Theme.text2
                }
            }
        }

        ScrollColumn {
            anchors.top: about.bottom
            anchors.topMargin: Mm.ref(14)
            anchors.bottom: ends.top
            anchors.bottomMargin: Mm.ref(14)
            width: parent.width
            visible: !root.empty
            spacing: Mm.ref(10)

            NaruText {
                width: parent ? parent.width : 0
                visible: text !== ""
                text: [root.model.finding, root.model.findingNext].filter(words => words !== "").join("\n")
                color: Theme.cautionText
            }

            NaruText {
                width: parent ? parent.width : 0
                text: qsTr("지금까지 아는 것")
                kind: NaruText.Control
            }

            ProgressRows {
                width: parent ? parent.width : 0
                spacing: Mm.ref(6)
                model: root.model.evidence
            }

            NaruText {
                width: parent ? parent.width : 0
                visible: root.model.mayExplain
                text: qsTr("무엇인가요?")
                kind: NaruText.Control
            }

            ChoiceList {
                id: kinds

                width: parent ? parent.width : 0
                visible: root.model.mayExplain
                columns: 2
                model: root.model.mayExplain ? root.model.meanings : []
                value: 1
            }
        }

        Column {
            id: ends

            anchors.bottom: parent.bottom
            width: parent.width
            visible: root.model.endings.length > 0 || root.model.kind === "warn"
            spacing: Mm.ref(8)

            Hairline {
                width: parent.width
            }

            NaruText {
                width: parent.width
                text: root.model.endings.length > 0 ? qsTr("이것이 오면 끝납니다") : qsTr("사람이 살펴보고 바로잡습니다")
                kind: NaruText.Control
            }

            Repeater {
                model: root.model.endings

                NoteLine {
                    required property var modelData

                    width: ends.width
                    iconName: modelData.icon
                    text: modelData.text
                }
            }
        }
    }

    FocusScope {
        id: side

        x: parent.width - width - Theme.margin
        y: Theme.gutter
        width: Mm.ref(488)
        height: list.height
        focus: true

        Column {
            width: parent.width
            spacing: Mm.ref(16)

            Heading {
                width: parent.width
                text: qsTr("할 수 있는 일")
            }

            NaruButton {
                width: parent.width
                visible: root.model.mayAsk
                text: qsTr("단말에 다시 묻기")
                kind: NaruButton.Ink
                iconName: "refresh"
                shortcut: "F3"
                focus: visible
                onClicked: root.model.askAgain()
            }

            NaruButton {
                width: parent.width
                text: qsTr("카드사 파일 넣기")
                kind: root.model.mayAsk ? NaruButton.Secondary : NaruButton.Ink
                iconName: "usb"
                shortcut: "F6"
                focus: !root.model.mayAsk
                onClicked: file.ask()
            }

            NaruButton {
                width: parent.width
                visible: root.model.mayNotice
                text: qsTr("안내문 인쇄")
                iconName: "printer"
                shortcut: "F8"
                onClicked: root.model.wantNotice()
            }

            NaruButton {
                width: parent.width
                visible: root.model.mayDecide
                text: qsTr("두 사람 확인")
                iconName: "people"
                shortcut: "F9"
                onClicked: people.ask()
            }

            NaruButton {
                width: parent.width
                visible: root.model.mayExplain
                text: qsTr("두 사람이 적기")
                iconName: "people"
                shortcut: "F9"
                onClicked: meaning.ask()
            }

            NaruButton {
                width: parent.width
                visible: root.model.mayLose
                text: qsTr("단말을 잃음")
                iconName: "offline"
                centred: false
                onClicked: lost.present()
            }

            NoteLine {
                width: parent.width
                visible: root.model.locked !== ""
                iconName: "warning"
                text: root.model.locked
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
    }

    Sheet {
        id: lost

        parent: root.Window.contentItem
        title: qsTr("단말을 다시 찾을 수 없나요?")
        sentence: qsTr("그러면 단말에는 더 묻지 않습니다.\n카드사 파일이나 두 사람이 정할 때까지 남습니다.")
        iconName: "offline"
        safeText: qsTr("더 찾기")
        otherText: qsTr("잃었습니다")
        onOther: root.model.terminalGone()
    }

    PeopleSheet {
        id: meaning

        parent: root.Window.contentItem
        title: qsTr("무엇인지 두 사람이 적습니다")
        reasonLabel: qsTr("까닭")
        note: qsTr("돈은 움직이지 않습니다.\n돌려줄 돈은 따로 돌려줍니다.")
        enterText: qsTr("적어 두기")
        people: root.model.people
        busy: root.model.busy
        onAgreed: (second, pin, reason, field) => root.model.explain(kinds.value, reason, second, pin)

        NaruText {
            width: parent.width
            text: root.model.about
        }

        NaruText {
            width: parent.width
            text: root.model.meanings[kinds.value - 1].text
            bold: true
        }
    }

    PeopleSheet {
        id: people

        parent: root.Window.contentItem
        title: qsTr("두 사람이 확인합니다")
        fieldLabel: qsTr("카드사가 준 승인 번호")
        note: qsTr("안 빠졌다고 들었으면 번호 없이\n위를 고르고 비밀번호를 누릅니다.")
        people: root.model.people
        busy: root.model.busy
        onAgreed: (second, pin, reason, field) => root.model.decide(field, !nothing.checked, second, pin)

        CheckRow {
            id: nothing

            width: parent.width
            text: qsTr("카드사가 안 빠졌다고 함")
        }
    }
}
