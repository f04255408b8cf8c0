// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

PhonePressable {
    id: root

    required property var widget

    widgetId: widget.id
    name: [widget.label, widget.value].filter(words => words !== "").join(": ")
    wanted: widget.isWanted
    implicitHeight: root.hand.unit
    Accessible.role: Accessible.EditableText
    onDone: (deed, way) => {
        if (deed === "tap" && root.widget.isWanted && root.widget.deed === "type")
            root.hand.typingWanted(root.widgetId, root.widget.label, root.widget.value, root.widget.variant);
        else
            root.hand.act(root.widgetId, deed, "", way);
    }

    NaruText {
        x: Mm.px(6)
        y: Mm.px(2)
        width: parent.width - 2 * x
        text: root.widget.label
        kind: NaruText.Floor
        pixelSize: Large.floorSize
        color: Theme.text2
        Accessible.ignored: true
    }

    FitText {
        x: Mm.px(6)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Mm.px(2.5)
        width: parent.width - 2 * x
        text: root.widget.value !== "" ? root.widget.value : root.widget.placeholder
        most: Mm.font(10, true)
        color: root.widget.value !== "" ? Theme.ink : Theme.action
        Accessible.ignored: true
    }
}
