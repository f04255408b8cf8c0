// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Simulator

// What goes wrong on purpose.
Card {
    id: root

    required property PhoneModel model
    readonly property bool drops: root.model.fault === "drop_at_byte"

    level: 2
    padding: Tool.u(18)

    Heading {
        id: head

        width: parent.width - (root.drops ? keys.width + Tool.u(12) : 0)
        text: root.drops ? qsTr("%1바이트 뒤").arg(root.model.dropAtByte) : qsTr("일부러 틀리기")
    }

    Row {
        id: keys

        anchors.right: parent.right
        anchors.verticalCenter: head.verticalCenter
        visible: root.drops
        spacing: Tool.u(12)

        NaruButton {
            width: Tool.u(90)
            height: Tool.u(38)
            text: qsTr("덜")
            enabled: root.model.choosing && root.model.dropAtByte > 0
            onClicked: root.model.dropAfter(Math.max(0, root.model.dropAtByte - 100))
        }

        NaruButton {
            width: Tool.u(90)
            height: Tool.u(38)
            text: qsTr("더")
            enabled: root.model.choosing
            onClicked: root.model.dropAfter(root.model.dropAtByte + 100)
        }
    }

    ScrollColumn {
        y: head.height + Tool.u(12)
        width: parent.width
        height: parent.height - y

        Choices {
            width: parent.width
            enabled: root.model.choosing
            choices: root.model.faults
            value: root.model.fault
            onChosen: value => root.model.chooseFault(value)
        }
    }
}
