// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Shell

// Over the top bar of every page of the staff while a public screen calls: which, how long, and who goes. It takes no
// room from the page.
Rectangle {
    id: root

    required property CallModel model
    readonly property var calls: root.model.calls
    readonly property var first: root.calls.length > 0 ? root.calls[0] : null
    readonly property string line: root.first ? root.first.line : ""
    readonly property string note: root.first ? root.first.note : ""
    // Over a picture and not over a bar: the keys stand under the words.
    property bool tall: false

    signal listWanted

    objectName: "callStrip"
    implicitHeight: root.tall ? words.height + keys.height + 3 * Mm.ref(16) : Theme.topBarHeight
    visible: root.first !== null
    color: Theme.help
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.line
    Accessible.description: root.note

    // Nothing under it is pressed by mistake.
    MouseArea {
        anchors.fill: parent
        acceptedButtons: Qt.AllButtons
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.border
        color: Theme.overHelp
    }

    Icon {
        id: sign

        x: Theme.margin
        y: words.y + Math.round((words.height - height) / 2)
        name: "hand"
        size: Mm.ref(52)
        color: Theme.overHelp
    }

    NaruText {
        id: words

        x: sign.x + sign.width + Mm.ref(18)
        y: root.tall ? Mm.ref(16) : Math.round((parent.height - height) / 2)
        width: Math.max(0, (root.tall ? parent.width - Theme.margin : keys.x - Theme.gutter) - x)
        text: root.tall ? root.line + "\n" + root.note : root.line + " · " + root.note
        kind: NaruText.Control
        color: Theme.overHelp
        maximumLineCount: root.tall ? 2 : 1
        elide: Text.ElideRight
        Accessible.ignored: true
    }

    Row {
        id: keys

        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        y: root.tall ? parent.height - height - Mm.ref(16) : Math.round((parent.height - height) / 2)
        spacing: Theme.gap

        NaruButton {
            visible: root.calls.length > 1
            height: Mm.ref(76)
            text: qsTr("모두 %1곳").arg(root.calls.length)
            onClicked: root.listWanted()
        }

        NaruButton {
            height: Mm.ref(76)
            text: qsTr("갈게요")
            kind: NaruButton.Ink
            shortcut: "Ctrl+F1"
            enabled: root.first !== null && !root.first.answering
            onClicked: root.model.answer(root.first.id)
        }
    }
}
