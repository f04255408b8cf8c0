// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Shell

// Who are you, six digits, and whether the desk is fit for today.
FocusScope {
    id: root

    required property DeskModel desk
    property var chosen: root.desk.people.length > 0 ? root.desk.people[0].id : null

    function choose(step: int) {
        const people = root.desk.people;
        const at = people.findIndex(person => person.id === root.chosen);
        root.chosen = people[Math.max(0, Math.min(people.length - 1, at + step))].id;
        pad.clear();
    }

    Keys.onPressed: event => {
        event.accepted = pad.takeKey(event);
    }
    Keys.onUpPressed: root.choose(-1)
    Keys.onDownPressed: root.choose(1)

    Connections {
        target: root.desk

        function onRefused(sentence: string) {
            pad.refuse(sentence);
        }
    }

    // Greeting over the river.
    Item {
        id: greeting

        width: Mm.ref(640)
        height: parent.height
        clip: true

        RiverPicture {
            anchors.fill: parent
        }

        Column {
            x: Mm.ref(64)
            y: Mm.ref(72)
            width: parent.width - 2 * x
            spacing: Mm.ref(12)

            Row {
                spacing: Mm.ref(16)

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "boat"
                    size: Mm.ref(60)
                }

                NaruText {
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("나루")
                    kind: NaruText.Title
                }
            }

            Item {
                width: 1
                height: Mm.ref(28)
            }

            NaruText {
                width: parent.width
                text: qsTr("안녕하세요")
                kind: NaruText.Display
                pixelSize: Mm.ref(78)
            }

            NaruText {
                width: parent.width
                text: root.desk.dateLine + "\n" + root.desk.place
            }

            Chip {
                visible: root.desk.demo
                interactive: false
                kind: "watch"
                text: qsTr("시연 · 비밀번호 %1").arg(root.desk.demoPin)
            }
        }
    }

    Item {
        id: middle

        x: greeting.width + Mm.ref(72)
        y: Mm.ref(64)
        width: Mm.ref(520)
        height: parent.height - y - Mm.ref(40)

        Heading {
            id: who

            width: parent.width
            text: qsTr("누구신가요?")
            page: true
        }

        ScrollColumn {
            id: list

            anchors.top: who.bottom
            anchors.topMargin: Mm.ref(24)
            width: parent.width
            height: Math.min(implicitHeight, Mm.ref(382))
            spacing: Mm.ref(17)

            Repeater {
                model: root.desk.people

                ListRow {
                    required property var modelData

                    width: parent.width
                    iconName: "person"
                    title: modelData.name
                    second: modelData.waiting ? qsTr("잠시 쉬는 중") : modelData.role
                    selected: modelData.id === root.chosen
                    glyph: selected ? "ok" : ""
                    onClicked: {
                        root.chosen = modelData.id;
                        pad.clear();
                        pad.forceActiveFocus(Qt.OtherFocusReason);
                    }
                }
            }
        }

        Column {
            anchors.top: list.bottom
            anchors.topMargin: Mm.ref(40)
            width: parent.width
            spacing: Mm.ref(14)

            Heading {
                width: parent.width
                text: qsTr("오늘 쓸 준비")
            }

            Repeater {
                model: root.desk.readiness

                StateLine {
                    required property var modelData

                    width: parent.width
                    kind: modelData.kind
                    text: modelData.text
                }
            }

            NaruText {
                width: parent.width
                text: qsTr("인터넷이 없어도\n오늘 일은 모두 할 수 있어요.")
                kind: NaruText.Floor
                color: Theme.text2
            }
        }
    }

    Item {
        id: right

        x: middle.x + middle.width + Mm.ref(72)
        y: middle.y
        width: Math.min(Mm.ref(552), parent.width - x - Theme.margin)
        height: middle.height

        PinPad {
            id: pad

            width: parent.width
            title: qsTr("비밀번호 여섯 자리")
            busy: root.desk.busy
            enabled: root.chosen !== null
            focus: true
            onEntered: pin => root.desk.signIn(root.chosen, pin)
        }

        NaruText {
            anchors.top: pad.bottom
            anchors.topMargin: Mm.ref(28)
            width: parent.width
            visible: pad.message === ""
            text: qsTr("자판 숫자를 눌러도 됩니다.\n다섯 번 틀리면 잠시 쉬었다 엽니다.")
            kind: NaruText.Floor
            color: Theme.text2
        }

        Row {
            anchors.bottom: parent.bottom
            width: parent.width
            spacing: Theme.gap

            NaruButton {
                width: parent.width - other.width - parent.spacing
                text: root.desk.highContrast ? qsTr("보통") : qsTr("고대비")
                iconName: "contrast"
                shortcut: "F11"
                onClicked: root.desk.useHighContrast(!root.desk.highContrast)
            }

            NaruButton {
                id: other

                width: Mm.ref(150)
                text: root.desk.language === "ko" ? "EN" : "한"
                onClicked: root.desk.useLanguage(root.desk.language === "ko" ? "en" : "ko")
            }
        }
    }
}
