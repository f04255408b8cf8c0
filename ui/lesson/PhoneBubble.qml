// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

PhonePressable {
    id: root

    required property var widget
    readonly property bool mine: widget.variant === "me"
    readonly property bool spoken: widget.isWanted && widget.deed === "speak"

    widgetId: widget.id
    name: spoken ? qsTr("%1. 말했어요").arg(widget.label) : widget.label
    wanted: widget.isWanted
    natural: root.spoken ? "speak" : "tap"
    fill: mine ? Theme.actionTint : Theme.sunk
    edge: mine ? Theme.action : Theme.line
    implicitHeight: words.implicitHeight + Mm.px(6) + (root.spoken ? Mm.px(14) : 0)
    onDone: (deed, way) => root.hand.act(root.widgetId, deed, "", way)

    Rectangle {
        anchors.fill: parent
        visible: !root.pressable
        color: root.fill
        border.color: root.edge
        border.width: Theme.border
        radius: root.radius
    }

    NaruText {
        id: words

        x: Mm.px(5)
        y: Mm.px(3)
        width: parent.width - 2 * x
        text: root.widget.label
        kind: NaruText.Floor
        pixelSize: Large.floorSize
        Accessible.ignored: root.pressable
    }

    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Mm.px(2.5)
        visible: root.spoken
        spacing: Mm.px(3)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "voice"
            size: Mm.px(10)
            color: Theme.action
        }

        NaruText {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("말했어요")
            kind: NaruText.Control
            pixelSize: Mm.font(8, true)
            color: Theme.action
            Accessible.ignored: true
        }
    }
}
