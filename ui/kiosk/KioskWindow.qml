// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// The one window of a kiosk.
Window {
    id: root

    required property KioskModel model
    property var lessons: null
    // A kiosk that only staff leaves: the whole screen, and their sheet.
    property StaffDoor door: null
    readonly property bool fills: root.door !== null && !root.screenless
    property ContactModel contact: null
    property var card: null
    property var voice: null
    property var staff: null
    property var practice: null
    property var seat: null
    property var tickets: null
    readonly property bool screenless: Qt.platform.pluginName === "offscreen"
    readonly property real roomHeight: root.screenless ? 1920 : Screen.desktopAvailableHeight

    // On end, as drawn; on a desk's screen as much of that shape as there is.
    width: root.fills ? Screen.width : Math.min(1080, Math.round(root.roomHeight * 9 / 16))
    height: root.fills ? Screen.height : Math.min(1920, root.roomHeight)
    flags: root.fills ? Qt.Window | Qt.FramelessWindowHint : Qt.Window
    visible: true
    visibility: root.fills ? Window.FullScreen : Window.Windowed
    color: Theme.ground
    title: root.model.demo ? qsTr("나루 키오스크 (시연)") : qsTr("나루 키오스크")

    KioskPage {
        width: root.width
        height: root.height
        focus: true
        model: root.model
        lessons: root.lessons
        door: root.door
        contact: root.contact
        card: root.card
        voice: root.voice
        staff: root.staff
        practice: root.practice
        seat: root.seat
        tickets: root.tickets
    }
}
