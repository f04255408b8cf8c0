// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// In a class: what this seat is called, and what is so with it. Nothing to press: a hand goes up by the bar's first key.
// In a lesson it lies on the strip with the lesson's name; the dots under it still say how far one is.
Rectangle {
    id: root

    // A ClassSeatModel.
    property var seat: null
    property bool covers: false
    // A phone's strip is on the lesson's name already, or there is none to lie on.
    property bool yields: false
    readonly property bool large: Plan.big > 1
    readonly property bool shown: seat !== null && seat.inside && !(covers && yields)
    readonly property string label: seat !== null && seat.inside ? ClassNames.seat(seat.number, seat.animal) : ""
    readonly property string note: {
        if (!root.seat || !root.seat.inside)
            return "";
        if (!root.seat.trainerThere)
            return root.large ? qsTr("계속 하셔도 돼요.") : qsTr("선생님 화면과 연결을 기다려요.\n계속 하셔도 돼요.");
        if (root.seat.hand)
            return qsTr("손을 들었어요.");
        if (root.seat.unfit !== "")
            return root.large ? qsTr("선생님이 도와드려요.") : qsTr("이 배움은 여기 없어요. 선생님이 도와드려요.");
        return root.seat.keepsOwn ? (root.large ? qsTr("하던 곳은 ‘뒤로’") : qsTr("하던 곳은 ‘뒤로’에 있어요.")) : "";
    }
    // Where there is no room for both, what is so stands in place of the name.
    readonly property int roomBeside: width - 2 * Plan.margin - name.implicitWidth - Plan.gap
    readonly property bool both: !root.large && !Plan.narrow && noteWidth.advanceWidth < 1.7 * roomBeside
    readonly property int roomForNote: both ? roomBeside : width - 2 * Plan.margin
    // One line of large words is as high as the lesson's strip.
    readonly property int labelSize: root.large ? Mm.font(7.4, true) : Plan.titleSize

    visible: shown
    height: !shown ? 0 : covers ? Large.stripHeight : Math.max(Plan.mm(28), name.visible ? name.implicitHeight + Plan.mm(4) : 0, words.visible ? words.implicitHeight + Plan.mm(4) : 0)
    color: root.seat !== null && root.seat.hand ? Theme.help : Theme.actionTint
    readonly property color wordColour: root.seat !== null && root.seat.hand ? Theme.overHelp : Theme.ink

    TextMetrics {
        id: noteWidth

        font.family: Theme.family
        font.pixelSize: Plan.floorSize
        text: root.note
    }

    NaruText {
        id: name

        visible: root.both || root.note === ""
        x: Plan.margin
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, parent.width - 2 * x)
        text: root.label
        kind: NaruText.Title
        pixelSize: root.labelSize
        color: root.wordColour
    }

    NaruText {
        id: words

        visible: text !== ""
        anchors.verticalCenter: parent.verticalCenter
        x: root.both ? root.width - Plan.margin - width : Plan.margin
        width: root.both ? Math.min(implicitWidth, root.roomForNote) : root.roomForNote
        text: root.note
        pixelSize: Plan.floorSize
        color: root.wordColour
    }
}
