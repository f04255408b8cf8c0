// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// The landing at rest. It says nothing that the words do not say; in high contrast it is not shown.
Item {
    id: root

    // "river" is as tall as a column beside something, "landing" as wide as a kiosk.
    property string picture: "river"

    Accessible.ignored: true

    Image {
        anchors.fill: parent
        visible: !Theme.highContrast && root.width > 0 && root.height > 0
        source: visible ? "image://picture/" + root.picture + "/" + Math.round(root.width) + "x" + Math.round(root.height) : ""
    }
}
