// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// A card moves to the phone that lies in front. `mirrored`: the phone lies at the left of this desk.
Item {
    id: root

    property bool mirrored: false
    readonly property int drawnWidth: Math.round(Math.min(width, height * 1.9))
    readonly property string colours: [Theme.ink, Theme.action, Theme.paper, Theme.edge, Theme.actionTint].join(",")

    Accessible.ignored: true

    Image {
        anchors.centerIn: parent
        width: root.drawnWidth
        height: root.drawnWidth
        mirror: root.mirrored
        source: root.drawnWidth < 1 ? "" : "image://icon/hold-picture/" + encodeURIComponent(root.colours) + "/" + Math.min(1024, root.drawnWidth)
    }
}
