// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// A page above the bar: a question at the top, blocks under it; in low position everything to press stands in the
// lower part and the landing fills what a seated person does not reach.
FocusScope {
    id: root

    required property KioskModel model
    property ContactModel contact: null
    property string title
    property bool home: false
    property int blocksMax: 0
    // Of the whole window, of which this is the part above the bar.
    property int windowHeight: height
    // And where in it this begins.
    property int above: 0
    default property alias blocks: column.blocks
    // Which part of what does not fit at once.
    readonly property alias part: column.part
    readonly property bool low: model.low && !Plan.reachable
    // Large words: the question goes with the blocks.
    readonly property bool questionInside: Plan.big > 1 && !low
    readonly property bool placeShown: home && !Plan.narrow && Plan.big === 1
    readonly property bool cornerShown: placeShown && !low
    readonly property bool landingShown: !Theme.highContrast && Plan.big === 1 && (home || low) && landing.height >= head.y + head.height + width * 0.27

    function esc() {
        column.previous();
    }

    function begin() {
        column.begin();
    }

    RiverPicture {
        id: landing

        visible: root.landingShown
        picture: "landing"
        width: parent.width
        height: column.y + column.usedTop - Plan.gap
    }

    ContactCorner {
        readonly property int room: landing.height - head.y - head.height

        contact: root.contact
        wanted: root.home && root.landingShown && !root.low && room >= implicitHeight + 2 * Plan.mm(3)
        x: Plan.margin
        y: landing.height - height - Plan.mm(3)
        width: implicitWidth
        height: implicitHeight
    }

    Row {
        id: place

        visible: root.placeShown
        x: Plan.margin
        y: Plan.mm(root.cornerShown ? 10.5 : 9)
        spacing: Plan.mm(4)

        Icon {
            name: "boat"
            size: Plan.mm(14)
        }

        NaruText {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, (root.cornerShown ? corner.x : root.width) - root.width * 0.03 - place.x - Plan.mm(18))
            text: root.model.centre
            kind: NaruText.Control
            pixelSize: Mm.font(8.8, true)
        }
    }

    KioskButton {
        id: corner

        visible: root.cornerShown
        anchors.right: parent.right
        anchors.rightMargin: Plan.margin
        y: Plan.mm(9)
        height: Plan.mm(24.8)
        text: root.model.language === "ko" ? "English" : "한국어"
        family: "Noto Sans CJK KR"
        iconName: "globe"
        onClicked: root.model.show("language")
    }

    NaruText {
        id: head

        visible: !root.questionInside
        x: Plan.margin
        y: root.placeShown ? corner.y + corner.height + Plan.mm(4) : Plan.mm(11)
        width: parent.width - 2 * x
        height: root.questionInside ? 0 : implicitHeight
        text: root.title
        kind: NaruText.Display
        pixelSize: Plan.displaySize
    }

    PartColumn {
        id: column

        readonly property int headEnd: root.questionInside ? Plan.mm(8) : head.y + head.height + Plan.mm(6)

        x: Plan.margin
        y: root.low ? Math.max(headEnd, Math.round(root.windowHeight * 0.455) - root.above) : headEnd
        width: parent.width - 2 * x
        height: parent.height - y - Plan.gap
        focus: true
        atBottom: root.home || root.low
        leaves: !root.home
        mirrored: root.model.leftHanded
        blocksMax: root.blocksMax
        onGone: root.model.back()

        NaruText {
            property bool wanted: root.questionInside && !root.home
            property bool counts: false

            text: root.title
            kind: NaruText.Display
            pixelSize: Plan.displaySize
        }
    }
}
