// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// How a receipt printer is printed on: the width of its paper, and whose letters.
Row {
    id: root

    required property DevicesModel form
    required property var device

    function fill() {
        paper.value = root.device.paper ?? "80";
        letters.value = root.device.letters ?? "drawn";
    }

    spacing: Theme.gap
    onDeviceChanged: root.fill()
    Component.onCompleted: root.fill()

    ChoiceList {
        id: paper

        width: (parent.width - parent.spacing) / 2
        columns: 2
        enabled: !root.form.busy
        model: [{
                "value": "80",
                "text": qsTr("80 mm")
            }, {
                "value": "58",
                "text": qsTr("58 mm")
            }]
        onChosen: width => root.form.usePaper(root.device.key, width)
    }

    ChoiceList {
        id: letters

        width: (parent.width - parent.spacing) / 2
        columns: 2
        enabled: !root.form.busy
        model: [{
                "value": "drawn",
                "text": qsTr("그림으로")
            }, {
                "value": "own",
                "text": qsTr("글자로")
            }]
        onChosen: whose => root.form.useLetters(root.device.key, whose)
    }
}
