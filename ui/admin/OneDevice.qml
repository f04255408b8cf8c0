// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// One device: how it is, what went wrong last, a way to try it, its name and its place in the list.
Card {
    id: root

    required property DevicesModel form
    property var device: ({})
    readonly property string key: root.device.key ?? ""
    readonly property var wrong: root.form.wrong
    readonly property bool alone: root.form.devices.length < 2
    readonly property bool prints: root.device.page ?? false

    signal removalWanted

    function rename() {
        root.form.rename(root.key, name.text);
    }

    level: 2
    padding: Mm.ref(24)
    onKeyChanged: name.text = root.device.name ?? ""

    Row {
        id: head

        width: parent.width
        spacing: Mm.ref(20)

        Icon {
            id: picture

            anchors.verticalCenter: parent.verticalCenter
            name: root.device.icon ?? ""
            size: Mm.ref(64)
        }

        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - picture.width - trial.width - 2 * parent.spacing
            spacing: Mm.ref(4)

            Heading {
                width: parent.width
                text: root.device.title ?? ""
            }

            NaruText {
                width: parent.width
                text: root.device.sort ?? ""
                kind: NaruText.Floor
                color: Theme.text2
            }
        }

        NaruButton {
            id: trial

            anchors.verticalCenter: parent.verticalCenter
            text: root.prints ? qsTr("시험 용지 뽑기") : qsTr("시험하기")
            kind: NaruButton.Primary
            iconName: root.prints ? "printer" : "check"
            enabled: !(root.device.testing ?? false)
            onClicked: root.form.test(root.key)
        }
    }

    // What is said of it at the top, what can be done at the bottom, and between them what room there is.
    ScrollColumn {
        id: scroll

        y: head.height + Mm.ref(20)
        width: parent.width
        height: parent.height - y
        spacing: 0

        Column {
            id: state

            width: parent.width
            spacing: Mm.ref(10)

            NaruValue {
                width: Math.min(implicitWidth, parent.width)
                visible: text !== ""
                text: root.device.place ?? ""
                kind: NaruText.Floor
                linesMax: 1
            }

            StateLine {
                width: parent.width
                kind: root.device.stateKind ?? ""
                text: root.device.state ?? ""
                bold: true
            }

            NaruText {
                x: Mm.ref(54)
                width: parent.width - x
                visible: text !== ""
                text: root.device.next ?? ""
                kind: NaruText.Floor
                color: Theme.text2
            }

            NoteLine {
                width: parent.width
                visible: text !== ""
                iconName: "clock"
                text: root.device.trouble ?? ""
            }

            Wrong {
                width: parent.width
                text: root.wrong.all ?? ""
            }
        }

        Item {
            width: parent.width
            height: Math.max(Theme.gap, scroll.height - 2 * scroll.reach - state.height - choices.height)
        }

        Column {
            id: choices

            width: parent.width
            spacing: Theme.gap

            PrinterChoices {
                width: parent.width
                visible: root.prints && !(root.device.takesPages ?? false)
                form: root.form
                device: root.device
            }

            Row {
                width: parent.width
                spacing: Theme.gap

                NaruField {
                    id: name

                    width: parent.width - keep.width - parent.spacing
                    label: qsTr("이 창구에서 부르는 이름")
                    lengthMax: 40
                    onAccepted: root.rename()
                }

                NaruButton {
                    id: keep

                    anchors.bottom: parent.bottom
                    text: qsTr("이름 바꾸기")
                    iconName: "edit"
                    enabled: !root.form.busy
                    onClicked: root.rename()
                }
            }

            Row {
                spacing: Theme.gap

                NaruButton {
                    text: qsTr("위로")
                    iconName: "up"
                    visible: !root.alone
                    enabled: !root.form.busy
                    onClicked: root.form.moveUp(root.key)
                    Accessible.description: qsTr("차례를 한 칸 위로 옮겨요")
                }

                NaruButton {
                    text: qsTr("아래로")
                    iconName: "down"
                    visible: !root.alone
                    enabled: !root.form.busy
                    onClicked: root.form.moveDown(root.key)
                    Accessible.description: qsTr("차례를 한 칸 아래로 옮겨요")
                }

                NaruButton {
                    visible: root.device.chosen ?? false
                    text: qsTr("빼기")
                    kind: NaruButton.Danger
                    iconName: "trash"
                    enabled: !root.form.busy
                    onClicked: root.removalWanted()
                }
            }
        }
    }
}
