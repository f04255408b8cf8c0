// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// What has no fixed price: the amount, and the bill's own number where there is one.
Sheet {
    id: root

    required property EntryModel entry
    property var item: ({})

    function ask(item: var) {
        root.item = item;
        amount.wipe();
        bill.wipe();
        amount.wrong = "";
        bill.text = root.entry.scannedBill;
        root.present();
    }

    function send() {
        amount.wrong = "";
        if (root.entry.addPriced(root.item.code, amount.text, bill.text))
            root.dismiss();
    }

    title: root.item.name ?? ""
    iconName: "receipt"
    safeText: qsTr("그만두기")
    firstFocus: amount

    Connections {
        target: root.entry
        enabled: root.opened

        function onRefused(sentence: string) {
            amount.wrong = sentence;
        }

        function onChanged() {
            if (root.entry.scannedBill !== "" && bill.text === "")
                bill.text = root.entry.scannedBill;
        }
    }

    NaruField {
        id: amount

        width: parent.width
        label: qsTr("금액 (원)")
        lengthMax: 24
        onAccepted: bill.forceActiveFocus(Qt.TabFocusReason)
    }

    NaruField {
        id: bill

        width: parent.width
        label: root.item.needsBill ? qsTr("고지서 번호") : qsTr("고지서 번호 (있으면)")
        hint: qsTr("고지서의 바코드를 읽혀도 됩니다.")
        cardSentence: qsTr("카드 번호로 보여서 버렸습니다. 고지서 번호를 적어 주세요.")
        lengthMax: 64
        onAccepted: root.send()
    }

    NaruButton {
        width: parent.width
        text: qsTr("받을 것에 넣기")
        kind: NaruButton.Ink
        iconName: "plus"
        onClicked: root.send()
    }
}
