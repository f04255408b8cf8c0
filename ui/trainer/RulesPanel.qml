// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// What the linter found; each leads to its place.
FocusScope {
    id: root

    required property DraftModel draft

    signal led

    Column {
        id: head

        width: parent.width
        spacing: Mm.ref(8)

        StateLine {
            width: parent.width
            kind: root.draft.complaints.length === 0 ? "ok" : "warn"
            text: root.draft.complaints.length === 0 ? qsTr("고칠 곳이 없어요. 내보낼 수 있어요.") : qsTr("고칠 곳이 %1군데 있어요. 누르면 그 자리로 가요.").arg(root.draft.complaints.length)
            bold: true
        }
    }

    ScrollColumn {
        y: head.height + Theme.gap
        width: parent.width
        height: parent.height - y
        focus: true
        spacing: Theme.gapLeast

        Repeater {
            model: root.draft.complaints

            ListRow {
                required property var modelData
                required property int index

                width: parent.width
                title: modelData.sentence
                second: modelData.where + " · " + modelData.next
                glyph: "warn"
                onClicked: {
                    root.draft.lead(index);
                    root.led();
                }
            }
        }
    }
}
