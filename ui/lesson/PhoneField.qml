// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

PhonePressable {
    id: root

    required property var widget

    widgetId: widget.id
    name: [widget.label, widget.value].filter(words => words !== "").join(": ")
    wanted: widget.isWanted
    implicitHeight: Math.max(root.hand.unit, label.implicitHeight + words.implicitHeight + Measure.mm(5))
    Accessible.role: Accessible.EditableText
    onDone: (deed, way) => {
        if (deed === "tap" && root.widget.isWanted && root.widget.deed === "type")
            root.hand.typingWanted(root.widgetId, root.widget.label, root.widget.value, root.widget.variant);
        else
            root.hand.act(root.widgetId, deed, "", way);
    }

    NaruText {
        id: label

        x: Measure.mm(6)
        y: Measure.mm(2)
        width: parent.width - 2 * x
        text: root.widget.label
        kind: NaruText.Floor
        pixelSize: Measure.floorSize
        color: Theme.text2
        Accessible.ignored: true
    }

    FitText {
        id: words

        x: Measure.mm(6)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Measure.mm(2.5)
        width: parent.width - 2 * x
        text: root.widget.value !== "" ? root.widget.value : root.widget.placeholder
        most: Measure.word(10)
        color: root.widget.value !== "" ? Theme.ink : Theme.action
        Accessible.ignored: true
    }
}
