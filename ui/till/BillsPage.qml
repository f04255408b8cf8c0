// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// Two desks without a network show each other which bills they took: ours as a code, theirs by the camera.
FocusScope {
    id: root

    required property BillsModel model

    signal pageWanted(string name)
    signal said(string text, string kind)
    signal explained(string title, string next)

    function settle() {
        if (root.activeFocus && !Modal.sheet)
            back.forceActiveFocus(Qt.TabFocusReason);
    }

    Component.onCompleted: root.model.enter()
    Component.onDestruction: root.model.leave()
    onActiveFocusChanged: {
        // Not when Tab comes back into the page: only where nothing of it was reached.
        if (root.activeFocus && root.Window.activeFocusItem === root)
            Qt.callLater(root.settle);
    }

    Card {
        id: ours

        x: Theme.margin
        y: Theme.gutter
        width: (side.x - x - 2 * Theme.gutter) / 2
        height: parent.height - 2 * Theme.gutter
        padding: Mm.ref(36)

        Column {
            id: oursHead

            width: parent.width
            spacing: Mm.ref(6)

            NaruText {
                width: parent.width
                text: qsTr("우리가 받은 고지서")
                kind: NaruText.Title
            }

            NaruText {
                width: parent.width
                text: root.model.shares ? qsTr("다른 창구의 카메라에 보여 주세요.") : qsTr("관리자가 설정에서 기관의 말을 적으면 여기에 QR이 나와요.")
                color: Theme.text2
            }
        }

        CodePicture {
            id: picture

            readonly property real room: parent.height - oursHead.height - oursFoot.height - 2 * Mm.ref(20)

            anchors.horizontalCenter: parent.horizontalCenter
            y: oursHead.height + Mm.ref(20)
            width: Math.min(parent.width, room)
            height: width
            visible: root.model.code !== ""
            text: root.model.code
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("우리가 받은 고지서 QR")
        }

        NaruText {
            id: oursFoot

            anchors.bottom: parent.bottom
            width: parent.width
            visible: root.model.code !== ""
            text: root.model.parts > 1 ? qsTr("움직이는 QR이에요. 다 읽을 때까지\n비춰 주세요.") : qsTr("고지서 번호는 들어 있지 않아요.")
            kind: NaruText.Floor
            color: Theme.text2
        }
    }

    Card {
        id: theirs

        x: ours.x + ours.width + Theme.gutter
        y: Theme.gutter
        width: ours.width
        height: ours.height
        padding: Mm.ref(36)

        Column {
            id: theirsHead

            width: parent.width
            spacing: Mm.ref(6)

            NaruText {
                width: parent.width
                text: qsTr("다른 창구가 받은 고지서")
                kind: NaruText.Title
            }

            NaruText {
                width: parent.width
                text: qsTr("그 창구의 QR을 비추거나\n스캐너로 읽어 주세요.")
                color: Theme.text2
            }
        }

        Eyes {
            anchors.top: theirsHead.bottom
            anchors.topMargin: Mm.ref(20)
            anchors.bottom: answer.top
            anchors.bottomMargin: Mm.ref(20)
            width: parent.width
            eyes: root.model.eyes
            wish: qsTr("다른 창구 QR을 카메라에")
        }

        StateLine {
            id: answer

            anchors.bottom: parent.bottom
            width: parent.width
            kind: root.model.answerKind !== "" ? root.model.answerKind : root.model.wanted > 0 ? "run" : "todo"
            text: root.model.answerKind !== "" ? root.model.answer : root.model.wanted > 0 ? qsTr("%1 / %2 읽었어요").arg(Math.min(root.model.known, root.model.wanted)).arg(root.model.wanted) : qsTr("아직 읽은 것이 없어요")
            bold: root.model.answerKind !== ""
        }
    }

    FocusScope {
        id: side

        x: parent.width - width - Theme.margin
        y: Theme.gutter
        width: Mm.ref(488)
        height: ours.height

        Heading {
            id: head

            width: parent.width
            text: qsTr("맞춘 창구")
        }

        NaruText {
            anchors.top: head.bottom
            anchors.topMargin: Mm.ref(16)
            width: parent.width
            visible: root.model.heard.length === 0
            text: qsTr("아직 없어요. 맞춘 뒤부터\n그 창구가 받은 고지서는\n여기에서 받지 않아요.")
            color: Theme.text2
        }

        ScrollColumn {
            anchors.top: head.bottom
            anchors.topMargin: Mm.ref(16)
            anchors.bottom: back.top
            anchors.bottomMargin: Mm.ref(16)
            width: parent.width + barRoom
            spacing: Math.max(Mm.ref(12), Theme.gapLeast)

            Repeater {
                model: root.model.heard

                Column {
                    id: row

                    required property var modelData

                    width: parent ? parent.width : 0

                    StateLine {
                        width: parent.width
                        kind: "ok"
                        text: row.modelData.title
                        bold: true
                    }

                    NaruText {
                        width: parent.width
                        text: row.modelData.second
                        kind: NaruText.Floor
                        color: Theme.text2
                    }
                }
            }
        }

        NaruButton {
            id: back

            anchors.bottom: parent.bottom
            width: parent.width
            focus: true
            text: qsTr("돌아가기")
            iconName: "back"
            shortcut: "Escape"
            onClicked: root.pageWanted("till")
        }
    }
}
