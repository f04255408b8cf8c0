// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter
import Naru.Kit

// The way back from choosing what a physical card is looked at for.
FocusScope {
    id: root

    required property CounterModel model

    Heading {
        width: parent.width
        text: qsTr("실물 신분증으로")
    }

    NaruButton {
        anchors.bottom: parent.bottom
        width: parent.width
        text: qsTr("그만두기")
        iconName: "back"
        shortcut: "Escape"
        focus: true
        onClicked: root.model.leave()
    }
}
