// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Label at the left, value at the right. `framed` (the default): the value came from outside.
Item {
    id: root

    property string label
    property string value
    property bool bold: true
    property bool framed: true
    property bool last: false
    property int valueKind: NaruText.Body
    property int labelWidth: Mm.ref(200)
    readonly property Item shown: framed ? outside : ours

    implicitWidth: labelWidth + shown.implicitWidth
    implicitHeight: Math.max(Mm.ref(80), shown.implicitHeight + Mm.ref(16), name.implicitHeight + Mm.ref(16))
    Accessible.role: Accessible.StaticText
    Accessible.name: root.label

    NaruText {
        id: name

        anchors.verticalCenter: parent.verticalCenter
        width: root.labelWidth - Mm.ref(14)
        text: root.label
        kind: NaruText.Floor
        color: Theme.text2
        Accessible.ignored: true
    }

    NaruValue {
        id: outside

        x: root.labelWidth
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, parent.width - x)
        visible: root.framed
        text: root.framed ? root.value : ""
        kind: root.valueKind
        bold: root.bold
    }

    NaruText {
        id: ours

        x: root.labelWidth
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x
        visible: !root.framed
        text: root.framed ? "" : root.value
        kind: root.valueKind
        bold: root.bold
    }

    Hairline {
        anchors.bottom: parent.bottom
        width: parent.width
        visible: !root.last
    }
}
