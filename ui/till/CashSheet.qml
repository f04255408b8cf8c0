// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// Cash: what was handed over, and what goes back. It is written down before the change is said.
Sheet {
    id: root

    required property PayModel pay
    readonly property string back: root.pay.changeFor(tendered.text)
    // Whole notes that are enough, the amount itself first.
    readonly property var quick: [root.pay.dueWon, 1000, 5000, 10000, 50000].map((won, i) => i === 0 ? won : Math.ceil(root.pay.dueWon / won) * won).filter((won, i, all) => all.indexOf(won) === i).slice(0, 4)

    function ask() {
        tendered.wipe();
        tendered.wrong = "";
        root.present();
    }

    function send() {
        tendered.wrong = "";
        if (root.pay.takeCash(tendered.text))
            root.dismiss();
        else
            tendered.wrong = qsTr("내실 금액보다 적습니다.");
    }

    title: qsTr("현금 %1").arg(root.pay.amount)
    iconName: "won"
    safeText: qsTr("그만두기")
    firstFocus: tendered

    NaruField {
        id: tendered

        width: parent.width
        label: qsTr("받은 돈 (원)")
        lengthMax: 24
        onAccepted: root.send()
    }

    Row {
        id: notes

        width: parent.width
        spacing: Theme.gap

        Repeater {
            model: root.quick

            NaruButton {
                required property var modelData

                width: (notes.width - (root.quick.length - 1) * notes.spacing) / root.quick.length
                text: Number(modelData).toLocaleString(Qt.locale("en_US"), "f", 0)
                onClicked: tendered.text = String(modelData)
            }
        }
    }

    FactRow {
        width: parent.width
        label: qsTr("거스름돈")
        labelWidth: Mm.ref(300)
        value: root.back === "" ? "–" : root.back
        framed: false
        valueKind: NaruText.Title
    }

    NaruButton {
        width: parent.width
        text: qsTr("현금 받음")
        kind: NaruButton.Ink
        iconName: "check"
        enabled: root.back !== "" && !root.pay.busy
        onClicked: root.send()
    }
}
