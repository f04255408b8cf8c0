// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// A button that a hand of eighty years finds: one word of 12 mm, an icon beside or above it.
Pressable {
    id: root

    enum Kind {
        Plain,
        Main,
        Help
    }

    property int kind: KioskButton.Plain
    property string iconName
    property bool stacked: false
    // The arrow onward stands behind its word.
    property bool iconAfter: false
    property int wordSize: Plan.titleSize
    property int least: kind === KioskButton.Main ? Plan.mainHeight : Plan.buttonHeight
    property string family: Theme.family
    readonly property color wordColour: enabled ? [Theme.ink, Theme.overAction, Theme.overHelp][kind] : Theme.disabledText
    readonly property color fillColour: {
        if (!root.enabled)
            return Theme.disabledFill;
        const rest = [Theme.paper, Theme.action, Theme.help];
        const pressed = [Theme.paperPressed, Theme.actionPressed, Qt.darker(Theme.help, 1.12)];
        return (root.pressed ? pressed : rest)[root.kind];
    }
    // Large words need the room that the icon would take.
    readonly property bool iconShown: iconName !== "" && Plan.big === 1
    property int side: Plan.mm(3)
    readonly property int besideIcon: iconShown && !stacked ? icon.size + Plan.mm(3.5) : 0
    readonly property int aboveWord: iconShown && stacked ? icon.size + Plan.mm(0.6) : 0
    readonly property int wordRoom: width - 2 * side - besideIcon
    readonly property int wordWidth: Math.ceil(Math.max(metrics.advanceWidth, metrics.boundingRect.width) * 1.04) + 4
    readonly property int natural: wordWidth + besideIcon + 2 * Plan.mm(6)

    radius: Plan.radius
    implicitWidth: Math.max(Plan.mm(30), natural)
    implicitHeight: Math.max(least, word.implicitHeight + aboveWord + Plan.mm(5))

    TextMetrics {
        id: metrics

        font.family: root.family
        font.bold: true
        font.pixelSize: root.wordSize
        text: root.text
    }

    Rectangle {
        anchors.fill: parent
        radius: root.radius
        color: root.fillColour
        border.color: !root.enabled ? Theme.line : root.kind === KioskButton.Plain ? Theme.edge : root.kind === KioskButton.Help ? Theme.overHelp : root.fillColour
        border.width: Plan.border
    }

    Icon {
        id: icon

        readonly property int startX: Math.round((root.width - word.width - root.besideIcon) / 2)

        visible: root.iconShown
        name: root.iconShown ? root.iconName : ""
        size: root.stacked ? Plan.mm(13.5) : Plan.mm(15)
        color: root.wordColour
        x: root.stacked ? Math.round((root.width - size) / 2) : startX + (root.iconAfter ? word.width + root.besideIcon - size : 0)
        y: root.stacked ? Math.round((root.height - word.height - root.aboveWord) / 2) : Math.round((root.height - size) / 2)
    }

    NaruText {
        id: word

        x: root.besideIcon > 0 ? icon.startX + (root.iconAfter ? 0 : root.besideIcon) : Math.round((root.width - width) / 2)
        y: Math.round((root.height - height + root.aboveWord) / 2)
        width: Math.min(root.wordWidth, root.wordRoom)
        text: root.text
        kind: NaruText.Title
        horizontalAlignment: root.besideIcon > 0 ? Text.AlignLeft : Text.AlignHCenter
        pixelSize: root.wordSize
        family: root.family
        color: root.wordColour
        Accessible.ignored: true
    }
}
