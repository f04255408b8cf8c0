// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// A keypad for fingers, and any keyboard: what no control under the focus took. Arrows go from control to control, Enter
// acts on it, Cancel goes back (both are the page's). 0 reads the page again, 5 says where one is, and held long it turns
// blind mode on and off; * and # make it quieter and louder, 1 and 3 slower and faster, 7 turns the screen off and on;
// the help key calls a person.
Item {
    id: root

    required property KioskModel model
    property var voice: null
    property Item page
    property int holdMs: 1000
    readonly property Item focused: root.Window.activeFocusItem

    function control(item: Item): bool {
        return item !== null && item.activeFocusOnTab;
    }

    function step(forward: bool) {
        let next = root.focused ?? root.page;
        for (let tries = 0; next && tries < 500; ++tries) {
            next = next.nextItemInFocusChain(forward);
            if (next && root.control(next) && Modal.reaches(next)) {
                next.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
                return;
            }
        }
    }

    function readAgain() {
        if (root.voice)
            root.voice.readAgain(Modal.sheet ?? root.page);
    }

    function whereAmI() {
        if (root.control(root.focused))
            Blind.tell(root.focused);
        else
            root.readAgain();
    }

    function turnBlind() {
        root.model.blindChosen = !root.model.blindChosen;
        root.model.say(root.model.blindChosen ? qsTr("보지 않고 쓰기를 켰어요.\n화살표로 고르고 확인을 눌러요.") : qsTr("보지 않고 쓰기를 껐어요."));
    }

    function louder(by: int) {
        if (by > 0)
            root.model.louder();
        else
            root.model.quieter();
        root.model.say(qsTr("소리 크기: 5 가운데 %1").arg(root.model.volume));
    }

    function faster(by: int) {
        if (by > 0)
            root.model.faster();
        else
            root.model.slower();
        root.model.say(qsTr("말 빠르기: %1배").arg(root.model.speed));
    }

    function turnScreen() {
        root.model.screenOff = !root.model.screenOff;
        root.model.say(root.model.screenOff ? qsTr("화면을 껐어요.") : qsTr("화면을 켰어요."));
    }

    function take(key: int): bool {
        switch (key) {
        case Qt.Key_Down:
        case Qt.Key_Right:
            root.step(true);
            return true;
        case Qt.Key_Up:
        case Qt.Key_Left:
            root.step(false);
            return true;
        case Qt.Key_0:
            root.readAgain();
            return true;
        case Qt.Key_Asterisk:
            root.louder(-1);
            return true;
        case Qt.Key_NumberSign:
            root.louder(1);
            return true;
        case Qt.Key_1:
            root.faster(-1);
            return true;
        case Qt.Key_3:
            root.faster(1);
            return true;
        case Qt.Key_7:
            root.turnScreen();
            return true;
        case Qt.Key_F1:
        case Qt.Key_Help:
            root.model.call();
            return true;
        default:
            return false;
        }
    }

    Keys.onPressed: event => {
        if (event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier))
            return;
        if (event.key === Qt.Key_5) {
            event.accepted = true;
            if (!event.isAutoRepeat)
                held.restart();
            return;
        }
        event.accepted = root.take(event.key);
    }
    Keys.onReleased: event => {
        if (event.key !== Qt.Key_5 || event.isAutoRepeat)
            return;
        event.accepted = true;
        if (held.running) {
            held.stop();
            root.whereAmI();
        }
    }

    Timer {
        id: held

        interval: root.holdMs
        onTriggered: root.turnBlind()
    }
}
