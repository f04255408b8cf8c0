// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A phone held over the reader.
Item {
    id: root

    property int size: Mm.ref(300)
    readonly property string colours: Theme.ink + "," + Theme.action + "," + Theme.paper + "," + Theme.sunk + "," + Theme.actionTint

    implicitWidth: size
    implicitHeight: size
    Accessible.role: Accessible.Graphic
    Accessible.ignored: true

    Image {
        anchors.centerIn: parent
        width: root.size
        height: root.size
        source: "image://icon/tap-picture/" + encodeURIComponent(root.colours) + "/" + root.size
    }
}
