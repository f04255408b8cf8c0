// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// The class as it goes: what is done to all of it, the room, and who needs someone.
FocusScope {
    id: root

    required property ClassModel model
    // On a screen beside this one.
    property bool projecting: false
    property alias page: grid.page
    readonly property alias pages: grid.pages
    readonly property bool near: root.model.chosen !== ""
    readonly property bool quiet: root.visible && !root.near

    signal stepsWanted
    signal projectorWanted(int step)
    signal projectorUnwanted
    signal wordsWanted(string seat)
    signal endWanted
    signal freeWanted

    function turn(pages: int) {
        grid.turn(pages);
    }

    Row {
        id: tools

        x: Theme.margin
        y: Mm.ref(20)
        spacing: Theme.gap

        NaruButton {
            text: root.model.paused ? qsTr("다시 시작") : qsTr("모두 멈추기")
            iconName: root.model.paused ? "play" : "pause"
            kind: root.model.paused ? NaruButton.Ink : NaruButton.Secondary
            shortcut: "F2"
            onClicked: root.model.pauseOrGoOn()
        }

        NaruButton {
            text: qsTr("모두 %1걸음으로").arg(root.model.stepWished)
            iconName: "next"
            shortcut: "F3"
            onClicked: root.stepsWanted()
        }

        NaruButton {
            text: root.projecting ? qsTr("화면 닫기") : qsTr("큰 화면")
            iconName: "screen"
            kind: root.projecting ? NaruButton.Ink : NaruButton.Secondary
            shortcut: "F4"
            onClicked: root.projecting ? root.projectorUnwanted() : root.projectorWanted(root.model.stepWished)
        }

        NaruButton {
            visible: !root.near
            text: qsTr("말 보내기")
            iconName: "edit"
            shortcut: "F5"
            onClicked: root.wordsWanted("")
        }
    }

    NaruButton {
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        y: tools.y
        text: qsTr("마치기")
        iconName: "check"
        shortcut: "F10"
        keyText: ""
        onClicked: root.endWanted()
    }

    Item {
        id: middle

        x: Theme.margin
        y: tools.y + Theme.buttonHeight + Mm.ref(24)
        width: rail.x - Theme.gutter - x
        height: parent.height - y - Mm.ref(32)

        SeatGrid {
            id: grid

            anchors.fill: parent
            visible: !root.near
            focus: !root.near
            model: root.model
        }

        Loader {
            anchors.fill: parent
            active: root.near
            focus: root.near
            sourceComponent: panel
            onLoaded: item.forceActiveFocus(Qt.TabFocusReason)
        }
    }

    Component {
        id: panel

        SeatPanel {
            model: root.model
            onClosed: {
                root.model.choose("");
                grid.focusOn(0);
            }
            onWordsWanted: root.wordsWanted(root.model.chosen)
            onFreeWanted: root.freeWanted()
        }
    }

    StuckRail {
        id: rail

        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        y: middle.y
        width: Mm.ref(436)
        height: middle.height
        model: root.model
        onTogether: step => root.projectorWanted(step)
    }
}
