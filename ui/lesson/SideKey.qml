// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// A key beside the phone: icon over word, or the word alone where both have no room.
Pressable {
    id: root

    property string iconName
    property bool iconShown: true
    property bool iconBeside: false // too low a key for one over the other
    property bool strong: false // what to press next, where nothing in the phone is
    readonly property color wordColour: !enabled ? Theme.disabledText : strong ? Theme.overAction : Theme.ink
    readonly property bool over: iconShown && !iconBeside
    readonly property int iconSize: Measure.mm(iconBeside ? 10 : Measure.narrow ? 7.5 : 13)
    // Icon and ink of the word, one over the other; the line's own air would not fit a low key.
    readonly property real overY: (height - iconSize - word.pixelSize * word.lineCount * 1.1) / 2
    readonly property int besideWidth: iconShown && iconBeside ? Measure.mm(11) : 0

    radius: Measure.radius

    Rectangle {
        anchors.fill: parent
        color: !root.enabled ? Theme.disabledFill : root.strong ? (root.pressed ? Theme.actionPressed : Theme.action) : root.pressed ? Theme.paperPressed : Theme.paper
        border.color: root.enabled ? (root.strong ? Theme.action : Theme.edge) : Theme.line
        border.width: Theme.border
        radius: root.radius
    }

    Icon {
        x: root.over ? (root.width - width) / 2 : Measure.mm(3)
        y: root.over ? root.overY : (root.height - height) / 2
        name: root.iconShown ? root.iconName : ""
        size: root.iconSize
        color: root.wordColour
    }

    FitText {
        id: word

        x: Measure.mm(2) + root.besideWidth
        y: root.over ? root.overY + root.iconSize - 0.1 * pixelSize : (root.height - implicitHeight) / 2
        width: parent.width - Measure.mm(4) - root.besideWidth
        room: width
        text: root.text
        most: Measure.keySize
        color: root.wordColour
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true
    }
}
