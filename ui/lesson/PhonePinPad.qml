// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// Digits that nobody keeps: they go to the lesson when there are enough of them, and nowhere else.
Column {
    id: root

    required property PhoneHand hand
    required property var widget
    property string digits
    readonly property bool together: true // what is typed and its keys: on one page where they fit

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

    spacing: Measure.mm(3)
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
        pixelSize: Measure.floorSize
        color: Theme.text2
        horizontalAlignment: Text.AlignHCenter
    }

    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Measure.mm(4)

        Repeater {
            model: root.widget.length

            Rectangle {
                required property int index

                width: Measure.mm(7)
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
        height: keys.height + Measure.mm(3)

        TeachingRing {
            anchors.fill: keys
            anchors.margins: Measure.mm(1)
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

        Flow {
            id: keys

            // Large: two rows fit where four do not; no digit stands on another page.
            readonly property int columns: Measure.large ? 6 : 3
            readonly property int cell: Math.floor((width - (columns - 1) * spacing) / columns)
            readonly property bool together: true

            y: Measure.mm(3)
            width: parent.width
            spacing: Measure.mm(3)

            Repeater {
                model: Measure.large ? ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "<"] : ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "<"]

                PhonePressable {
                    id: key

                    required property string modelData

                    hand: root.hand
                    width: modelData === "<" && Measure.large ? 2 * keys.cell + keys.spacing : keys.cell
                    height: Measure.large ? Measure.mm(27.6) : Math.max(Measure.mm(22), root.hand.unit * 0.72)
                    opacity: modelData === "" ? 0 : 1 // an invisible cell would give its place away
                    pressable: modelData !== ""
                    secret: modelData !== "<"
                    name: modelData === "<" ? qsTr("지움") : modelData
                    onDone: root.press(key.modelData)

                    NaruText {
                        anchors.centerIn: parent
                        text: key.modelData === "<" ? qsTr("지움") : key.modelData
                        kind: NaruText.Control
                        pixelSize: key.modelData === "<" ? Measure.word(8) : Measure.large ? Measure.word(12) : Measure.titleSize
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
