// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// While the kiosk cannot stand: two lines for everybody, and below one for staff. Nothing here can be pressed, and
// nothing of the desk is open.
Window {
    id: root

    readonly property bool screenless: Qt.platform.pluginName === "offscreen"

    width: screenless ? 1080 : Screen.width
    height: screenless ? 1920 : Screen.height
    flags: Qt.FramelessWindowHint
    visible: true
    visibility: screenless ? Window.Windowed : Window.FullScreen
    color: Theme.ground
    title: qsTr("나루 키오스크")

    // No desk is open that knows its panel: what the screen says of itself, where that can be.
    Binding {
        target: Mm
        property: "pitch"
        value: {
            const said = 1 / Screen.pixelDensity;
            return !root.screenless && said > 0.1 && said < 0.6 ? said : Mm.drawnPitch;
        }
    }

    Binding {
        target: Plan
        property: "widthMm"
        value: root.width * Mm.pitch
    }

    Icon {
        id: boat

        x: Math.round((root.width - width) / 2)
        y: Math.round(root.height * 0.2)
        name: "boat"
        size: Plan.mm(40)
    }

    NaruText {
        id: words

        x: Plan.margin
        y: boat.y + boat.height + Plan.mm(16)
        width: root.width - 2 * x
        text: qsTr("잠시 쉬고 있어요.\n직원을 불러 주세요.")
        kind: NaruText.Display
        horizontalAlignment: Text.AlignHCenter
        pixelSize: Plan.displaySize
    }

    NaruText {
        x: Plan.margin
        y: words.y + words.height + Plan.mm(10)
        width: words.width
        text: "Taking a short rest. Please call staff."
        horizontalAlignment: Text.AlignHCenter
        pixelSize: Plan.bodySize
    }

    NaruText {
        x: Plan.margin
        y: root.height - height - Plan.mm(20)
        width: words.width
        text: qsTr("직원께: 저절로 다시 켜 봐요. 계속되면 전원을 껐다 켜고, 그래도 같으면 관리자에게 알려 주세요.")
        horizontalAlignment: Text.AlignHCenter
        pixelSize: Plan.floorSize
        color: Theme.text2
    }
}
