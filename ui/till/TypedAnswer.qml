// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// Another maker's app took the card: the clerk types what it says. The daily file confirms it.
FocusScope {
    id: root

    required property PayModel pay

    function send(outcome: string) {
        const fits = root.pay.typeAnswer(outcome, approval.text.trim(), four.text.trim());
        wrong.visible = !fits;
    }

    Column {
        width: parent.width
        spacing: Mm.ref(14)

        NaruText {
            width: parent.width
            text: qsTr("다른 결제 앱에 금액을 넣고 나온 답을 적습니다.\n적어 둘 번호: %1").arg(root.pay.askNumber)
            kind: NaruText.Floor
            color: Theme.text2
        }

        Row {
            width: parent.width
            spacing: Theme.gap

            NaruField {
                id: approval

                width: (parent.width - Theme.gap) * 0.6
                label: qsTr("승인 번호나 거절 코드")
                lengthMax: 24
                focus: true
                onEdited: wrong.visible = false
                onAccepted: four.forceActiveFocus(Qt.TabFocusReason)
            }

            NaruField {
                id: four

                width: (parent.width - Theme.gap) * 0.4
                label: qsTr("카드 끝 네 자리")
                lengthMax: 4
                onEdited: wrong.visible = false
                onAccepted: root.send("approved")
            }
        }

        NoteLine {
            id: wrong

            width: parent.width
            visible: false
            iconName: "warning"
            text: qsTr("번호와 카드 끝 네 자리를 다시 보아 주세요.")
        }

        Row {
            id: keys

            readonly property real cell: (width - 2 * spacing) / 3

            width: parent.width
            spacing: Theme.gap

            NaruButton {
                width: keys.cell
                text: qsTr("승인됐어요")
                kind: NaruButton.Ink
                onClicked: root.send("approved")
            }

            NaruButton {
                width: keys.cell
                text: qsTr("거절됐어요")
                onClicked: root.send("declined")
            }

            NaruButton {
                width: keys.cell
                text: qsTr("카드 안 댐")
                onClicked: root.send("not_taken")
            }
        }
    }
}
