// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// Money that goes into the drawer or out of it and is no visitor's: how much, and where from or to.
Sheet {
    id: root

    required property DrawerModel model
    property bool puts: true

    function ask(puts: bool) {
        root.puts = puts;
        amount.wipe();
        reason.wipe();
        amount.wrong = "";
        reason.wrong = "";
        root.present();
    }

    function send() {
        amount.wrong = "";
        reason.wrong = "";
        if (root.puts)
            root.model.putIn(amount.text, reason.text);
        else
            root.model.takeOut(amount.text, reason.text);
    }

    title: root.puts ? qsTr("돈통에 돈을 넣습니다") : qsTr("돈통에서 돈을 꺼냅니다")
    iconName: "won"
    safeText: qsTr("그만두기")
    firstFocus: amount

    Connections {
        target: root.model
        enabled: root.opened

        function onDone() {
            root.dismiss();
        }

        function onAmountRefused(sentence: string) {
            amount.wrong = sentence;
        }

        function onReasonRefused(sentence: string) {
            reason.wrong = sentence;
        }
    }

    NaruField {
        id: amount

        width: parent.width
        label: root.puts ? qsTr("넣을 돈 (원)") : qsTr("꺼낼 돈 (원)")
        hint: qsTr("지금 있어야 할 돈 %1").arg(root.model.expected)
        lengthMax: 24
        onAccepted: reason.forceActiveFocus(Qt.TabFocusReason)
    }

    NaruField {
        id: reason

        width: parent.width
        label: root.puts ? qsTr("어디서 온 돈인가요?") : qsTr("어디로 가는 돈인가요?")
        hint: root.puts ? qsTr("예: 금고에서 잔돈") : qsTr("예: 은행에 넣음")
        lengthMax: 100
        onAccepted: root.send()
    }

    NaruButton {
        width: parent.width
        text: root.puts ? qsTr("넣었습니다") : qsTr("꺼냈습니다")
        kind: NaruButton.Ink
        iconName: "check"
        enabled: !root.model.busy
        onClicked: root.send()
    }
}
