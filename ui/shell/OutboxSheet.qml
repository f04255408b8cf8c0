// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Shell

// What waits to go to the hub: how much, how old, why, when next, and the one safe thing to press.
Sheet {
    id: root

    required property OutboxModel model
    // Whether this desk may carry it on a stick.
    property bool carries: false

    signal courierWanted

    title: root.model.text
    sentence: [root.model.sentence, root.model.next].filter(words => words !== "").join("\n")
    iconName: root.model.kind === "sent" ? "check" : root.model.kind === "sending" ? "sync" : root.model.kind === "blocked" ? "alert" : "offline"
    safeText: qsTr("알겠어요")
    otherText: root.model.button
    onOther: root.model.press()

    Column {
        width: parent.width
        spacing: Mm.ref(12)

        Repeater {
            model: root.model.lines

            Item {
                id: line

                required property var modelData

                width: parent.width
                implicitHeight: Math.max(name.implicitHeight, value.implicitHeight)

                NaruText {
                    id: name

                    width: parent.width * 0.5
                    text: line.modelData.name
                    color: Theme.text2
                }

                NaruText {
                    id: value

                    x: parent.width * 0.5
                    width: parent.width * 0.5
                    text: line.modelData.value
                }
            }
        }

        NaruButton {
            width: parent.width
            visible: root.carries
            text: qsTr("USB로 옮기기")
            iconName: "usb"
            onClicked: {
                root.dismiss();
                root.courierWanted();
            }
        }
    }
}
