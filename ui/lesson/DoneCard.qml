// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// The acts that went well, one under the other.
Rectangle {
    id: root

    required property var lines
    readonly property int side: Measure.mm(Measure.large ? 4 : 7)
    readonly property int pad: Measure.mm(Measure.large ? 3.5 : 5)
    readonly property int between: Measure.mm(4)
    // Not by a positioner: hidden with its page it would have no height.
    readonly property var tops: {
        const tops = [root.pad];
        for (let i = 0; i < acts.count; ++i)
            tops.push(tops[i] + (acts.itemAt(i)?.implicitHeight ?? 0) + root.between);
        return tops;
    }

    implicitHeight: tops[tops.length - 1] - between + pad
    color: Theme.paper
    border.color: Theme.line
    border.width: Theme.border
    radius: Measure.cardRadius

    Repeater {
        id: acts

        model: root.lines

        DoneLine {
            required property int index
            required property string modelData

            x: root.side
            y: root.tops[index] ?? 0
            width: root.width - 2 * root.side
            text: modelData
        }
    }
}
