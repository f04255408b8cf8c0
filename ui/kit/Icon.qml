// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// One of our line drawings, in the colour of the words beside it. Never alone: a word stands next to it.
Item {
    id: root

    property string name
    property color color: Theme.ink
    property int size: Mm.ref(44)

    implicitWidth: name === "" ? 0 : size
    implicitHeight: name === "" ? 0 : size
    Accessible.ignored: true

    Image {
        anchors.centerIn: parent
        width: root.size
        height: root.size
        source: root.name === "" ? "" : "image://icon/" + root.name + "/" + encodeURIComponent(root.color) + "/" + root.size
    }
}
