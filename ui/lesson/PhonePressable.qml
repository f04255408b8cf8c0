// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// What can be pressed on the practice phone: short, long, swiped; by finger, by key (Enter held is a long press, Shift and
// an arrow swipes) and by assistive technology. Which of them is right, the lesson knows.
Item {
    id: root

    required property PhoneHand hand
    property string widgetId
    property string value
    property string name
    property bool wanted: false
    property bool open: true
    property bool pressable: widgetId !== ""
    property bool holds: false // a short press is one thing, a held one another
    property bool swipes: false
    property bool secret: false // its name is a digit of a PIN: blind mode reads it into earphones alone
    property string natural: "tap" // what assistive technology's press stands for
    property int radius: Measure.radius
    property color fill: Theme.paper
    property color edge: Theme.edge
    readonly property bool ringed: root.wanted && root.hand.ringShown
    readonly property bool touchedWrong: root.hand.touched === root.widgetId && root.widgetId !== ""
    readonly property bool pressed: area.pressed

    signal done(string deed, string way)

    // A finger: in blind mode the first press reads.
    function touched(deed: string, way: string) {
        if (!root.pressable || !Blind.takes(root))
            root.act(deed, way);
    }

    function act(deed: string, way: string) {
        if (root.pressable)
            root.done(deed, way);
    }

    activeFocusOnTab: root.pressable
    Accessible.role: Accessible.Button
    Accessible.name: root.name
    Accessible.description: root.ringed ? qsTr("누를 차례예요") : ""
    Accessible.focusable: root.pressable
    Accessible.ignored: !root.pressable
    Accessible.onPressAction: root.act(root.wanted && ["longpress", "hold"].includes(root.hand.deed) ? root.hand.deed : root.natural, "")
    onActiveFocusChanged: {
        if (Blind.on && root.activeFocus && root.pressable && !area.pressed)
            Blind.tell(root);
        if (root.activeFocus && !area.pressed)
            root.hand.reached(root);
    }
    Keys.onPressed: event => {
        // A keypad swipes with the arrows of its digits.
        const keypad = {
            [Qt.Key_4]: "left",
            [Qt.Key_6]: "right",
            [Qt.Key_2]: "up",
            [Qt.Key_8]: "down"
        };
        const ways = {
            [Qt.Key_Left]: "left",
            [Qt.Key_Right]: "right",
            [Qt.Key_Up]: "up",
            [Qt.Key_Down]: "down"
        };
        if ([Qt.Key_Return, Qt.Key_Enter, Qt.Key_Space].includes(event.key)) {
            event.accepted = true;
            if (!event.isAutoRepeat)
                keyHeld.restart();
        } else if ((event.modifiers & Qt.ShiftModifier) && root.swipes && ways[event.key]) {
            event.accepted = true;
            root.act("swipe", ways[event.key]);
        } else if (root.swipes && keypad[event.key]) {
            event.accepted = true;
            root.act("swipe", keypad[event.key]);
        }
    }
    Keys.onReleased: event => {
        if (event.isAutoRepeat || ![Qt.Key_Return, Qt.Key_Enter, Qt.Key_Space].includes(event.key))
            return;
        event.accepted = true;
        if (keyHeld.running) {
            keyHeld.stop();
            root.act(root.holds ? "tap" : root.natural, "");
        }
    }

    Timer {
        id: keyHeld

        interval: root.hand.longMs
        onTriggered: root.act(root.holds ? "hold" : "longpress", "")
    }

    Rectangle {
        anchors.fill: parent
        visible: root.pressable || root.edge !== Theme.edge
        color: root.touchedWrong ? Theme.cautionTint : root.pressed && root.open ? Theme.paperPressed : root.fill
        border.color: root.touchedWrong ? Theme.cautionEdge : root.open ? root.edge : Theme.line
        border.width: Theme.border
        radius: root.radius
    }

    MouseArea {
        id: area

        property point from
        property bool swiped: false

        anchors.fill: parent
        enabled: root.pressable
        pressAndHoldInterval: root.hand.longMs
        onPressed: mouse => {
            area.from = Qt.point(mouse.x, mouse.y);
            area.swiped = false;
        }
        onPositionChanged: mouse => {
            if (!root.swipes || area.swiped)
                return;
            const dx = mouse.x - area.from.x, dy = mouse.y - area.from.y, far = Measure.mm(12);
            if (Math.abs(dx) < far && Math.abs(dy) < far)
                return;
            area.swiped = true;
            root.touched("swipe", Math.abs(dx) > Math.abs(dy) ? (dx < 0 ? "left" : "right") : (dy < 0 ? "up" : "down"));
        }
        onPressAndHold: {
            if (!area.swiped) {
                area.swiped = true; // what follows is no tap
                root.touched(root.holds ? "hold" : "longpress", "");
            }
        }
        onReleased: mouse => {
            if (!area.swiped && area.containsMouse)
                root.touched(root.holds ? "tap" : root.natural, "");
        }
    }

    Loader {
        anchors.fill: parent
        z: 2
        active: root.ringed
        sourceComponent: ring
    }

    Component {
        id: ring

        TeachingRing {
            radius: root.radius
            pulsing: root.hand.pulsing
        }
    }

    Loader {
        x: Math.max(0, root.width - Measure.mm(26))
        y: Math.max(0, root.height - Measure.mm(24))
        z: 3
        active: root.ringed && root.hand.ghostShown
        source: "GhostHand.qml"
    }

    Loader {
        anchors.fill: parent
        z: 1
        active: root.activeFocus && Focus.visible && !root.ringed
        source: "qrc:/qt/qml/Naru/Kit/FocusRing.qml"
        onLoaded: item.radius = root.radius
    }

    onRingedChanged: {
        if (root.ringed)
            root.hand.point(root);
    }
    Component.onCompleted: {
        if (root.ringed)
            root.hand.point(root);
    }
}
