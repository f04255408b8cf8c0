// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// The hand that shows it once. It moves only where movement is wanted.
Rectangle {
    id: root

    width: Measure.mm(24)
    height: width
    radius: width / 2
    color: Theme.help
    border.color: Theme.overHelp
    border.width: Theme.borderSelected
    Accessible.ignored: true

    Icon {
        anchors.centerIn: parent
        name: "pointer"
        size: Measure.mm(17)
        color: Theme.overHelp
    }
}
