// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// One act, one target, one ring: the practice phone with what to do above it and who to ask beside it.
FocusScope {
    id: root

    required property var model
    property bool low: false
    property bool leftHanded: false
    readonly property bool watching: root.model.mode === "watch"
    readonly property int columnWidth: Mm.px(Large.narrow ? 52 : 74)

    signal typingWanted(string widget, string label, string value, string ime)

    LessonStrip {
        id: strip

        width: parent.width
        title: root.model.title
        number: root.model.stepNumber
        count: root.model.stepCount
    }

    StepDots {
        id: dots

        x: Large.margin
        y: strip.height + Mm.px(3)
        width: parent.width - 2 * Large.margin
        visible: !Large.narrow
        height: visible ? implicitHeight : 0
        count: root.model.stepCount
        now: root.model.stepNumber
    }

    InstructionCard {
        id: card

        x: Large.margin
        y: dots.y + dots.height + Mm.px(3)
        width: parent.width - 2 * Large.margin
        model: root.model
    }

    PhoneFrame {
        id: phone

        x: root.leftHanded ? parent.width - Large.margin - width : Large.margin
        y: card.y + card.height + Large.gapWide
        width: parent.width - 2 * Large.margin - root.columnWidth - Large.gapWide
        height: parent.height - y - Mm.px(5)
        model: root.model
        focus: true
        onTypingWanted: (widget, label, value, ime) => root.typingWanted(widget, label, value, ime)
    }

    Column {
        id: note

        x: root.leftHanded ? Large.margin : phone.x + phone.width + Large.gapWide
        y: phone.y + Mm.px(6)
        width: root.columnWidth
        visible: !Large.narrow && !sign.visible

        NaruText {
            width: parent.width
            text: qsTr("연습이에요.")
            kind: NaruText.Floor
            pixelSize: Large.floorSize
        }

        NaruText {
            width: parent.width
            text: qsTr("진짜가 아니니 마음껏 눌러요.")
            kind: NaruText.Floor
            pixelSize: Large.floorSize
            color: Theme.text2
        }
    }

    SignStage {
        id: sign

        x: note.x
        y: note.y
        width: root.columnWidth
        model: root.model
    }

    Row {
        id: here

        property real wish: {
            const target = phone.hand.target;
            // Named so that the place follows the scene.
            const watched = [root.model.scene, phone.height, card.height];
            return target && watched ? target.mapToItem(root, 0, target.height / 2).y - height / 2 : -1;
        }

        x: root.leftHanded ? Large.margin : phone.x + phone.width + Mm.px(3)
        y: Math.max(sign.visible ? sign.y + sign.height + Mm.px(2) : note.visible ? note.y + note.height + Mm.px(2) : phone.y, Math.min(keys.y - height - Mm.px(3), wish))
        visible: root.model.ringShown && wish > 0 && root.model.scene.backWanted !== true
        spacing: Mm.px(2)
        layoutDirection: root.leftHanded ? Qt.RightToLeft : Qt.LeftToRight

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: root.leftHanded ? "next" : "back"
            size: Mm.px(13)
        }

        NaruText {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("여기")
            kind: NaruText.Control
            pixelSize: Large.titleSize
        }
    }

    Column {
        id: keys

        x: note.x
        anchors.bottom: phone.bottom
        width: root.columnWidth
        spacing: Large.gap

        SideKey {
            width: parent.width
            text: Large.narrow ? qsTr("듣기") : qsTr("다시 듣기")
            iconName: "voice"
            onClicked: root.model.listen()
        }

        SideKey {
            width: parent.width
            visible: !root.watching && !root.model.coachOffered
            text: qsTr("힌트")
            iconName: "hint"
            onClicked: root.model.hint()
        }

        SideKey {
            width: parent.width
            visible: root.model.coachOffered
            text: qsTr("대신 하기")
            iconName: "hand"
            strong: true
            onClicked: root.model.doItForMe()
        }

        SideKey {
            id: next

            width: parent.width
            visible: root.watching
            text: qsTr("다음")
            iconName: "next"
            strong: true
            onClicked: root.model.showNext()
        }

        SideKey {
            width: parent.width
            text: root.model.astray ? qsTr("되돌리기") : qsTr("뒤로")
            iconName: "undo"
            strong: root.model.astray
            enabled: root.model.canUndo
            onClicked: root.model.undo()
        }
    }

    Timer {
        interval: 20000
        running: root.visible && root.model.page === "play" && !root.watching
        repeat: true
        onTriggered: root.model.idle()
    }
}
