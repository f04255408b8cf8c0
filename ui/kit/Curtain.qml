// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// The dark screen of a visitor who listens: nobody beside them reads along. Fingers, keys and assistive technology reach
// the page as before; only one line stays, so that nobody takes the machine for broken.
Rectangle {
    id: root

    property bool drawn: false
    property string sentence: qsTr("화면을 가리고 소리로 쓰고 있어요.")

    anchors.fill: parent
    // Over sheets too.
    z: 2000
    visible: root.drawn
    color: "#000000"

    NaruText {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Large.margin
        x: Large.margin
        width: parent.width - 2 * Large.margin
        text: root.sentence
        kind: NaruText.Floor
        pixelSize: Large.floorSize
        horizontalAlignment: Text.AlignHCenter
        color: "#FFFFFF"
    }
}
