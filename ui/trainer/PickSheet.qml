// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// One of a closed list: what it is now is marked, and a press takes another.
Sheet {
    id: root

    property var choices: []
    property var answer: null

    // `then` is called with the number of what was chosen.
    function ask(title: string, choices: var, then: var) {
        root.title = title;
        root.choices = choices;
        root.answer = then;
        root.present();
    }

    function tell(number: int) {
        const then = root.answer;
        root.dismiss();
        then(number);
    }

    iconName: "edit"
    safeText: qsTr("그대로 두기")

    ScrollColumn {
        width: parent.width
        height: Math.min(implicitHeight, Mm.ref(520))
        spacing: Theme.gapLeast

        Repeater {
            model: root.choices

            NaruButton {
                required property var modelData
                required property int index

                width: parent.width
                height: Math.max(Theme.controlMin, implicitHeight)
                centred: false
                text: modelData.text
                glyph: modelData.now ? "ok" : ""
                Accessible.description: modelData.now ? qsTr("지금 이것이에요") : ""
                onClicked: root.tell(index)
            }
        }
    }
}
