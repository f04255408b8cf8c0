// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// The step on the screen that the room looks at, beside the console: it fills that screen, takes no keys and has none.
Window {
    id: root

    required property ClassModel model
    // Of Qt.application.screens.
    required property var room
    // As drawn for the console, as large as this screen has room for.
    readonly property real drawnWidth: Mm.ref(1920)
    readonly property real drawnHeight: Mm.ref(1080)
    readonly property real grown: Math.min(root.width / root.drawnWidth, root.height / root.drawnHeight)

    transientParent: null
    flags: Qt.Window | Qt.FramelessWindowHint | Qt.WindowDoesNotAcceptFocus
    screen: root.room
    x: root.room?.virtualX ?? 0
    y: root.room?.virtualY ?? 0
    width: root.room?.width ?? 1920
    height: root.room?.height ?? 1080
    visible: true
    visibility: Window.FullScreen
    color: Theme.ground
    title: qsTr("나루 큰 화면")

    Projector {
        x: (root.width - width * scale) / 2
        y: (root.height - height * scale) / 2
        width: root.drawnWidth
        height: root.drawnHeight
        scale: root.grown
        transformOrigin: Item.TopLeft
        model: root.model
        keyed: false
    }
}
