// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// The number of a step that a person does.
Rectangle {
    id: root

    property int number: 1

    implicitWidth: Mm.ref(64)
    implicitHeight: Mm.ref(64)
    radius: width / 2
    color: Theme.paper
    border.color: Theme.ink
    border.width: Mm.ref(3)

    NaruText {
        anchors.centerIn: parent
        text: String(root.number)
        kind: NaruText.Control
    }
}
