// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

PhonePressable {
    id: root

    required property var widget

    widgetId: widget.id
    name: widget.label
    wanted: widget.isWanted
    open: widget.isOpen
    implicitHeight: Math.max(root.hand.unit * (Measure.large ? 1 : 1.15), words.implicitHeight + Measure.mm(Measure.large ? 6 : 2))
    onDone: (deed, way) => root.hand.act(root.widgetId, deed, "", way)

    // Icon over word; in large text beside it.
    Grid {
        id: words

        anchors.centerIn: parent
        width: parent.width - Measure.mm(Measure.large ? 12 : 4)
        columns: Measure.large ? 2 : 1
        spacing: Measure.mm(Measure.large ? 6 : 1.5)
        horizontalItemAlignment: Grid.AlignHCenter
        verticalItemAlignment: Grid.AlignVCenter

        Icon {
            id: sign

            name: root.widget.icon
            size: Measure.large ? Measure.mm(20) : Math.min(Measure.mm(15), root.hand.unit * 0.48)
            color: root.touchedWrong ? Theme.cautionText : Theme.action
        }

        NaruText {
            width: words.width - (Measure.large ? sign.width + words.spacing : 0)
            text: root.widget.label
            kind: NaruText.Control
            pixelSize: Measure.word(7.7)
            color: root.touchedWrong ? Theme.cautionText : Theme.ink
            horizontalAlignment: Measure.large ? Text.AlignLeft : Text.AlignHCenter
            Accessible.ignored: true
        }
    }
}
