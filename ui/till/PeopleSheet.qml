// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// Another member of staff agrees with a PIN of their own; what the two agree about stands above their names.
Sheet {
    id: root

    property var people: []
    property string note
    property string reasonLabel // empty: no reason is asked for
    property string fieldLabel  // empty: nothing else is typed
    property bool busy: false
    property string enterText: qsTr("확인함")
    default property alias shown: above.data

    signal agreed(var second, string pin, string reason, string field)

    function ask() {
        if (root.people.length === 0)
            return;
        people.value = root.people[0].value;
        reason.wipe();
        field.wipe();
        pad.clear();
        pad.message = "";
        root.present();
        (field.visible ? field : reason.visible ? reason : pad).forceActiveFocus(Qt.TabFocusReason);
    }

    function refuse(sentence: string) {
        pad.refuse(sentence);
    }

    iconName: "people"
    safeText: qsTr("그만두기")

    Row {
        width: parent.width
        spacing: Mm.ref(36)

        Column {
            width: parent.width - pad.width - parent.spacing
            spacing: Mm.ref(14)

            Column {
                id: above

                width: parent.width
                spacing: Mm.ref(10)
            }

            NaruField {
                id: field

                width: parent.width
                visible: root.fieldLabel !== ""
                label: root.fieldLabel
                lengthMax: 24
            }

            NaruField {
                id: reason

                width: parent.width
                visible: root.reasonLabel !== ""
                label: root.reasonLabel
                lengthMax: 100
                onAccepted: pad.forceActiveFocus(Qt.TabFocusReason)
            }

            ChoiceList {
                id: people

                width: parent.width
                model: root.people
                onChosen: pad.clear()
            }

            NaruText {
                width: parent.width
                visible: text !== ""
                text: root.note
                kind: NaruText.Floor
                color: Theme.text2
            }
        }

        PinPad {
            id: pad

            busy: root.busy
            enterText: root.enterText
            onEntered: pin => root.agreed(people.value, pin, reason.text.trim(), field.text.trim())
        }
    }
}
