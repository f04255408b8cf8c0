// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// After a class: what it was, who came (said once by the trainer), and the papers. No names, no places, no marks.
FocusScope {
    id: root

    required property ClassModel model

    signal askWanted

    Component.onCompleted: root.model.readReport()

    component Fact: Item {
        property string iconName
        property string label
        property string value

        width: parent ? parent.width : 0
        implicitHeight: Math.max(Mm.ref(64), name.implicitHeight)
        Accessible.role: Accessible.StaticText
        Accessible.name: label + " " + value

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: parent.iconName
            size: Mm.ref(44)
        }

        NaruText {
            id: name

            x: Mm.ref(62)
            anchors.verticalCenter: parent.verticalCenter
            width: figure.x - x - Mm.ref(16)
            text: parent.label
            Accessible.ignored: true
        }

        NaruText {
            id: figure

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: parent.value
            kind: NaruText.Number
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }

    Card {
        id: told

        x: Theme.margin
        y: Theme.gutter
        width: Mm.ref(1140)
        height: parent.height - 2 * y

        ScrollColumn {
            width: parent.width
            height: parent.height
            spacing: Theme.gap

            Heading {
                width: parent.width
                text: qsTr("수업을 마쳤어요")
                page: true
            }

            NaruText {
                width: parent.width
                text: root.model.title + " · " + root.model.elapsed
                color: Theme.text2
            }

            Hairline {
                width: parent.width
            }

            Fact {
                iconName: "people"
                label: qsTr("온 사람")
                value: qsTr("%1명").arg(root.model.came)
            }

            Fact {
                iconName: "check"
                label: qsTr("끝까지 간 사람")
                value: qsTr("%1명").arg(root.model.done)
            }

            Fact {
                visible: root.model.hardest !== ""
                iconName: "warning"
                label: qsTr("가장 어려웠던 걸음")
                value: root.model.hardest
            }

            Fact {
                iconName: "printer"
                label: qsTr("집에 가져갈 종이")
                value: qsTr("%1장").arg(root.model.papers)
            }

            Hairline {
                width: parent.width
            }

            StateLine {
                width: parent.width
                kind: root.model.confirmed ? "ok" : "todo"
                text: root.model.confirmed ? qsTr("출석을 확인했어요.") : qsTr("출석은 아직 확인하지 않았어요.")
                bold: true
            }

            NaruText {
                width: parent.width
                text: qsTr("이름은 적히지 않아요. 사람 수만 남아요.")
                kind: NaruText.Floor
                color: Theme.text2
            }

            Flow {
                width: parent.width
                spacing: Theme.gapLeast
                visible: !root.model.confirmed

                Repeater {
                    model: root.model.seats

                    CheckRow {
                        required property string seatId
                        required property int number
                        required property string animal
                        required property string attends
                        required property bool counted

                        width: (parent.width - Theme.gapLeast) / 2
                        text: qsTr("%1번 %2").arg(number).arg(animal)
                        second: attends
                        checked: counted
                        onFlipped: on => {
                            checked = Qt.binding(() => counted);
                            root.model.markPresent(seatId, on);
                        }
                    }
                }
            }

            Repeater {
                model: root.model.report

                Column {
                    id: line

                    required property var modelData

                    width: parent.width
                    spacing: Theme.gapLeast

                    Heading {
                        width: parent.width
                        visible: line.modelData.section !== ""
                        text: line.modelData.section
                    }

                    Item {
                        width: parent.width
                        height: Math.max(about.implicitHeight, number.implicitHeight)
                        Accessible.role: Accessible.StaticText
                        Accessible.name: line.modelData.about + " " + line.modelData.figure

                        NaruText {
                            id: about

                            width: number.x - Theme.gap
                            text: line.modelData.about
                            Accessible.ignored: true
                        }

                        NaruText {
                            id: number

                            anchors.right: parent.right
                            text: line.modelData.figure
                            bold: true
                            wrapMode: Text.NoWrap
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
    }

    Column {
        x: told.x + told.width + Theme.gutter
        y: told.y
        width: parent.width - Theme.margin - x
        spacing: Theme.gap

        NaruButton {
            width: parent.width
            visible: !root.model.confirmed
            enabled: !root.model.busy
            text: qsTr("온 사람 %1명 확인").arg(root.model.came)
            iconName: "check"
            kind: NaruButton.Primary
            shortcut: "F2"
            focus: true
            onClicked: root.model.confirm()
        }

        NaruButton {
            width: parent.width
            enabled: !root.model.busy
            text: qsTr("손 들어 세어 보기")
            iconName: "hand"
            shortcut: "Ctrl+H"
            keyText: ""
            onClicked: root.askWanted()
        }

        NaruButton {
            width: parent.width
            enabled: !root.model.busy
            text: qsTr("출석부 인쇄")
            iconName: "clipboard"
            kind: root.model.confirmed ? NaruButton.Primary : NaruButton.Secondary
            shortcut: "F3"
            onClicked: root.model.print("attendance")
        }

        NaruButton {
            width: parent.width
            enabled: !root.model.busy
            text: qsTr("집에 가져갈 종이 인쇄")
            iconName: "printer"
            shortcut: "F8"
            onClicked: root.model.print("handouts")
        }

        NaruButton {
            width: parent.width
            enabled: !root.model.busy
            text: qsTr("표로 담기 (CSV)")
            iconName: "usb"
            shortcut: "F9"
            onClicked: root.model.keepTable()
        }

        NaruButton {
            width: parent.width
            enabled: !root.model.busy
            text: qsTr("수업 닫기")
            iconName: "exit"
            shortcut: "F10"
            onClicked: root.model.close()
        }
    }
}
