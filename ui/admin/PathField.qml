// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// A folder or a file: typed, or chosen from big rows.
FocusScope {
    id: root

    property string label
    property string hint
    property string wrong
    property bool files: false
    property alias text: field.text
    required property PathSheet picker

    signal edited
    signal accepted

    implicitHeight: field.implicitHeight
    implicitWidth: Mm.ref(900)

    function choose() {
        root.picker.ask(root.label, root.files, field.text, path => {
                field.text = path;
                root.edited();
            });
    }

    NaruField {
        id: field

        width: parent.width - pick.width - Theme.gap
        focus: true
        label: root.label
        hint: root.hint
        wrong: root.wrong
        lengthMax: 400
        refusesCards: false
        onEdited: root.edited()
        onAccepted: root.accepted()
    }

    NaruButton {
        id: pick

        anchors.right: parent.right
        y: Math.round(Theme.controlSize * 1.35) + Mm.ref(6)
        text: qsTr("고르기")
        iconName: "folder"
        onClicked: root.choose()
        Accessible.description: root.label
    }
}
