// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter
import Naru.Kit

// What the camera sees, and in words what to do with the phone before it.
Looking {
    id: root

    property string wish: qsTr("손님 QR을 카메라에")
    readonly property string hint: root.scan.trouble !== "" ? root.scan.trouble : root.hints[root.scan.sight]
    readonly property var hints: ({
            "nothing": root.wish,
            "something": qsTr("그대로 잠깐"),
            "far": qsTr("조금 더 가까이"),
            "code": qsTr("읽었어요")
        })

    Rectangle {
        anchors.fill: view
        anchors.margins: -border.width
        color: Theme.sunk
        border.color: root.scan.sight === "code" ? Theme.ok : Theme.action
        border.width: Theme.borderSelected
        radius: Mm.ref(8)
    }

    CameraView {
        id: view

        x: Theme.borderSelected
        y: Theme.borderSelected
        width: root.width - 2 * x
        height: words.y - 2 * y - Mm.ref(8)
        model: root.scan
        ground: Theme.sunk
        found: Theme.action
        lineWidth: Mm.ref(6)
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("카메라가 보는 것")
    }

    Icon {
        anchors.centerIn: view
        visible: root.scan.trouble !== ""
        name: "camera"
        size: Mm.ref(86)
        color: Theme.text2
    }

    NaruText {
        id: words

        anchors.bottom: parent.bottom
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: root.hint
        kind: NaruText.Floor
        bold: root.scan.sight === "far"
        color: root.scan.sight === "nothing" ? Theme.text2 : Theme.ink
    }
}
