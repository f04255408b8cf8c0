// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// What is said now, in signs: drawn frames that the lesson brought for it. Absent where there are none. At five frames a
// second no pair of them can flash three times.
Rectangle {
    id: root

    required property var model
    property bool roomy: true // there is room for it beside the step
    readonly property string sign: model.sign ?? ""
    readonly property int frames: sign === "" ? 0 : model.signFrames
    readonly property int frameMs: 200
    readonly property int restFrames: 5
    property int frame: 0

    visible: root.roomy && root.frames > 0
    height: visible ? width : 0
    color: "#FFFFFF"
    border.color: Theme.edge
    border.width: Theme.border
    radius: Measure.radius
    onSignChanged: root.frame = 0
    Accessible.role: Accessible.Animation
    Accessible.name: qsTr("수어 그림")
    Accessible.ignored: !visible

    Image {
        anchors.fill: parent
        anchors.margins: Measure.mm(2)
        fillMode: Image.PreserveAspectFit
        cache: false // the next lesson has other frames under the same name
        source: root.visible ? "image://lesson/sign/%1/%2".arg(root.sign).arg(Math.min(root.frame, root.frames - 1)) : ""
        sourceSize: Qt.size(Math.round(width), Math.round(height))
    }

    // Again and again, with a rest on the last; once where nothing shall move.
    Timer {
        interval: root.frameMs
        repeat: true
        running: root.visible && !(Theme.reducedMotion && root.frame >= root.frames - 1)
        onTriggered: root.frame = root.frame + 1 < root.frames + root.restFrames ? root.frame + 1 : 0
    }
}
