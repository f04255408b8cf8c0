// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// The number, as large as there is room for; on paper too where there is a printer. Nothing of it stays here.
PageFrame {
    id: root

    property var tickets: null
    readonly property bool given: root.tickets !== null && root.tickets.number !== ""
    readonly property string paper: root.tickets ? root.tickets.paper : ""
    readonly property var paperWords: ({
            "printing": qsTr("종이가 나오고 있어요."),
            "printed": qsTr("종이를 가져가세요."),
            "fault": qsTr("종이가 나오지 않았어요.\n번호를 기억해 주세요.")
        })

    title: root.given ? qsTr("번호를 받았어요.") : qsTr("지금은 번호를\n드릴 수 없어요.")
    onPaperChanged: {
        if (root.paperWords[root.paper])
            root.model.say(root.paperWords[root.paper].replace("\n", " "));
    }

    Rectangle {
        property bool wanted: root.given

        implicitHeight: number.implicitHeight + before.implicitHeight + 3 * Plan.mm(4)
        radius: Plan.radius
        color: Theme.actionTint
        border.color: Theme.action
        border.width: Plan.border

        NaruText {
            id: number

            y: Plan.mm(4)
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.tickets ? root.tickets.number : ""
            kind: NaruText.Display
            pixelSize: Mm.font(Plan.big > 1 ? 14 : Plan.narrow ? 24 : 32, true)
            color: Theme.action
        }

        NaruText {
            id: before

            y: number.y + number.height + Plan.mm(2)
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: !root.tickets || root.tickets.ahead === 0 ? qsTr("바로 다음이에요.") : qsTr("앞에 %1명 있어요.").arg(root.tickets.ahead)
            pixelSize: Plan.bodySize
        }
    }

    FactBlock {
        wanted: root.given && !root.tickets.alone
        iconName: "announce"
        text: qsTr("부르면 화면과 소리로\n알려 드려요.")
    }

    FactBlock {
        wanted: root.given && root.tickets.alone
        iconName: "offline"
        text: qsTr("지금은 창구와 끊겨 있어요.\n번호를 직원에게 보여 주세요.")
    }

    FactBlock {
        wanted: root.given && root.tickets.money
        iconName: "won"
        text: qsTr("돈은 창구에서\n직원이 받아요.")
    }

    FactBlock {
        wanted: root.paperWords[root.paper] !== undefined
        iconName: "printer"
        text: root.paperWords[root.paper] ?? ""
    }

    KioskButton {
        property bool wanted: root.given && root.tickets.printable && root.paper === ""

        text: qsTr("종이로 받기")
        iconName: "printer"
        onClicked: root.tickets.wantPaper()
    }

    KioskButton {
        kind: root.given ? KioskButton.Main : KioskButton.Plain
        text: qsTr("알겠어요")
        iconName: "check"
        onClicked: root.model.goHome()
    }

    KioskButton {
        property bool wanted: !root.given

        kind: KioskButton.Help
        text: qsTr("직원 부르기")
        iconName: "hand"
        onClicked: root.model.call()
    }

    FactBlock {
        wanted: root.given
        iconName: "lock"
        text: qsTr("이름도 번호도 적지 않아요.\n이 번호는 오늘만 써요.")
    }
}
