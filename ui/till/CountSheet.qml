// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// Notes and coins as somebody counts them; a difference needs its reason.
Sheet {
    id: root

    required property CloseModel model
    readonly property bool opens: !root.model.drawerOpen

    function ask() {
        reason.wipe();
        reason.wrong = "";
        root.present();
        fields.focusFirst();
    }

    function send() {
        reason.wrong = "";
        if (root.opens)
            root.model.openDrawer(reason.text);
        else if (root.model.keepCount(reason.text))
            root.dismiss();
    }

    title: root.opens ? qsTr("돈통을 엽니다") : qsTr("현금을 세어 주세요")
    iconName: "won"
    safeText: qsTr("그만두기")

    Connections {
        target: root.model
        enabled: root.opened

        function onRefused(sentence: string) {
            reason.wrong = sentence;
        }
    }

    CountFields {
        id: fields

        width: parent.width
        piles: root.model.piles
        onCounted: (won, count) => root.model.setCount(won, count)
        onAccepted: root.send()
    }

    StateLine {
        width: parent.width
        kind: root.model.difference.kind ?? "todo"
        text: root.model.counted === "" ? qsTr("있어야 할 돈 %1").arg(root.model.expected) : qsTr("있어야 할 %1 · 세어 본 %2 · %3").arg(root.model.expected).arg(root.model.counted).arg(root.model.difference.text ?? "")
        bold: true
    }

    NaruField {
        id: reason

        width: parent.width
        visible: root.model.unequal
        label: qsTr("다른 까닭")
        lengthMax: 100
        onAccepted: root.send()
    }

    NaruButton {
        width: parent.width
        text: root.opens ? qsTr("이대로 맡기") : qsTr("이렇게 셌습니다")
        kind: NaruButton.Ink
        iconName: "check"
        enabled: root.model.counted !== "" && !root.model.busy
        onClicked: root.send()
    }
}
