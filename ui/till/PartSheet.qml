// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// A part now, by card or in cash; the rest comes next.
Sheet {
    id: root

    required property EntryModel entry

    function ask() {
        amount.wipe();
        amount.wrong = "";
        root.present();
    }

    function send(how: string) {
        amount.wrong = "";
        if (amount.text.trim() === "")
            amount.wrong = qsTr("합계보다 적은 금액을 적어 주세요.");
        else if (root.entry.open(how, amount.text))
            root.dismiss();
    }

    title: qsTr("나누어 받기")
    sentence: qsTr("합계 %1 가운데 지금 받을 금액을 적어 주세요.").arg(root.entry.sum)
    iconName: "won"
    safeText: qsTr("그만두기")
    firstFocus: amount

    Connections {
        target: root.entry
        enabled: root.opened

        function onRefused(sentence: string) {
            amount.wrong = sentence;
        }
    }

    NaruField {
        id: amount

        width: parent.width
        label: qsTr("지금 받을 금액 (원)")
        lengthMax: 24
        onAccepted: root.send("card")
    }

    Row {
        width: parent.width
        spacing: Theme.gap

        NaruButton {
            width: (parent.width - Theme.gap) / 2
            text: qsTr("카드로 받기")
            kind: NaruButton.Ink
            iconName: "card"
            onClicked: root.send("card")
        }

        NaruButton {
            width: (parent.width - Theme.gap) / 2
            text: qsTr("현금으로 받기")
            iconName: "won"
            onClicked: root.send("cash")
        }
    }
}
