// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// The devices as states at the left, what is always possible at the right.
Rectangle {
    id: root

    // [{kind, text}]
    property var devices: []
    // [{text, shortcut}]; key: what the cap shows when it is not the shortcut
    property var actions: []

    signal devicePressed(int index)
    signal actionPressed(int index)

    implicitHeight: Theme.deviceBarHeight
    color: Theme.paper

    Hairline {
        width: parent.width
    }

    Row {
        x: Theme.margin - Mm.ref(14)
        height: parent.height
        spacing: Mm.ref(16)

        Repeater {
            model: root.devices

            BarItem {
                required property var modelData
                required property int index

                height: root.height
                text: modelData.text
                kind: modelData.kind
                onClicked: root.devicePressed(index)
            }
        }
    }

    Row {
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin - Mm.ref(14)
        height: parent.height
        spacing: Mm.ref(16)

        Repeater {
            model: root.actions

            BarItem {
                required property var modelData
                required property int index

                height: root.height
                text: modelData.text
                shortcut: modelData.shortcut ?? modelData.key ?? ""
                capText: modelData.key ?? modelData.shortcut ?? ""
                onClicked: root.actionPressed(index)
            }
        }
    }
}
