// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// A sum of money and what it is.
Item {
    id: root

    property string label
    property string value

    width: parent ? parent.width : 0
    implicitHeight: Math.max(Mm.ref(60), name.implicitHeight)
    Accessible.role: Accessible.StaticText
    Accessible.name: root.label + " " + root.value

    NaruText {
        id: name

        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - figure.width - Mm.ref(16)
        text: root.label
        Accessible.ignored: true
    }

    NaruText {
        id: figure

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: root.value
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    Hairline {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
