// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Simulator

Window {
    id: root

    required property TerminalModel model

    width: Tool.drawnWidth
    height: Tool.drawnHeight
    minimumWidth: 620
    minimumHeight: 520
    visible: true
    title: qsTr("연습 단말기")
    color: Theme.ground

    TerminalPage {
        anchors.fill: parent
        focus: true
        model: root.model
    }
}
