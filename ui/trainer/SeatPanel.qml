// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// One seat from near: its phone at half its size, drawn from its state, and what a trainer may do for it.
FocusScope {
    id: root

    required property ClassModel model
    readonly property var seat: root.model.seat
    readonly property bool lost: root.seat.state === "lost"
    readonly property bool begun: (root.seat.step ?? 0) > 0
    readonly property bool walking: root.begun && !root.lost && root.seat.state !== "done"

    signal closed
    signal wordsWanted
    signal freeWanted

    Component.onCompleted: phone.setSource("qrc:/qt/qml/Naru/Lesson/PhoneFrame.qml", {
            "model": root.model.mirror
        })

    Card {
        anchors.fill: parent
        level: 2

        Item {
            anchors.fill: parent

            // As the kiosk of 21.5" has it: 164 x 302 mm of glass.
            Item {
                id: stand

                readonly property real tall: Mm.px(301.6)
                // A picture of a page: nothing in it is pressed or read from here.
                readonly property bool pictured: true
                readonly property real shrink: Math.min(0.5, parent.height / tall)

                width: Mm.px(163.7) * shrink
                height: tall * shrink
                anchors.verticalCenter: parent.verticalCenter
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("이 자리의 연습 폰")

                Loader {
                    id: phone

                    width: Mm.px(163.7)
                    height: stand.tall
                    scale: stand.shrink
                    transformOrigin: Item.TopLeft
                    visible: root.begun
                    enabled: false
                }

                Rectangle {
                    anchors.fill: parent
                    visible: !root.begun
                    color: Theme.sunk
                    border.color: Theme.line
                    border.width: Theme.border
                    radius: Theme.cardRadius

                    NaruText {
                        anchors.centerIn: parent
                        width: parent.width - 2 * Theme.gap
                        horizontalAlignment: Text.AlignHCenter
                        text: qsTr("아직 시작하지\n않았어요.")
                        kind: NaruText.Floor
                        color: Theme.text2
                    }
                }
            }

            Column {
                id: told

                x: stand.width + Theme.gutter
                width: keys.x - Theme.gutter - x
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.gap

                NaruText {
                    width: parent.width
                    text: qsTr("%1번 %2").arg(root.seat.number ?? 0).arg(root.seat.animal ?? "")
                    kind: NaruText.Title
                }

                NaruText {
                    width: parent.width
                    visible: root.begun
                    text: qsTr("%1 / %2걸음").arg(root.seat.step ?? 0).arg(root.seat.steps ?? 0)
                    kind: NaruText.Number
                }

                SeatDots {
                    width: parent.width
                    visible: count > 0
                    count: root.seat.steps ?? 0
                    reached: root.seat.step ?? 0
                }

                StateLine {
                    width: parent.width
                    kind: root.seat.glyph ?? ""
                    text: root.seat.word ?? ""
                    bold: true
                }

                CheckRow {
                    width: parent.width
                    text: root.seat.present ? root.seat.attends : qsTr("출석")
                    checked: root.seat.present ?? false
                    onFlipped: on => {
                        checked = Qt.binding(() => root.seat.present ?? false);
                        root.model.markPresent(root.model.chosen, on);
                    }
                }

                NaruText {
                    width: parent.width
                    visible: text !== ""
                    text: root.seat.cardNews ?? ""
                    kind: NaruText.Floor
                    color: Theme.cautionText
                }

                NaruText {
                    width: parent.width
                    text: root.seat.heard ?? ""
                    kind: NaruText.Floor
                    color: Theme.text2
                }

                Hairline {
                    width: parent.width
                    visible: root.walking || root.lost
                }

                NaruText {
                    width: parent.width
                    visible: root.walking
                    text: root.seat.line ?? ""
                }

                NaruText {
                    width: parent.width
                    visible: text !== ""
                    text: root.seat.trouble ?? ""
                    kind: NaruText.Floor
                    color: Theme.cautionText
                }

                NaruText {
                    width: parent.width
                    visible: root.lost
                    text: qsTr("하던 곳은 남아 있어요.\n다시 이어지면 그대로 가요.")
                    color: Theme.text2
                }
            }

            Column {
                id: keys

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                width: Mm.ref(520)
                spacing: Theme.gap

                NaruButton {
                    width: parent.width
                    visible: !root.begun
                    enabled: !root.lost && root.seat.state !== "other" && root.seat.state !== "busy"
                    text: qsTr("이 자리 시작하기")
                    iconName: "play"
                    shortcut: "1"
                    // what is there goes: asked once; where nothing is, nobody is asked
                    onClicked: root.seat.holds ? root.freeWanted() : root.model.help("start")
                }

                NaruButton {
                    width: parent.width
                    visible: root.seat.state === "other"
                    enabled: !root.model.busy && !(root.seat.sending ?? false)
                    text: qsTr("이 자리에 보내기")
                    iconName: "sync"
                    shortcut: "5"
                    onClicked: root.model.sendPack(root.model.chosen)
                }

                NaruButton {
                    width: parent.width
                    visible: root.begun
                    enabled: root.walking
                    text: qsTr("다음 걸음 보여주기")
                    iconName: "eye"
                    shortcut: "1"
                    onClicked: root.model.help("show")
                }

                NaruButton {
                    width: parent.width
                    visible: root.begun
                    enabled: root.walking
                    text: qsTr("힌트 주기")
                    iconName: "hint"
                    shortcut: "2"
                    onClicked: root.model.help("hint")
                }

                NaruButton {
                    width: parent.width
                    visible: root.begun
                    enabled: root.walking
                    text: qsTr("대신 눌러 주기")
                    iconName: "pointer"
                    shortcut: "3"
                    onClicked: root.model.help("do")
                }

                NaruButton {
                    width: parent.width
                    enabled: !root.lost
                    text: qsTr("말 보내기")
                    iconName: "edit"
                    shortcut: "F5"
                    onClicked: root.wordsWanted()
                }

                NaruButton {
                    width: parent.width
                    visible: root.seat.state === "hand"
                    text: qsTr("다녀왔어요")
                    iconName: "check"
                    shortcut: "4"
                    kind: NaruButton.Ink
                    onClicked: root.model.help("heard")
                }

                NaruButton {
                    width: parent.width
                    visible: root.begun && root.seat.state !== "hand"
                    enabled: !root.lost
                    text: qsTr("다음 분 시작하기")
                    iconName: "person"
                    shortcut: "4"
                    onClicked: root.freeWanted()
                }

                NaruButton {
                    id: back

                    width: parent.width
                    text: qsTr("모든 자리로")
                    iconName: "back"
                    shortcut: "Escape"
                    focus: true
                    onClicked: root.closed()
                }
            }
        }
    }
}
