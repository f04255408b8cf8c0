// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Shell

// Nothing can be written any more: one sentence, what to do, one action. Work without a record would be worse.
FocusScope {
    id: root

    required property DeskModel desk

    Chip {
        anchors.right: parent.right
        anchors.margins: Theme.margin
        anchors.top: parent.top
        visible: root.desk.demo
        interactive: false
        kind: "watch"
        text: qsTr("시연")
    }

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, Mm.ref(1180))
        spacing: Mm.ref(24)

        StateGlyph {
            kind: "no"
            size: Mm.ref(104)
        }

        NaruText {
            width: parent.width
            text: qsTr("적을 수 없어서 멈췄습니다")
            kind: NaruText.Display
        }

        NaruText {
            width: parent.width
            text: root.desk.stoppedBy.sentence ?? ""
            kind: NaruText.Sentence
        }

        NaruText {
            width: parent.width
            visible: text !== ""
            text: root.desk.stoppedBy.next ?? ""
        }

        NaruText {
            width: parent.width
            text: qsTr("지금까지 적은 것은 그대로 있습니다.\n손님께는 잠시 기다려 달라고 말씀해 주세요.")
            color: Theme.text2
        }

        NaruButton {
            text: qsTr("나루 닫기")
            kind: NaruButton.Ink
            iconName: "power"
            shortcut: "Return"
            focus: true
            onClicked: Qt.quit()
        }
    }
}
