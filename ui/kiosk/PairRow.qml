// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// Two buttons side by side; one under the other where a word would not fit.
Item {
    id: root

    property bool wanted: true
    property alias first: firstKey
    property alias second: secondKey
    readonly property int half: Math.round((width - Plan.gap) / 2)
    readonly property bool stacked: Math.max(longest(firstKey), longest(secondKey)) > half

    signal firstClicked
    signal secondClicked

    function longest(key: KioskButton): int {
        let most = metrics.font.pixelSize > 0 ? 0 : 1; // read, or the binding would not renew itself with the font
        for (const word of key.text.split(/[ \n]/))
            most = Math.max(most, metrics.advanceWidth(word));
        return most + key.besideIcon + 2 * key.side + Plan.mm(1);
    }

    implicitHeight: stacked ? firstKey.implicitHeight + Plan.gap + secondKey.implicitHeight : Math.max(firstKey.implicitHeight, secondKey.implicitHeight)

    FontMetrics {
        id: metrics

        font.family: Theme.family
        font.bold: true
        font.pixelSize: Plan.titleSize
    }

    KioskButton {
        id: firstKey

        width: root.stacked ? root.width : root.half
        height: root.stacked ? implicitHeight : root.implicitHeight
        onClicked: root.firstClicked()
    }

    KioskButton {
        id: secondKey

        x: root.stacked ? 0 : root.half + Plan.gap
        y: root.stacked ? firstKey.height + Plan.gap : 0
        width: firstKey.width
        height: root.stacked ? implicitHeight : root.implicitHeight
        onClicked: root.secondClicked()
    }
}
