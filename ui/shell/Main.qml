// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Naru.Kit
import Naru.Shell

// The one window of a desk.
Window {
    id: root

    required property DeskModel desk
    required property var pages

    width: 1920
    height: 1080
    visible: true
    color: Theme.ground
    title: root.desk.demo ? qsTr("나루 (시연)") : qsTr("나루")

    DeskScene {
        anchors.fill: parent
        desk: root.desk
        pages: root.pages
        focus: true
    }
}
