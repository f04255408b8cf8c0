// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// Into a class: the one that is held around, one of several, or by the code on the trainer's screen; and once inside,
// what this seat is called.
PageFrame {
    id: root

    // A ClassSeatModel, or null where this kiosk knows no classes.
    property var seat: null
    readonly property bool inside: seat !== null && seat.inside
    readonly property bool going: seat !== null && seat.going
    readonly property bool out: !inside && !going
    readonly property var around: seat !== null ? seat.around : []
    readonly property string trouble: {
        if (!root.seat || !root.out || root.seat.fault === "")
            return "";
        if (root.seat.fault === "stranger")
            return qsTr("이 자리와 짝이 아닌 책상의 수업이에요. 직원이 두 책상을 짝지으면 들어갈 수 있어요.");
        return root.seat.fault === "code" ? qsTr("이 코드로는 들어갈 수 없어요. 선생님께 보여 주세요.") : qsTr("그 수업은 이제 없어요.");
    }

    title: root.inside ? ClassNames.seat(root.seat.number, root.seat.animal) : root.going ? qsTr("수업에\n들어가고 있어요.") : root.around.length > 0 ? qsTr("어느 수업에\n들어갈까요?") : qsTr("지금은 열린\n수업이 없어요.")
    onTitleChanged: root.model.say(root.title.replace("\n", " ") + (root.inside ? "\n" + nameLine.text : ""))
    Component.onDestruction: {
        if (root.seat)
            root.seat.forgetFault();
    }

    FactBlock {
        id: nameLine

        wanted: root.inside
        iconName: "person"
        text: qsTr("이 자리의 이름이에요.")
    }

    FactBlock {
        wanted: root.inside
        iconName: "lesson"
        text: qsTr("선생님이 배움을 열면\n저절로 시작해요.")
    }

    FactBlock {
        wanted: root.trouble !== ""
        iconName: "info"
        text: root.trouble
    }

    FactBlock {
        wanted: root.going
        iconName: root.going && root.seat.waitsLong ? "info" : "clock"
        text: root.going && root.seat.waitsLong ? qsTr("아직 대답이 없어요.\n선생님께 말해 주세요.") : qsTr("잠깐만 기다려 주세요.")
    }

    Repeater {
        model: root.out ? root.around : []

        KioskDoor {
            required property string modelData

            text: qsTr("들어가기")
            second: modelData
            iconName: "people"
            least: root.low ? Plan.lowDoorHeight : Plan.doorHeight
            onClicked: root.seat.enter(modelData)
        }
    }

    FactBlock {
        wanted: root.out && root.seat !== null && root.model.readsCards
        iconName: "qr"
        text: qsTr("선생님 화면의 네모 그림을\n비춰도 돼요.")
    }

    KioskButton {
        property bool wanted: root.inside

        kind: KioskButton.Main
        least: root.low ? Plan.lowDoorHeight : Plan.mainHeight
        text: qsTr("혼자 연습하기")
        iconName: "lesson"
        onClicked: root.model.startAt("learn")
    }

    KioskButton {
        property bool wanted: root.inside || root.going

        least: root.low ? Plan.lowButtonHeight : Plan.buttonHeight
        text: root.inside ? qsTr("수업에서 나가기") : qsTr("그만두기")
        iconName: "back"
        onClicked: {
            root.seat.leave();
            root.model.goHome();
        }
    }
}
