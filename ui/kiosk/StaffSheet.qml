// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// For staff, over everything a visitor has: first a PIN, of which neither eye nor ear learns a digit, then what a person
// at the machine may do. A press beside it, Esc and a while of nothing lead back to the visitor's page.
FocusScope {
    id: root

    required property StaffDoor door
    required property KioskModel model
    // A ClassSeatModel, or null: then no class is gone into by its digits.
    property var seat: null
    property Item focusBefore: null
    property Item sheetBefore: null
    property string message
    readonly property bool shown: root.door.opened
    readonly property int air: Plan.mm(Plan.big > 1 ? 4 : 8)
    readonly property int between: Plan.mm(Plan.big > 1 ? 7 : 5)
    // Large words shrink to their key, never below twice the floor.
    readonly property int wordSize: Plan.big > 1 ? Mm.font(7.35, true) : Plan.titleSize
    readonly property int keyHeight: Math.max(Plan.mm(24), Math.round(root.wordSize * 1.25) + Plan.mm(5))

    signal digitsWanted

    function open() {
        root.model.screenOff = false;
        root.model.goOn(); // the question whether anybody is there would take the keys away
        root.focusBefore = root.Window.activeFocusItem;
        root.sheetBefore = Modal.sheet;
        Modal.sheet = root;
        priv.digits = "";
        root.message = "";
        dots.forceActiveFocus(Qt.TabFocusReason);
    }

    function close() {
        priv.digits = "";
        if (Modal.sheet === root)
            Modal.sheet = root.sheetBefore && root.sheetBefore.visible ? root.sheetBefore : null;
        root.sheetBefore = null;
        if (root.focusBefore)
            root.focusBefore.forceActiveFocus(Qt.OtherFocusReason);
        root.focusBefore = null;
    }

    function add(digit: string) {
        root.door.touch();
        if (root.door.busy || priv.digits.length >= 12)
            return;
        root.message = "";
        priv.digits += digit;
    }

    function erase() {
        root.door.touch();
        priv.digits = priv.digits.slice(0, -1);
    }

    function enter() {
        const pin = priv.digits;
        priv.digits = "";
        if (pin.length < 6)
            root.message = qsTr("여섯 자리 이상 눌러 주세요.");
        else
            root.door.enter(pin);
    }

    function takeKey(event: KeyEvent): bool {
        root.door.touch();
        if (root.door.admitted)
            return false;
        if (/^[0-9]$/.test(event.text))
            root.add(event.text);
        else if (event.key === Qt.Key_Backspace || event.key === Qt.Key_Delete)
            root.erase();
        else if (event.key === Qt.Key_Up)
            root.door.choose(-1);
        else if (event.key === Qt.Key_Down)
            root.door.choose(1);
        else
            return false;
        return true;
    }

    anchors.fill: parent
    visible: root.shown
    onShownChanged: root.shown ? root.open() : root.close()
    Accessible.role: Accessible.Dialog
    Accessible.name: head.text
    Component.onDestruction: {
        if (Modal.sheet === root)
            Modal.sheet = null;
    }
    Keys.onEscapePressed: event => {
        if (!event.isAutoRepeat) // the one that was held to come here
            root.door.close();
    }
    Keys.onPressed: event => {
        root.takeKey(event);
        event.accepted = true;
    }

    Connections {
        target: root.door

        function onRefused(why: string) {
            root.message = why === "wrong" ? qsTr("번호가 달라요.") : why === "wait" ? qsTr("잠시 뒤에 다시 눌러 주세요.") : qsTr("지금은 적을 수 없어요.");
            root.model.say(root.message);
        }

        function onChanged() {
            if (root.door.admitted && dots.activeFocus)
                arrivedKey.forceActiveFocus(Qt.TabFocusReason);
        }
    }

    QtObject {
        id: priv

        property string digits: ""
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.scrim

        MouseArea {
            anchors.fill: parent
            onClicked: root.door.close()
        }
    }

    Item {
        id: paper

        width: parent.width
        height: Math.min(column.height + 2 * root.air, root.height)
        y: root.height - height
        clip: true

        // Taller than it looks: only the upper corners are round.
        Rectangle {
            width: parent.width
            height: parent.height + radius
            radius: Plan.mm(12)
            color: Theme.paper
            border.color: Theme.ink
            border.width: Plan.border

            MouseArea {
                anchors.fill: parent
            }
        }

        Column {
            id: column

            x: Plan.margin
            y: root.air
            width: parent.width - 2 * x
            spacing: root.between

            NaruText {
                id: head

                width: parent.width
                visible: !line.instead
                text: root.door.admitted ? qsTr("직원 메뉴") : qsTr("직원 확인")
                kind: NaruText.Title
                pixelSize: Plan.titleSize
            }

            // Above the keys, so that no key moves when a sentence comes: the paper grows upward.
            NaruText {
                id: line

                readonly property bool instead: Plan.big > 1 && visible

                visible: !root.door.admitted && (Plan.big === 1 || root.message !== "")
                width: parent.width
                text: root.message === "" ? qsTr("직원만 쓰는 곳이에요.") : root.message
                pixelSize: Plan.bodySize
                color: root.message === "" ? Theme.text2 : Theme.cautionText
            }

            Item {
                visible: !root.door.admitted && root.door.people > 1
                width: parent.width
                height: root.keyHeight

                KioskButton {
                    id: before

                    width: root.keyHeight
                    height: parent.height
                    side: 0
                    text: "−"
                    Accessible.name: qsTr("앞 번호")
                    wordSize: root.wordSize
                    onClicked: root.door.choose(-1)
                }

                NaruText {
                    anchors.verticalCenter: parent.verticalCenter
                    x: before.width + Plan.gap
                    width: parent.width - 2 * x
                    text: qsTr("직원 %1번").arg(root.door.number)
                    kind: NaruText.Title
                    horizontalAlignment: Text.AlignHCenter
                    pixelSize: root.wordSize
                }

                KioskButton {
                    x: parent.width - width
                    width: root.keyHeight
                    height: parent.height
                    side: 0
                    text: "+"
                    Accessible.name: qsTr("다음 번호")
                    wordSize: root.wordSize
                    onClicked: root.door.choose(1)
                }
            }

            PinDots {
                id: dots

                count: priv.digits.length
                visible: !root.door.admitted
                width: parent.width
                focus: true
                onEntered: root.enter()
            }

            Grid {
                id: grid

                visible: !root.door.admitted
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
                        // A press leaves the focus on the dots, where Enter sends.
                        focusPolicy: Qt.TabFocus
                        secret: digit
                        enabled: !root.door.busy
                        kind: modelData === "enter" ? KioskButton.Main : KioskButton.Plain
                        text: digit ? modelData : modelData === "erase" ? qsTr("지움") : qsTr("확인")
                        wordSize: root.wordSize
                        onClicked: {
                            if (digit)
                                root.add(modelData);
                            else if (modelData === "erase")
                                root.erase();
                            else
                                root.enter();
                        }
                    }
                }
            }

            KioskButton {
                id: arrivedKey

                visible: root.door.admitted
                width: parent.width
                least: root.keyHeight
                kind: KioskButton.Main
                text: qsTr("직원이 왔어요")
                iconName: "hand"
                wordSize: root.wordSize
                onClicked: root.door.arrive()
            }

            Item {
                visible: root.door.admitted
                width: parent.width
                height: quieter.height

                KioskButton {
                    id: quieter

                    width: Math.floor((parent.width - Plan.gap) / 2)
                    least: root.keyHeight
                    text: qsTr("작게")
                    Accessible.name: qsTr("소리 작게")
                    iconName: "minus"
                    enabled: root.model.volume > 0
                    wordSize: root.wordSize
                    onClicked: root.model.quieter()
                }

                KioskButton {
                    x: parent.width - width
                    width: quieter.width
                    height: quieter.height
                    least: root.keyHeight
                    text: qsTr("크게")
                    Accessible.name: qsTr("소리 크게")
                    iconName: "plus"
                    enabled: !root.model.loudest
                    wordSize: root.wordSize
                    onClicked: root.model.louder()
                }
            }

            KioskButton {
                visible: root.door.admitted && root.seat !== null
                width: parent.width
                least: root.keyHeight
                text: qsTr("수업 코드 적기")
                iconName: "people"
                wordSize: root.wordSize
                onClicked: {
                    root.door.close();
                    root.digitsWanted();
                }
            }

            KioskButton {
                visible: root.door.admitted
                width: parent.width
                least: root.keyHeight
                text: qsTr("다시 시작")
                iconName: "refresh"
                wordSize: root.wordSize
                onClicked: root.door.restart()
            }

            KioskButton {
                visible: root.door.admitted
                width: parent.width
                least: root.keyHeight
                text: qsTr("끝내기")
                iconName: "power"
                wordSize: root.wordSize
                onClicked: root.door.end()
            }

            KioskButton {
                width: parent.width
                least: root.keyHeight
                text: qsTr("돌아가기")
                iconName: "back"
                wordSize: root.wordSize
                onClicked: root.door.close()
            }
        }
    }
}
