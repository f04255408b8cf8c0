// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// What the matter is about, in large print: label at the left, figure at the right.
Item {
    id: root

    property string label
    property string value

    width: parent ? parent.width : 0
    implicitHeight: figure.implicitHeight + Mm.px(4)
    visible: value !== ""
    Accessible.role: Accessible.StaticText
    Accessible.name: root.label + " " + root.value

    NaruText {
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - figure.width - Mm.px(4)
        text: root.label
        pixelSize: Mm.font(8.8, false)
        color: Theme.text2
        Accessible.ignored: true
    }

    NaruText {
        id: figure

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: root.value
        kind: NaruText.Title
        pixelSize: Mm.font(13, true)
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    Hairline {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
