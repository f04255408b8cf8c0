// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// How many digits of a PIN are there; which, neither eye nor ear learns.
Rectangle {
    id: root

    required property int count
    readonly property int places: Math.max(6, root.count)
    readonly property int dot: Plan.mm(7)

    signal entered

    height: Plan.mm(20)
    activeFocusOnTab: true
    radius: Plan.radius
    color: Theme.paper
    border.color: Theme.ink
    border.width: Plan.border
    Accessible.role: Accessible.EditableText
    Accessible.focusable: true
    Accessible.name: qsTr("비밀번호")
    Accessible.description: qsTr("누른 숫자 %1개").arg(root.count)
    Keys.onReturnPressed: root.entered()
    Keys.onEnterPressed: root.entered()
    Keys.onTabPressed: event => Modal.tab(root, event)
    Keys.onBacktabPressed: event => Modal.tab(root, event)

    FocusRing {
        anchors.fill: parent
        radius: parent.radius
        visible: root.activeFocus && Focus.visible
    }

    Row {
        anchors.centerIn: parent
        spacing: Math.min(Plan.mm(9), Math.floor((root.width - Plan.mm(8) - root.places * root.dot) / (root.places - 1)))

        Repeater {
            model: root.places

            Rectangle {
                required property int index

                width: root.dot
                height: width
                radius: width / 2
                color: index < root.count ? Theme.ink : Theme.paper
                border.color: Theme.ink
                border.width: Plan.border
            }
        }
    }
}
