// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Simulator

Window {
    id: root

    required property PhoneModel model

    width: Tool.drawnWidth
    height: Tool.drawnHeight
    minimumWidth: 620
    minimumHeight: 520
    visible: true
    title: qsTr("연습 휴대폰")
    color: Theme.ground

    PhonePage {
        anchors.fill: parent
        focus: true
        model: root.model
    }
}
