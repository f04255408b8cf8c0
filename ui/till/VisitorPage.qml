// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// The clerk's screen turned toward the visitor: no bars, nothing of the desk; F7 or the quiet key turns it back.
FocusScope {
    id: root

    required property TillModel model

    signal pageWanted(string name)
    signal explained(string title, string next)

    function turnBack() {
        root.pageWanted(root.model.pay.active ? "till" : "counter");
    }

    Connections {
        target: root.model.pay

        function onFinished() {
            root.pageWanted("counter");
        }

        function onTroubled(sentence: string, next: string) {
            root.turnBack();
        }
    }

    VisitorPay {
        width: parent.width
        height: parent.height - bar.height
        focus: true
        pay: root.model.pay
        onCashWanted: root.turnBack()
        onGone: root.turnBack()
    }

    Rectangle {
        id: bar

        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.buttonHeight + Mm.ref(36)
        color: Theme.paper

        Hairline {
            width: parent.width
        }

        Row {
            x: Theme.margin
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.gap

            NaruButton {
                width: Mm.ref(420)
                text: qsTr("소리로 듣기")
                iconName: "voice"
                centred: true
                onClicked: root.model.pay.speak()
            }
        }

        NaruButton {
            anchors.right: parent.right
            anchors.rightMargin: Theme.margin
            anchors.verticalCenter: parent.verticalCenter
            width: Mm.ref(420)
            text: qsTr("직원 화면")
            iconName: "screen"
            shortcut: "F7"
            onClicked: root.turnBack()
        }
    }
}
