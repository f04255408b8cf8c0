// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

PhonePressable {
    id: root

    required property var widget

    widgetId: widget.id
    name: widget.label
    wanted: widget.isWanted
    swipes: true
    implicitHeight: Measure.large ? Math.max(Measure.mm(24), Math.min(Measure.mm(60), root.hand.room)) : root.hand.unit * 2.5
    onDone: (deed, way) => root.hand.act(root.widgetId, deed, "", way)

    Image {
        anchors.fill: parent
        anchors.margins: Measure.mm(2)
        fillMode: Image.PreserveAspectFit
        // Before it has its size there is nothing to draw it into.
        source: width >= 1 && height >= 1 ? "image://lesson/" + root.widget.picture : ""
        sourceSize: Qt.size(Math.round(width), Math.round(height))
        Accessible.role: Accessible.Graphic
        Accessible.name: root.widget.label
        Accessible.ignored: root.pressable
    }
}
