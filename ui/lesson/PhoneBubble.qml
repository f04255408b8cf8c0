// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

PhonePressable {
    id: root

    required property var widget
    readonly property bool mine: widget.variant === "me"
    readonly property bool isSpoken: widget.isWanted && widget.deed === "speak"

    widgetId: widget.id
    name: isSpoken ? qsTr("%1. 말했어요").arg(widget.label) : widget.label
    wanted: widget.isWanted
    natural: root.isSpoken ? "speak" : "tap"
    fill: mine ? Theme.actionTint : Theme.sunk
    edge: mine ? Theme.action : Theme.line
    implicitHeight: Math.max(Measure.mm(root.pressable ? 21 : 1), words.implicitHeight + Measure.mm(6) + (root.isSpoken ? spoken.height + Measure.mm(1) : 0))
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

        x: Measure.mm(5)
        y: Measure.mm(3)
        width: parent.width - 2 * x
        text: root.widget.label
        kind: NaruText.Floor
        pixelSize: Measure.floorSize
        Accessible.ignored: root.pressable
    }

    Row {
        id: spoken

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Measure.mm(2.5)
        visible: root.isSpoken
        spacing: Measure.mm(3)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "voice"
            size: Measure.mm(10)
            color: Theme.action
        }

        NaruText {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("말했어요")
            kind: NaruText.Control
            pixelSize: Measure.word(8)
            color: Theme.action
            Accessible.ignored: true
        }
    }
}
