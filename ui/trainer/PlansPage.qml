// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// Courses: those there are at the left, the one that is written in the middle, the lessons to put in at the right.
FocusScope {
    id: root

    required property PlanModel model
    readonly property var helpLines: [{
            "key": "Ctrl+N · Ctrl+S",
            "text": qsTr("새 강좌 · 담아 두기")
        }, {
            "key": "Ctrl+Z",
            "text": qsTr("지운 강좌 되살리기")
        }, {
            "key": "F8",
            "text": qsTr("집에 가져갈 종이 인쇄")
        }]

    signal pageWanted(string name)
    signal said(string text, string kind)
    signal explained(string title, string next)

    Connections {
        target: root.model

        function onSaid(text: string, kind: string) {
            root.said(text, kind);
        }

        function onTroubled(sentence: string, next: string) {
            root.explained(sentence, next);
        }
    }

    Item {
        id: left

        x: Theme.margin
        y: Theme.gap
        width: Mm.ref(430)
        height: parent.height - y - Theme.gutter

        ScrollColumn {
            width: parent.width
            height: tools.y - Theme.gutter
            focus: !root.model.active
            spacing: Theme.gapLeast

            Heading {
                width: parent.width
                text: qsTr("우리 강좌")
                count: root.model.plans.length > 0 ? String(root.model.plans.length) : ""
            }

            NaruText {
                width: parent.width
                visible: root.model.plans.length === 0
                text: qsTr("아직 없어요. 강의 몇 개를\n순서대로 묶어 보세요.")
                kind: NaruText.Floor
                color: Theme.text2
            }

            Repeater {
                model: root.model.plans

                ListRow {
                    required property var modelData

                    width: parent.width
                    title: modelData.title
                    second: modelData.today ? qsTr("오늘 · %1").arg(modelData.second) : modelData.second
                    iconName: "calendar"
                    selected: modelData.number === root.model.number
                    enabled: !root.model.busy
                    onClicked: root.model.choose(modelData.number)
                }
            }
        }

        Column {
            id: tools

            anchors.bottom: parent.bottom
            width: parent.width
            spacing: Theme.gapLeast

            NaruButton {
                width: parent.width
                visible: root.model.gone !== ""
                enabled: !root.model.busy
                text: qsTr("지운 것 되살리기")
                iconName: "undo"
                shortcut: "Ctrl+Z"
                keyText: ""
                onClicked: root.model.bringBack()
            }

            NaruButton {
                width: parent.width
                enabled: !root.model.busy
                text: qsTr("새 강좌")
                iconName: "plus"
                kind: root.model.active ? NaruButton.Secondary : NaruButton.Primary
                shortcut: "Ctrl+N"
                keyText: ""
                onClicked: root.model.begin()
            }
        }
    }

    Card {
        id: middle

        x: left.x + left.width + Theme.gutter
        y: Theme.gap
        width: right.x - Theme.gutter - x
        height: parent.height - y - Theme.gutter

        Column {
            width: parent.width
            spacing: Theme.gap
            visible: !root.model.active

            Heading {
                width: parent.width
                text: qsTr("강좌를 고르거나 새로 만드세요")
                page: true
            }

            NaruText {
                width: parent.width
                text: qsTr("강좌는 강의 여럿을 순서대로 묶은 것이에요.\n처음 한 날, 다음 날, 한 주 뒤에 다시 해요.\n사람 이름은 적지 않아요.")
                color: Theme.text2
            }
        }

        ScrollColumn {
            width: parent.width
            height: acts.y - Theme.gutter
            visible: root.model.active
            focus: root.model.active
            spacing: Theme.gap

            NaruField {
                id: name

                width: parent.width
                label: qsTr("강좌 이름")
                lengthMax: root.model.lettersMax
                onEdited: root.model.rename(text)
            }

            NaruField {
                id: group

                width: parent.width
                label: qsTr("모임 (예: 월요일 오전반)")
                hint: qsTr("사람 이름은 적지 않아요. 비워도 돼요.")
                lengthMax: root.model.lettersMax
                onEdited: root.model.regroup(text)
            }

            Heading {
                width: parent.width
                text: qsTr("배우는 순서")
                count: root.model.chosen.length > 0 ? String(root.model.chosen.length) : ""
            }

            NaruText {
                width: parent.width
                visible: root.model.chosen.length === 0
                text: qsTr("오른쪽에서 강의를 골라 넣으세요.")
                color: Theme.text2
            }

            Repeater {
                model: root.model.chosen

                Item {
                    id: line

                    required property var modelData
                    required property int index

                    width: parent.width
                    height: Math.max(keys.height, title.implicitHeight)

                    NaruText {
                        id: title

                        anchors.verticalCenter: parent.verticalCenter
                        width: keys.x - Theme.gap
                        text: line.modelData.here ? qsTr("%1. %2").arg(line.index + 1).arg(line.modelData.title) : qsTr("%1. %2 (여기에 없음)").arg(line.index + 1).arg(line.modelData.title)
                        color: line.modelData.here ? Theme.ink : Theme.cautionText
                    }

                    Row {
                        id: keys

                        anchors.right: parent.right
                        spacing: Theme.gapLeast

                        NaruButton {
                            text: qsTr("위로")
                            enabled: line.index > 0
                            onClicked: root.model.move(line.index, -1)
                        }

                        NaruButton {
                            text: qsTr("아래로")
                            enabled: line.index < root.model.chosen.length - 1
                            onClicked: root.model.move(line.index, 1)
                        }

                        NaruButton {
                            text: qsTr("빼기")
                            onClicked: root.model.take(line.index)
                        }
                    }
                }
            }

            Heading {
                width: parent.width
                text: qsTr("하는 날")
            }

            NaruText {
                width: parent.width
                text: root.model.days.length === 0 ? qsTr("정하지 않았어요.") : qsTr("%1, 다시 하는 날 %2").arg(root.model.days[0]).arg(root.model.days.slice(1).join(" · "))
                color: root.model.days.length === 0 ? Theme.text2 : Theme.ink
            }

            Row {
                spacing: Theme.gapLeast

                NaruButton {
                    visible: root.model.days.length === 0
                    text: qsTr("오늘부터")
                    iconName: "calendar"
                    onClicked: root.model.moveDay(0)
                }

                NaruButton {
                    visible: root.model.days.length > 0
                    text: qsTr("하루 앞")
                    onClicked: root.model.moveDay(-1)
                }

                NaruButton {
                    visible: root.model.days.length > 0
                    text: qsTr("하루 뒤")
                    onClicked: root.model.moveDay(1)
                }

                NaruButton {
                    visible: root.model.days.length > 0
                    text: qsTr("한 주 뒤")
                    onClicked: root.model.moveDay(7)
                }

                NaruButton {
                    visible: root.model.days.length > 0
                    text: qsTr("날 없음")
                    onClicked: root.model.forgetDay()
                }
            }
        }

        Row {
            id: acts

            anchors.bottom: parent.bottom
            width: parent.width
            visible: root.model.active
            spacing: Theme.gapLeast

            NaruButton {
                enabled: root.model.savable
                text: qsTr("담아 두기")
                iconName: "check"
                kind: NaruButton.Primary
                shortcut: "Ctrl+S"
                keyText: ""
                onClicked: root.model.save()
            }

            NaruButton {
                enabled: !root.model.busy && root.model.chosen.length > 0
                text: qsTr("종이 인쇄")
                iconName: "printer"
                shortcut: "F8"
                onClicked: root.model.print()
            }

            NaruButton {
                enabled: !root.model.busy
                text: root.model.number > 0 ? qsTr("지우기") : qsTr("그만두기")
                iconName: root.model.number > 0 ? "trash" : "cross"
                onClicked: root.model.remove()
            }
        }
    }

    ScrollColumn {
        id: right

        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        y: Theme.gap
        width: Mm.ref(430)
        height: parent.height - y - Theme.gutter
        spacing: Theme.gapLeast

        Heading {
            width: parent.width
            text: qsTr("넣을 강의")
        }

        NaruText {
            width: parent.width
            visible: root.model.full
            text: qsTr("한 강좌에 더 넣을 수 없어요.")
            kind: NaruText.Floor
            color: Theme.cautionText
        }

        Repeater {
            model: root.model.lessons

            ListRow {
                required property var modelData

                width: parent.width
                title: modelData.title
                second: modelData.taken ? qsTr("%1 · 넣었어요").arg(modelData.second) : modelData.second
                iconName: modelData.taken ? "check" : "plus"
                enabled: root.model.active && !modelData.taken && !root.model.full
                onClicked: root.model.add(modelData.id)
            }
        }
    }

    // The fields are the person's while they write; another course begins them anew.
    Connections {
        target: root.model

        function onShown() {
            root.fill();
        }
    }

    function fill() {
        name.text = root.model.name;
        group.text = root.model.group;
        if (root.model.active)
            name.forceActiveFocus(Qt.OtherFocusReason);
    }

    Component.onCompleted: root.fill()
}
