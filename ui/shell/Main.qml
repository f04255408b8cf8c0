// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Shell

// The one window of a desk.
Window {
    id: root

    required property DeskModel desk
    required property var pages
    property var calls: null

    // As drawn, or what the screen has; without a screen, as drawn.
    readonly property bool screenless: Qt.platform.pluginName === "offscreen"

    width: root.screenless ? 1920 : Math.min(1920, Screen.desktopAvailableWidth)
    height: root.screenless ? 1080 : Math.min(1080, Screen.desktopAvailableHeight)
    visible: true
    color: Theme.ground
    title: root.desk.demo ? qsTr("나루 (시연)") : qsTr("나루")

    DeskScene {
        // Not anchored: the window's own item has no size before the window is shown, and all would be laid out twice.
        width: root.width
        height: root.height
        desk: root.desk
        pages: root.pages
        calls: root.calls
        focus: true
    }
}
