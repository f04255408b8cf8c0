// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// What the desk rests on, before it opens.
FocusScope {
    id: root

    required property SetupModel model
    readonly property var wrong: root.model.wrong
    property var chosen: ({})

    NaruButton {
        id: again

        anchors.bottom: parent.bottom
        focus: true
        text: qsTr("모두 다시 살피기")
        iconName: "refresh"
        shortcut: "F5"
        onClicked: root.model.examine()
    }

    Wrong {
        id: trouble

        anchors.bottom: again.top
        anchors.bottomMargin: Theme.gap
        width: parent.width
        text: root.wrong.all ?? root.wrong.pin ?? root.wrong.name ?? ""
    }

    ScrollColumn {
        width: parent.width
        height: (trouble.visible ? trouble.y : again.y) - Theme.gutter

        Grid {
            width: parent.width
            columns: 2
            columnSpacing: Theme.gutter
            rowSpacing: Theme.gap

            Repeater {
                model: root.model.findings

                FindingRow {
                    required property var modelData

                    width: (parent.width - Theme.gutter) / 2
                    finding: modelData
                    ground: Theme.ground
                    onClicked: {
                        root.chosen = modelData;
                        details.present();
                    }
                }
            }
        }
    }

    Sheet {
        id: details

        parent: root.Window.contentItem
        glyph: root.chosen.kind ?? ""
        title: root.chosen.title ?? ""
        sentence: [root.chosen.sentence ?? "", root.chosen.next ?? ""].join("\n").trim()
        safeText: qsTr("알겠어요")
    }
}
