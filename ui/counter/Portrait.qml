// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// The visitor's picture, from the decoder alone and for this visit alone; or why there is none.
Rectangle {
    id: root

    required property string source
    required property string note

    color: Theme.sunk
    border.color: Theme.line
    border.width: root.source === "" ? Theme.border : 0
    Accessible.role: Accessible.Graphic
    Accessible.name: root.source === "" ? root.note : qsTr("손님 사진")

    Image {
        anchors.fill: parent
        visible: root.source !== ""
        source: root.source
        cache: false
        asynchronous: false
        fillMode: Image.PreserveAspectFit
    }

    NaruText {
        anchors.centerIn: parent
        width: parent.width - 2 * Mm.ref(14)
        visible: root.source === ""
        text: root.note
        kind: NaruText.Floor
        horizontalAlignment: Text.AlignHCenter
    }
}
