// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// One line: how many, or less than its price with a reason.
Sheet {
    id: root

    required property EntryModel entry
    property int line: -1
    readonly property var shown: root.line >= 0 && root.line < root.entry.lines.length ? root.entry.lines[root.line] : ({})

    function ask(line: int) {
        root.line = line;
        amount.text = String(root.shown.won);
        reason.text = root.shown.note;
        amount.wrong = "";
        root.present();
    }

    function send() {
        amount.wrong = "";
        if (root.entry.exempt(root.line, amount.text, reason.text))
            root.dismiss();
    }

    function count(by: int) {
        root.entry.setCount(root.line, root.shown.count + by);
        amount.text = String(root.shown.won);
        reason.text = root.shown.note;
    }

    title: root.shown.text ?? ""
    iconName: "receipt"
    firstFocus: root.shown.counted ? more : amount

    Connections {
        target: root.entry
        enabled: root.opened

        function onRefused(sentence: string) {
            amount.wrong = sentence;
        }
    }

    Row {
        width: parent.width
        spacing: Theme.gap

        NaruButton {
            width: (parent.width - 2 * Theme.gap) / 3
            text: qsTr("하나 빼기")
            iconName: "minus"
            enabled: root.shown.counted === true && root.shown.count > 1
            onClicked: root.count(-1)
        }

        NaruButton {
            id: more

            width: (parent.width - 2 * Theme.gap) / 3
            text: qsTr("하나 더")
            iconName: "plus"
            enabled: root.shown.counted === true
            onClicked: root.count(1)
        }

        NaruButton {
            width: (parent.width - 2 * Theme.gap) / 3
            text: qsTr("줄 지우기")
            iconName: "trash"
            onClicked: {
                root.dismiss();
                root.entry.setCount(root.line, 0);
            }
        }
    }

    Row {
        width: parent.width
        spacing: Theme.gap

        NaruField {
            id: amount

            width: (parent.width - Theme.gap) * 0.4
            label: qsTr("받을 금액 (원)")
            lengthMax: 24
            onAccepted: reason.forceActiveFocus(Qt.TabFocusReason)
        }

        NaruField {
            id: reason

            width: (parent.width - Theme.gap) * 0.6
            label: qsTr("덜 받는 까닭")
            lengthMax: 100
            onAccepted: root.send()
        }
    }

    Row {
        width: parent.width
        spacing: Theme.gap

        NaruButton {
            width: (parent.width - Theme.gap) / 2
            text: qsTr("면제 (0원)")
            iconName: "won"
            onClicked: {
                amount.text = "0";
                reason.forceActiveFocus(Qt.TabFocusReason);
            }
        }

        NaruButton {
            width: (parent.width - Theme.gap) / 2
            text: qsTr("이대로 하기")
            kind: NaruButton.Ink
            iconName: "check"
            onClicked: root.send()
        }
    }
}
