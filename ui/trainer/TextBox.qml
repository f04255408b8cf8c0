// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// Words of the lesson: their name, the box, what the linter says of them at once, and what the other language says.
FocusScope {
    id: root

    required property DraftModel draft
    required property string key
    required property string label
    readonly property bool korean: root.draft.language === "ko"
    readonly property string said: root.draft.revision >= 0 ? root.draft.text(root.key, root.draft.language) : ""
    readonly property string beside: root.draft.revision >= 0 ? root.draft.text(root.key, root.korean ? "en" : "ko") : ""
    readonly property var wrong: root.draft.revision >= 0 ? root.draft.complaintsOf(root.key) : []
    property bool filling: false

    function fill() {
        if (input.text === root.said)
            return;
        root.filling = true;
        const at = input.cursorPosition;
        input.text = root.said;
        input.cursorPosition = Math.min(at, input.length);
        root.filling = false;
    }

    // The next or the last control, as Tab does everywhere else; a tab is no letter of a lesson.
    function leave(forward: bool) {
        let next = input;
        for (let tries = 0; tries < 500; ++tries) {
            next = next.nextItemInFocusChain(forward);
            if (next && next.activeFocusOnTab)
                break;
        }
        next.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    implicitHeight: under.y + (under.visible ? under.height : 0)
    onSaidChanged: root.fill()
    Component.onCompleted: root.fill()

    NaruText {
        id: name

        width: parent.width
        text: root.label
        kind: NaruText.Floor
        color: Theme.text2
        Accessible.ignored: true
    }

    Rectangle {
        id: box

        y: name.height + Mm.ref(4)
        width: parent.width
        height: Math.max(Theme.controlMin, input.contentHeight + Mm.ref(24))
        color: Theme.paper
        border.color: root.wrong.length > 0 ? Theme.cautionText : input.activeFocus ? Theme.ink : Theme.edge
        border.width: root.wrong.length > 0 || input.activeFocus ? Theme.borderSelected : Theme.border
        radius: Theme.fieldRadius

        FocusRing {
            anchors.fill: parent
            radius: parent.radius
            visible: input.activeFocus && Focus.visible
        }

        NaruTextArea {
            id: input

            x: Mm.ref(20)
            y: Math.round((parent.height - contentHeight) / 2)
            width: parent.width - 2 * x
            focus: true
            Accessible.name: root.label
            Accessible.description: root.wrong.map(each => each.sentence + " " + each.next).join(" ")
            Keys.onTabPressed: root.leave(true)
            Keys.onBacktabPressed: root.leave(false)
            Keys.onPressed: event => {
                if (event.matches(StandardKey.Undo)) {
                    root.draft.undo();
                    event.accepted = true;
                } else if (event.matches(StandardKey.Redo)) {
                    root.draft.redo();
                    event.accepted = true;
                }
            }
            onTextChanged: {
                if (!root.filling)
                    root.draft.write(root.key, input.text);
            }
            onActiveFocusChanged: {
                if (!input.activeFocus)
                    root.draft.seal();
            }
        }

        MouseArea {
            anchors.fill: parent
            z: -1
            onClicked: input.forceActiveFocus(Qt.MouseFocusReason)
        }
    }

    Column {
        id: under

        y: box.y + box.height + Mm.ref(6)
        width: parent.width
        spacing: Mm.ref(4)
        visible: root.wrong.length > 0 || root.beside !== ""

        Repeater {
            model: root.wrong

            StateLine {
                required property var modelData

                width: under.width
                kind: "warn"
                text: modelData.sentence + "\n" + modelData.next
            }
        }

        NaruText {
            width: parent.width
            visible: root.beside !== ""
            text: (root.korean ? qsTr("영어: %1") : qsTr("한국어: %1")).arg(root.beside.replace(/\n/g, " "))
            kind: NaruText.Floor
            color: Theme.text2
        }
    }
}
