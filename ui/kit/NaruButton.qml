// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A button: one word that says what happens. One Primary (or Ink) on a page.
Pressable {
    id: root

    enum Kind {
        Primary,
        Ink,
        Secondary,
        Quiet,
        Danger,
        Help,
        Doubt
    }

    property int kind: NaruButton.Secondary
    property string iconName
    property string glyph
    // Says when it opens; shown under the button while it is disabled.
    property string reason
    property bool centred: !cap.used
    // For pages that everybody uses: words of 12 mm on a key of 38 mm.
    property bool large: false
    readonly property int iconSize: large ? Mm.px(13) : Mm.ref(42)
    readonly property bool reasonShown: !enabled && reason !== ""
    readonly property color wordColour: {
        if (!root.enabled)
            return Theme.disabledText;
        return [Theme.overAction, Theme.overInk, Theme.ink, Theme.ink, Theme.refuse, Theme.overHelp, Theme.cautionText][root.kind];
    }
    readonly property color fillColour: {
        if (!root.enabled)
            return Theme.disabledFill;
        const rest = [Theme.action, Theme.ink, Theme.paper, "transparent", Theme.paper, Theme.help, Theme.cautionTint];
        const pressed = [Theme.actionPressed, Theme.inkPressed, Theme.paperPressed, Theme.paperPressed, Theme.paperPressed, Qt.darker(Theme.help, 1.12), Theme.paperPressed];
        return (root.pressed ? pressed : rest)[root.kind];
    }
    readonly property color edgeColour: {
        if (!root.enabled)
            return Theme.line;
        return [root.fillColour, root.fillColour, Theme.edge, "transparent", Theme.refuse, Theme.overHelp, Theme.cautionText][root.kind];
    }
    property int side: centred ? Mm.ref(20) : Mm.ref(28)
    readonly property int between: Mm.ref(18)
    readonly property real signWidth: sign.width > 0 ? sign.width + between : 0
    readonly property real capWidth: cap.used ? cap.width + between : 0
    readonly property real wordRoom: width - 2 * side - signWidth - capWidth

    radius: Theme.buttonRadius
    implicitWidth: Math.max(Mm.ref(140), word.implicitWidth + signWidth + capWidth + 2 * side)
    implicitHeight: Math.max(root.large ? Mm.px(37.7) : Theme.buttonHeight, word.implicitHeight + Mm.ref(24)) + (reasonShown ? why.implicitHeight + Mm.ref(8) : 0)
    Accessible.description: root.reasonShown ? root.reason : ""

    Rectangle {
        id: face

        width: parent.width
        height: parent.height - (root.reasonShown ? why.implicitHeight + Mm.ref(8) : 0)
        color: root.fillColour
        border.color: root.edgeColour
        border.width: root.kind === NaruButton.Quiet ? 0 : Theme.border
        radius: root.radius
    }

    Item {
        id: sign

        readonly property bool used: root.iconName !== "" || root.glyph !== ""

        x: root.centred ? Math.round((root.width - root.signWidth - word.width) / 2) : root.side
        width: used ? (root.large ? root.iconSize : Mm.ref(40)) : 0
        height: face.height

        Icon {
            anchors.centerIn: parent
            visible: root.iconName !== ""
            name: root.iconName
            size: root.iconSize
            color: root.wordColour
        }

        StateGlyph {
            anchors.centerIn: parent
            kind: root.iconName === "" ? root.glyph : ""
            size: Mm.ref(40)
        }
    }

    NaruText {
        id: word

        x: sign.x + root.signWidth
        y: Math.round((face.height - height) / 2)
        width: Math.min(implicitWidth, root.wordRoom)
        text: root.text
        kind: NaruText.Control
        pixelSize: root.large ? Mm.font(12, true) : Theme.controlSize
        color: root.wordColour
        Accessible.ignored: true
    }

    KeyCap {
        id: cap

        anchors.right: parent.right
        anchors.rightMargin: Mm.ref(26)
        y: Math.round((face.height - height) / 2)
        text: root.keyText
        color: root.wordColour
    }

    NaruText {
        id: why

        anchors.bottom: parent.bottom
        width: parent.width
        visible: root.reasonShown
        text: root.reason
        kind: NaruText.Floor
        color: Theme.text2
        Accessible.ignored: true
    }
}
