// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// One key of the keyboard on the screen: a letter of 12 mm, or a word.
Pressable {
    id: root

    property string word
    property bool letter: false
    property bool primary: false
    // Lessons point at it.
    property bool target: false
    property bool showsPress: true
    property int jamoSize: Mm.px(12 / 0.623)
    property int wordSize: Large.barSize
    // The gap between keys is as wide on every glass, and so is what lies in it.
    readonly property int line: Math.round(0.75 / Mm.pitch)
    readonly property int ring: Math.round(1.5 / Mm.pitch)
    readonly property bool pressShown: pressed && showsPress

    radius: Mm.px(4)
    // A press with a finger leaves the focus where it was.
    focusPolicy: Qt.TabFocus
    ringVisible: false
    z: ringDrawing.visible ? 1 : 0
    Accessible.description: root.target ? qsTr("누를 차례예요") : ""

    // The ring lies close to the key, or it would cover its neighbours.
    Item {
        id: ringDrawing

        anchors.fill: parent
        visible: root.target || root.focusShown

        Rectangle {
            anchors.fill: parent
            anchors.margins: -(root.ring + root.line)
            color: Theme.ringLine
            radius: root.radius + root.ring + root.line
        }

        Rectangle {
            anchors.fill: parent
            anchors.margins: -root.ring
            color: Theme.ring
            radius: root.radius + root.ring
        }
    }

    Rectangle {
        anchors.fill: parent
        color: {
            if (root.primary)
                return root.pressShown ? Theme.actionPressed : Theme.action;
            return root.pressShown ? Theme.paperPressed : root.checked ? Theme.actionTint : Theme.paper;
        }
        border.color: root.primary ? color : root.checked ? Theme.ink : Theme.edge
        border.width: root.checked ? 2 * Theme.border : Theme.border
        radius: root.radius
    }

    NaruText {
        id: label

        readonly property real room: root.width - Math.round(2 / Mm.pitch)

        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.round((root.height - height) / 2)
        text: root.word
        kind: NaruText.Control
        // Words of another language may be longer; none is cut.
        pixelSize: metrics.advanceWidth > room ? Math.floor(metrics.font.pixelSize * room / metrics.advanceWidth) : metrics.font.pixelSize
        color: root.primary ? Theme.overAction : Theme.ink
        Accessible.ignored: true
    }

    TextMetrics {
        id: metrics

        font.family: Theme.family
        font.bold: true
        font.pixelSize: root.letter ? root.jamoSize : root.wordSize
        text: root.word
    }
}
