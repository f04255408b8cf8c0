// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// Another maker's app took the card: the clerk types what it says. The daily file confirms it.
FocusScope {
    id: root

    required property PayModel pay

    function send(approved: bool) {
        const fits = root.pay.typeAnswer(approved, approval.text.trim(), four.text.trim());
        wrong.visible = !fits;
    }

    Column {
        width: parent.width
        spacing: Mm.ref(14)

        NaruText {
            width: parent.width
            text: qsTr("다른 결제 앱에 금액을 넣고, 나온 답을 적어 주세요.\n적어 둘 번호: %1").arg(root.pay.askNumber)
            kind: NaruText.Floor
            color: Theme.text2
        }

        Row {
            width: parent.width
            spacing: Theme.gap

            NaruField {
                id: approval

                width: (parent.width - Theme.gap) * 0.6
                label: qsTr("승인 번호")
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
                onAccepted: root.send(true)
            }
        }

        NoteLine {
            id: wrong

            width: parent.width
            visible: false
            iconName: "warning"
            text: qsTr("승인 번호와 카드 끝 네 자리를 다시 보아 주세요.")
        }

        Row {
            width: parent.width
            spacing: Theme.gap

            NaruButton {
                width: (parent.width - Theme.gap) / 2
                text: qsTr("승인됐어요")
                kind: NaruButton.Ink
                iconName: "check"
                onClicked: root.send(true)
            }

            NaruButton {
                width: (parent.width - Theme.gap) / 2
                text: qsTr("안 됐어요")
                iconName: "cross"
                onClicked: root.send(false)
            }
        }
    }
}
