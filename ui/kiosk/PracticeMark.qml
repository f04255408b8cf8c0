// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// Nobody takes practice for the real thing: over every word and every green of it.
Rectangle {
    id: root

    property bool wanted: true
    property bool counts: false
    property string text

    implicitHeight: words.implicitHeight + Plan.mm(6)
    radius: Plan.radius
    color: Theme.cautionTint
    border.color: Theme.cautionEdge
    border.width: Plan.border

    NaruText {
        id: words

        x: Plan.mm(6)
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - 2 * x
        text: root.text
        pixelSize: Plan.bodySize
        color: Theme.cautionText
    }
}
