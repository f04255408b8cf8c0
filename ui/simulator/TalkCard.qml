// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Simulator

// What was said between the device and the desk, newest last and in view.
Card {
    id: root

    property var talk: [] // [{kind, time, text}]

    padding: Tool.u(18)

    Heading {
        id: head

        width: parent.width
        text: qsTr("오간 말")
    }

    ScrollColumn {
        id: lines

        y: head.height + Tool.u(14)
        width: parent.width
        height: parent.height - y
        spacing: 0
        onImplicitHeightChanged: lines.moveBy(lines.implicitHeight)

        NaruText {
            visible: root.talk.length === 0
            width: parent.width
            text: qsTr("아직 오간 말이 없어요.")
            kind: NaruText.Floor
            color: Theme.text2
        }

        Repeater {
            model: root.talk

            Row {
                id: said

                required property var modelData

                spacing: Tool.u(12)
                Accessible.role: Accessible.StaticText
                Accessible.name: [said.modelData.time, said.modelData.text].join(" ")

                StateGlyph {
                    anchors.verticalCenter: parent.verticalCenter
                    kind: said.modelData.kind
                    size: Tool.u(26)
                }

                NaruText {
                    text: said.modelData.time
                    kind: NaruText.Floor
                    color: Theme.text2
                    Accessible.ignored: true
                }

                NaruText {
                    text: said.modelData.text
                    kind: NaruText.Floor
                    bold: said.modelData.kind === "run"
                    Accessible.ignored: true
                }
            }
        }
    }
}
