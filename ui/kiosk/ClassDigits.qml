// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// For staff who came in by their door: the digits of a class, as a trainer calls them out. On the glass alone.
FocusScope {
    id: root

    // A ClassSeatModel.
    required property var seat
    required property KioskModel model
    property Item focusBefore: null
    readonly property int digitsMax: 16
    readonly property int wordSize: Plan.big > 1 ? Mm.font(7.35, true) : Plan.titleSize
    readonly property int keyHeight: Math.max(Plan.mm(22), Math.round(root.wordSize * 1.25) + Plan.mm(4))
    property string digits

    function present() {
        root.digits = "";
        root.focusBefore = root.Window.activeFocusItem;
        Modal.sheet = root;
        root.forceActiveFocus();
    }

    function dismiss() {
        if (Modal.sheet === root)
            Modal.sheet = null;
        if (root.focusBefore)
            root.focusBefore.forceActiveFocus(Qt.OtherFocusReason);
        root.focusBefore = null;
    }

    function add(digit: string) {
        if (root.digits.length < root.digitsMax)
            root.digits += digit;
    }

    function enter() {
        const digits = root.digits;
        root.dismiss();
        root.model.startAt("join");
        root.seat.enterByCode(digits);
    }

    anchors.fill: parent
    visible: Modal.sheet === root
    Accessible.role: Accessible.Dialog
    Accessible.name: head.text
    Component.onDestruction: {
        if (Modal.sheet === root)
            Modal.sheet = null;
    }
    Keys.onEscapePressed: root.dismiss()
    Keys.onPressed: event => {
        if (/^[0-9]$/.test(event.text))
            root.add(event.text);
        else if (event.key === Qt.Key_Backspace)
            root.digits = root.digits.slice(0, -1);
        event.accepted = true;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.scrim

        MouseArea {
            anchors.fill: parent
            onClicked: root.dismiss()
        }
    }

    Rectangle {
        width: parent.width
        height: column.height + 2 * Plan.mm(Plan.big > 1 ? 4 : 8)
        y: root.height - height
        color: Theme.paper

        MouseArea {
            anchors.fill: parent
        }

        Column {
            id: column

            x: Plan.margin
            y: Plan.mm(Plan.big > 1 ? 4 : 8)
            width: parent.width - 2 * x
            spacing: Plan.mm(4)

            NaruText {
                id: head

                width: parent.width
                text: qsTr("수업 코드")
                kind: NaruText.Title
                pixelSize: root.wordSize
            }

            NaruText {
                width: parent.width
                text: root.digits === "" ? qsTr("선생님 화면의 숫자를 눌러 주세요.") : root.digits.replace(/(\d{4})(?=\d)/g, "$1 ")
                kind: NaruText.Control
                pixelSize: Plan.big > 1 ? root.wordSize : Plan.bodySize
            }

            Grid {
                id: grid

                width: parent.width
                columns: 3
                spacing: Plan.mm(4)

                Repeater {
                    model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "erase", "0", "enter"]

                    KioskButton {
                        required property string modelData
                        readonly property bool digit: modelData.length === 1

                        width: Math.floor((grid.width - 2 * grid.spacing) / 3)
                        height: root.keyHeight
                        side: Plan.mm(1)
                        kind: modelData === "enter" ? KioskButton.Main : KioskButton.Plain
                        enabled: modelData !== "enter" || root.digits.length >= 12
                        text: digit ? modelData : modelData === "erase" ? qsTr("지움") : qsTr("확인")
                        wordSize: root.wordSize
                        onClicked: {
                            if (digit)
                                root.add(modelData);
                            else if (modelData === "erase")
                                root.digits = root.digits.slice(0, -1);
                            else
                                root.enter();
                        }
                    }
                }
            }

            KioskButton {
                width: parent.width
                least: root.keyHeight
                text: qsTr("돌아가기")
                iconName: "back"
                wordSize: root.wordSize
                onClicked: root.dismiss()
            }
        }
    }
}
