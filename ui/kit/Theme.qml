// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

// The roles of the design: colours (two sets, the same names), type, measures, motion. Pages use roles, never values.
QtObject {
    id: root

    property bool highContrast: false
    property bool reducedMotion: false

    // Grounds
    readonly property color ground: highContrast ? "#101010" : "#FBF7EF"
    readonly property color paper: highContrast ? "#101010" : "#FFFFFF"
    readonly property color paperPressed: highContrast ? "#3A3A3A" : "#E9E3D7"
    readonly property color sunk: highContrast ? "#1C1C1C" : "#F3EDE1"
    readonly property color scrim: highContrast ? "#B8000000" : "#9E14213D"

    // Words and lines
    readonly property color ink: highContrast ? "#FFFFFF" : "#14213D"
    readonly property color inkPressed: highContrast ? "#C8C8C8" : "#0B1428"
    readonly property color overInk: highContrast ? "#101010" : "#FFFFFF"
    readonly property color text2: highContrast ? "#FFFFFF" : "#4A5568"
    readonly property color edge: highContrast ? "#FFFFFF" : "#5B6575"
    readonly property color line: highContrast ? "#8A8A8A" : "#DDD5C5"

    // What to do next
    readonly property color action: highContrast ? "#7FD1FF" : "#084298"
    readonly property color actionPressed: highContrast ? "#FFFFFF" : "#06306F"
    readonly property color overAction: highContrast ? "#101010" : "#FFFFFF"
    readonly property color actionTint: highContrast ? ground : "#E6F0FB"
    readonly property color tintEdge: highContrast ? edge : actionTint

    // States
    readonly property color ok: highContrast ? "#8CE8AE" : "#0A5C31"
    readonly property color overOk: highContrast ? "#101010" : "#FFFFFF"
    readonly property color caution: highContrast ? "#FFE600" : "#FFC24A"
    readonly property color overCaution: highContrast ? "#101010" : "#14213D"
    readonly property color cautionText: highContrast ? "#FFE600" : "#6B4000"
    readonly property color cautionTint: highContrast ? ground : "#FFF2D6"
    readonly property color cautionEdge: cautionText
    readonly property color refuse: highContrast ? "#FFA39B" : "#8F1515"
    readonly property color overRefuse: highContrast ? "#101010" : "#FFFFFF"
    readonly property color doubt: cautionText
    readonly property color overDoubt: highContrast ? "#101010" : "#FFFFFF"
    readonly property color help: highContrast ? "#FFE600" : "#FFD24A"
    readonly property color overHelp: highContrast ? "#101010" : "#14213D"

    // Focus and the teaching ring: between a gap of ground and an ink line
    readonly property color ring: highContrast ? "#FFE600" : "#FFB000"
    readonly property color ringLine: ink
    readonly property color disabledFill: highContrast ? "#101010" : "#E9E3D7"
    readonly property color disabledText: highContrast ? "#C8C8C8" : "#5B6575"
    readonly property color strip: highContrast ? "#101010" : "#14213D"
    readonly property color overStrip: "#FFFFFF"

    // Type: ink millimetres -> px
    // A page in Chinese names "Noto Sans CJK SC": the same code points, other shapes.
    property string family: "Noto Sans CJK KR"
    readonly property int floorSize: Mm.font(7.25, false)
    readonly property int bodySize: Mm.font(7.7, false)
    readonly property int sentenceSize: Mm.font(8.5, false)
    readonly property int controlSize: Mm.font(8.0, true)
    readonly property int numberSize: Mm.font(9.6, true)
    readonly property int titleSize: Mm.font(10.05, true)
    readonly property int displaySize: Mm.font(19.3, true)
    readonly property int amountSize: Mm.font(17.6, true)

    // By NaruText's kinds
    readonly property var sizes: [root.floorSize, root.bodySize, root.sentenceSize, root.controlSize, root.numberSize, root.titleSize, root.displaySize, root.amountSize]

    // Measures of panel C
    readonly property int cardRadius: Mm.ref(20)
    readonly property int buttonRadius: Mm.ref(18)
    readonly property int fieldRadius: Mm.ref(18)
    readonly property int border: Mm.ref(2)
    readonly property int borderSelected: Mm.ref(4)
    readonly property int buttonHeight: Mm.ref(92)
    readonly property int controlMin: Mm.ref(73)
    readonly property int rowHeight: Mm.ref(116)
    readonly property int doorHeight: Mm.ref(150)
    readonly property int topBarHeight: Mm.ref(88)
    readonly property int deviceBarHeight: Mm.ref(84)
    readonly property int chipHeight: Mm.ref(60)
    readonly property int keyCapHeight: Mm.ref(56)
    readonly property int gap: Mm.ref(16)
    // Between what is pressed, however far a small window shrinks the drawing: 2.5 mm and a hair.
    readonly property int gapLeast: Math.ceil(2.6 / Mm.pitch)
    readonly property int gapWide: Mm.ref(18)
    readonly property int gutter: Mm.ref(28)
    readonly property int margin: Mm.ref(40)
    // How far the focus ring reaches out of its control.
    readonly property int ringReach: Mm.ref(4) + Mm.ref(6) + Mm.ref(2)

    readonly property int fadeMs: reducedMotion ? 0 : 200

    function stateColour(kind: string): color {
        switch (kind) {
        case "ok":
            return root.ok;
        case "run":
            return root.action;
        case "todo":
            return root.edge;
        case "warn":
            return root.caution;
        case "no":
            return root.refuse;
        case "hand":
            return root.help;
        case "off":
            return root.text2;
        default:
            return root.doubt;
        }
    }

    function overStateColour(kind: string): color {
        switch (kind) {
        case "ok":
            return root.overOk;
        case "run":
            return root.overAction;
        case "warn":
            return root.overCaution;
        case "no":
            return root.overRefuse;
        case "hand":
            return root.overHelp;
        case "doubt":
        case "watch":
            return root.overDoubt;
        default:
            return root.paper;
        }
    }
}
