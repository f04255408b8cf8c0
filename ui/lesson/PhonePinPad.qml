// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// Digits that nobody keeps: they go to the lesson when there are enough of them, and nowhere else.
Column {
    id: root

    required property PhoneHand hand
    required property var widget
    property string digits

    function press(key: string) {
        if (key === "<")
            root.digits = root.digits.slice(0, -1);
        else if (root.digits.length < root.widget.length)
            root.digits += key;
        if (root.digits.length === root.widget.length) {
            const all = root.digits;
            root.digits = "";
            root.hand.act(root.widget.id, "pin", all, "");
        }
    }

    spacing: Mm.px(3)
    Accessible.role: Accessible.Grouping
    Accessible.name: root.widget.label

    Keys.onPressed: event => {
        if (event.key >= Qt.Key_0 && event.key <= Qt.Key_9)
            root.press(String.fromCharCode(event.key));
        else if (event.key === Qt.Key_Backspace)
            root.press("<");
        else
            return;
        event.accepted = true;
    }

    NaruText {
        width: parent.width
        text: root.widget.label
        kind: NaruText.Floor
        pixelSize: Large.floorSize
        color: Theme.text2
        horizontalAlignment: Text.AlignHCenter
    }

    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Mm.px(4)

        Repeater {
            model: root.widget.length

            Rectangle {
                required property int index

                width: Mm.px(7)
                height: width
                radius: width / 2
                color: index < root.digits.length ? Theme.ink : Theme.paper
                border.color: Theme.edge
                border.width: Theme.border * 2
            }
        }
    }

    Item {
        width: parent.width
        height: keys.height + Mm.px(3)

        TeachingRing {
            anchors.fill: keys
            anchors.margins: Mm.px(1)
            visible: root.widget.isWanted && root.hand.ringShown
            pulsing: root.hand.pulsing
            onVisibleChanged: {
                if (visible)
                    root.hand.point(keys);
            }
            Component.onCompleted: {
                if (visible)
                    root.hand.point(keys);
            }
        }

        Grid {
            id: keys

            y: Mm.px(3)
            anchors.horizontalCenter: parent.horizontalCenter
            columns: 3
            spacing: Mm.px(3)

            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "<"]

                PhonePressable {
                    id: key

                    required property string modelData

                    hand: root.hand
                    width: (root.width - 2 * Mm.px(3)) / 3
                    height: Math.max(Mm.px(20.5), root.hand.unit * 0.72)
                    opacity: modelData === "" ? 0 : 1 // an invisible cell would give its place away
                    pressable: modelData !== ""
                    secret: modelData !== "<"
                    name: modelData === "<" ? qsTr("지움") : modelData
                    onDone: root.press(key.modelData)

                    NaruText {
                        anchors.centerIn: parent
                        text: key.modelData === "<" ? qsTr("지움") : key.modelData
                        kind: NaruText.Control
                        pixelSize: key.modelData === "<" ? Mm.font(8, true) : Large.titleSize
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
