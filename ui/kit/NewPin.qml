// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A PIN that a person chooses: pressed twice on the pad at the right; what else is asked stands at the left, and under it
// how far the PIN is and what was not taken. The digits leave with hand() and are nowhere else: what a text field keeps
// in stars, Qt 6.4 reads aloud.
FocusScope {
    id: root

    property string title: qsTr("비밀번호")
    property string againTitle: qsTr("비밀번호 한 번 더")
    property string hint: qsTr("숫자 여섯 개 이상.\n그 사람이 직접 누르게 해 주세요.")
    property string lastText: qsTr("정하기")
    // What was not taken of it, or of the second time: begins again.
    property string wrong
    property bool busy: false
    // True where the pad's own key is the main button of the page.
    property bool primary: false
    readonly property bool settled: priv.round === 2
    readonly property alias leftWidth: left.width
    default property alias content: left.data

    // The second time is in as well: time to call hand().
    signal finished
    signal handed(string pin, string again)

    function hand() {
        root.handed(priv.first, priv.second);
    }

    function wipe() {
        root.begin("");
    }

    function begin(sentence: string) {
        priv.first = "";
        priv.second = "";
        priv.round = 0;
        pad.refuse(sentence);
    }

    function enterPad() {
        pad.forceActiveFocus(Qt.TabFocusReason);
    }

    function take(pin: string) {
        if (priv.round === 0) {
            priv.first = pin;
            priv.round = 1;
            return;
        }
        priv.second = pin;
        priv.round = 2;
        root.finished();
    }

    onWrongChanged: {
        if (root.wrong !== "")
            root.begin(root.wrong);
    }

    QtObject {
        id: priv

        property int round: 0
        property string first
        property string second
        readonly property var glyphs: [["run", "todo"], ["ok", "run"], ["ok", "ok"]][round]
    }

    implicitHeight: Math.max(pad.implicitHeight, left.implicitHeight + Theme.gap + told.implicitHeight)

    Column {
        id: left

        width: parent.width - pad.width - Mm.ref(40)
        spacing: Theme.gap
    }

    Column {
        id: told

        y: left.height + (left.height > 0 ? Theme.gap : 0)
        width: left.width
        spacing: Mm.ref(8)

        ProgressRows {
            width: parent.width
            spacing: 0
            model: [{
                    "kind": priv.glyphs[0],
                    "text": root.title
                }, {
                    "kind": priv.glyphs[1],
                    "text": root.againTitle
                }]
        }

        Row {
            width: parent.width
            spacing: pad.message === "" ? 0 : Mm.ref(12)

            StateGlyph {
                y: Math.round((Theme.floorSize * 1.35 - height) / 2)
                kind: pad.message === "" ? "" : "warn"
                size: Mm.ref(36)
            }

            NaruText {
                width: parent.width - x
                text: pad.message === "" ? root.hint : pad.message
                kind: NaruText.Floor
                color: pad.message === "" ? Theme.text2 : Theme.cautionText
            }
        }
    }

    PinPad {
        id: pad

        anchors.right: parent.right
        width: Mm.ref(450)
        beside: true
        busy: root.busy
        title: priv.round === 1 ? root.againTitle : root.title
        settled: priv.round === 2 ? priv.second.length : 0
        primary: root.primary
        enterText: priv.round === 0 ? qsTr("다음") : root.lastText
        onEntered: pin => root.take(pin)
        onConfirmed: root.finished()
        onBegun: root.begin("")
    }
}
