// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// The record on a stick: onto it and the hub's answer from it at the left, what came of it at the right.
SectionFrame {
    id: root

    required property CourierModel model
    readonly property var wrong: root.model.wrong
    readonly property var lines: root.model.lines
    readonly property bool running: root.model.running
    readonly property var helpLines: [{
            "key": "Esc",
            "text": qsTr("접수 화면으로")
        }]

    signal pageWanted(string name)

    // What was pressed cannot be pressed while it runs: the focus goes to what can.
    function focusOn() {
        if (!Modal.sheet)
            (root.running ? ends : carries).forceActiveFocus(Qt.TabFocusReason);
    }

    onRunningChanged: Qt.callLater(root.focusOn)

    title: qsTr("USB로 옮기기")
    sentence: qsTr("네트워크가 없을 때 적은 것을 USB에 담아 허브로 가져가요.")
    backText: qsTr("접수로")
    onClosed: root.pageWanted("counter")

    Card {
        id: stick

        width: (parent.width - Theme.gutter) * 0.56
        height: parent.height
        level: 2
        padding: Mm.ref(24)

        PathField {
            id: folder

            width: parent.width
            focus: true
            picker: paths
            label: qsTr("USB의 폴더")
            hint: qsTr("USB를 꽂고 ‘고르기’를 눌러 주세요.")
            wrong: root.wrong.folder ?? ""
            onAccepted: root.model.carryOut(folder.text)
            // No binding: what somebody types stays, whatever is said of the record meanwhile.
            Component.onCompleted: folder.text = root.model.folder
        }

        Column {
            anchors.bottom: parent.bottom
            width: parent.width
            spacing: Theme.gap

            NaruText {
                width: parent.width
                text: qsTr("여러 번 담아도 괜찮아요. 허브는 같은 것을 두 번 받지 않아요.")
                kind: NaruText.Floor
                color: Theme.text2
            }

            NaruButton {
                id: carries

                width: parent.width
                text: qsTr("USB로 내보내기")
                kind: NaruButton.Primary
                iconName: "usb"
                enabled: !root.model.running
                onClicked: root.model.carryOut(folder.text)
            }

            NaruButton {
                width: parent.width
                text: qsTr("USB에서 가져오기")
                iconName: "folder"
                enabled: !root.model.running
                onClicked: root.model.bringBack(folder.text)
            }
        }
    }

    Card {
        x: stick.width + Theme.gutter
        width: parent.width - x
        height: parent.height
        level: 2
        padding: Mm.ref(24)

        Heading {
            id: head

            width: parent.width
            text: root.model.waiting
        }

        Column {
            y: head.height + Theme.gap
            width: parent.width
            spacing: Mm.ref(18)

            Repeater {
                model: root.lines.length

                StateLine {
                    required property int index
                    readonly property var row: root.lines[index] ?? ({})

                    width: parent ? parent.width : 0
                    kind: row.kind ?? ""
                    text: row.text ?? ""
                }
            }

            NaruText {
                width: parent.width
                visible: text !== ""
                text: root.model.next
            }

            Wrong {
                width: parent.width
                text: root.wrong.all ?? ""
            }
        }

        NaruButton {
            id: ends

            anchors.bottom: parent.bottom
            width: parent.width
            visible: root.model.running
            text: qsTr("멈추기")
            iconName: "cross"
            onClicked: root.model.stop()
        }
    }

    PathSheet {
        id: paths

        parent: root.Window.contentItem
    }
}
