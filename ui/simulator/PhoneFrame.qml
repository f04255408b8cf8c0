// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Simulator

// The phone itself, and the page that fits what is going on.
FocusScope {
    id: root

    required property PhoneModel model
    readonly property bool asks: root.model.state === "asked"

    DeviceRim {
        anchors.fill: parent
        clock: root.model.clock
        badge: qsTr("연습 휴대폰")
    }

    Loader {
        id: page

        x: Tool.u(44)
        y: Tool.u(84)
        width: parent.width - 2 * x
        height: parent.height - y - Tool.u(42)
        focus: true
        sourceComponent: root.asks ? consent : rest
    }

    Component {
        id: consent

        ConsentView {
            focus: true
            model: root.model
        }
    }

    Component {
        id: rest

        RestView {
            focus: true
            model: root.model
        }
    }
}
