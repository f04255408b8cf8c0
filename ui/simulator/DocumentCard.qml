// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Simulator

// Which document lies in the hand, and how it is handed over: only what exists.
Card {
    id: root

    required property PhoneModel model

    level: 2
    padding: Tool.u(18)
    implicitHeight: choices.y + choices.implicitHeight + 2 * padding

    Heading {
        id: head

        width: parent.width / 2
        text: qsTr("가진 신분증")
    }

    NaruText {
        anchors.right: parent.right
        anchors.verticalCenter: head.verticalCenter
        text: qsTr("건네는 법: 시연 연결")
        kind: NaruText.Floor
        color: Theme.text2
    }

    Choices {
        id: choices

        y: head.height + Tool.u(8)
        width: parent.width
        enabled: root.model.choosing
        choices: root.model.documents
        value: root.model.document
        onChosen: value => root.model.chooseDocument(value)
    }
}
