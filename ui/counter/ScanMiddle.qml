// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter
import Naru.Kit

// Any code, and what it is: nothing is opened.
Card {
    id: root

    required property CounterModel model
    readonly property ScanModel scan: root.model.scan
    // A receipt's answer takes the place of the picture; the eyes look on.
    readonly property bool told: root.scan.facts.length > 0

    padding: Mm.ref(46)

    Column {
        id: head

        width: parent.width
        spacing: Mm.ref(6)

        NaruText {
            width: parent.width
            text: qsTr("무슨 코드인지 봐 드려요")
            kind: NaruText.Title
        }

        NaruText {
            width: parent.width
            visible: !root.told
            text: root.scan.hasCamera ? qsTr("카메라에 비추거나 스캐너로 읽어 주세요. 열거나 잇지는 않습니다.") : root.scan.hasEyes ? qsTr("스캐너로 읽어 주세요. 열거나 잇지는 않습니다.") : qsTr("카메라나 스캐너가 없어요. 오른쪽에 글자로 넣어 주세요.")
            color: Theme.text2
        }
    }

    Loader {
        id: camera

        anchors.top: head.bottom
        anchors.topMargin: Mm.ref(20)
        anchors.bottom: rule.top
        anchors.bottomMargin: Mm.ref(20)
        width: parent.width
        active: root.scan.hasCamera && !root.told
        sourceComponent: CameraCard {
            scan: root.scan
            wish: qsTr("코드를 카메라에")
        }
    }

    Loader {
        active: !root.scan.hasCamera || root.told
        sourceComponent: Looking {
            scan: root.scan
        }
    }

    Icon {
        anchors.centerIn: camera
        visible: !root.scan.hasCamera && !root.told
        name: "scanner"
        size: Mm.ref(160)
        color: Theme.text2
    }

    Hairline {
        id: rule

        anchors.bottom: answer.top
        anchors.bottomMargin: Mm.ref(20)
        width: parent.width
    }

    Column {
        id: answer

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Mm.ref(6)

        StateLine {
            width: parent.width
            kind: root.scan.kind === "" ? "todo" : root.scan.kind
            text: root.scan.sentence === "" ? qsTr("아직 읽은 것이 없어요") : root.scan.sentence
            bold: root.scan.sentence !== ""
            color: root.scan.sentence === "" ? Theme.text2 : Theme.ink
        }

        NaruText {
            width: parent.width
            visible: text !== ""
            text: root.scan.next
            bold: root.scan.kind === "no"
            color: root.scan.kind === "no" ? Theme.ink : Theme.text2
        }

        Column {
            id: facts

            width: parent.width
            visible: root.told

            Repeater {
                model: root.scan.facts

                FactRow {
                    required property var modelData

                    width: facts.width
                    labelWidth: Mm.ref(300)
                    label: modelData.label
                    value: modelData.value
                    bold: false
                }
            }
        }
    }
}
