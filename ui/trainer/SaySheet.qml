// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// A sentence for everybody or for one seat: one that is ready, or one of the trainer's own.
Sheet {
    id: root

    required property ClassModel model
    property string seat

    function ask(seat: string) {
        root.seat = seat;
        words.text = "";
        root.present();
    }

    function send(text: string) {
        root.dismiss();
        root.model.say(text, root.seat);
    }

    title: root.seat === "" ? qsTr("모두에게 말 보내기") : qsTr("%1번 자리에 말 보내기").arg(root.model.seat.number ?? 0)
    iconName: "edit"
    safeText: qsTr("그만두기")
    otherText: qsTr("보내기")
    otherKind: NaruButton.Ink
    otherEnabled: words.text.trim() !== ""
    firstFocus: words
    onOther: root.model.say(words.text, root.seat)

    Grid {
        width: parent.width
        columns: 2
        spacing: Theme.gap

        Repeater {
            model: root.model.phrases

            NaruButton {
                required property string modelData

                width: (parent.width - Theme.gap) / 2
                height: Math.max(Mm.ref(128), implicitHeight)
                centred: false
                text: modelData
                onClicked: root.send(modelData)
            }
        }
    }

    NaruField {
        id: words

        width: parent.width
        label: qsTr("다른 말")
        lengthMax: 60
        hint: qsTr("이름이나 번호는 적지 않아요.")
        onAccepted: {
            if (text.trim() !== "")
                root.send(text);
        }
    }
}
