// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// What the agency hands down: each kind of it at the left; its version, its dates and what is amiss at the right.
SectionFrame {
    id: root

    required property ReleasesModel form
    property string chosen: "trust"
    readonly property var rows: root.form.rows
    readonly property var row: root.rows.find(row => row.channel === root.chosen) ?? ({})
    readonly property bool has: (root.row.version ?? "") !== ""

    title: qsTr("내려받은 묶음")
    sentence: root.form.summary
    said: root.form.said

    ScrollColumn {
        id: list

        width: Mm.ref(600)
        height: parent.height - (ways.visible ? ways.height + Theme.gap : 0)
        focus: true

        Repeater {
            model: root.rows.length

            ListRow {
                required property int index
                readonly property var row: root.rows[index] ?? ({})

                width: parent ? parent.width : 0
                focus: index === 0
                iconName: row.icon ?? ""
                title: row.title ?? ""
                kind: row.kind ?? ""
                second: row.second ?? ""
                selected: root.chosen === row.channel
                onClicked: {
                    root.form.forget();
                    root.chosen = row.channel;
                }
            }
        }
    }

    // What somebody who waits may do: ask now, or bring it on a stick.
    Column {
        id: ways

        anchors.bottom: parent.bottom
        width: list.width
        visible: root.form.brought
        spacing: Theme.gap

        StateLine {
            width: parent.width
            visible: root.form.doing !== ""
            kind: "run"
            text: root.form.doing
        }

        NaruButton {
            width: parent.width
            visible: root.form.canLook
            text: qsTr("지금 확인")
            iconName: "refresh"
            enabled: !root.form.busy && !root.form.looking
            onClicked: root.form.look()
        }

        NaruButton {
            width: parent.width
            text: qsTr("스틱에서 가져오기")
            iconName: "folder"
            enabled: !root.form.busy
            onClicked: paths.ask(qsTr("스틱에서 가져오기"), true, "", path => root.form.bring(path))
        }
    }

    PathSheet {
        id: paths

        parent: root.Window.contentItem
        filters: ["*.naru"]
    }

    Card {
        x: list.width + Theme.gutter
        width: parent.width - x
        height: parent.height
        level: 2
        padding: Mm.ref(24)

        Column {
            width: parent.width
            spacing: Mm.ref(14)

            Heading {
                width: parent.width
                text: root.row.title ?? ""
            }

            StateLine {
                width: parent.width
                kind: root.row.kind ?? ""
                text: root.row.second ?? ""
                bold: true
            }

            NaruText {
                width: parent.width
                visible: text !== ""
                text: [root.row.sentence ?? "", root.row.next ?? ""].join("\n").trim()
            }

            FactRow {
                width: parent.width
                visible: root.has
                label: qsTr("쓰는 판")
                value: root.row.version ?? ""
            }

            FactRow {
                width: parent.width
                visible: root.has
                label: qsTr("받은 때")
                value: root.row.taken ?? ""
            }

            FactRow {
                width: parent.width
                visible: root.has
                label: qsTr("확인한 때")
                value: root.row.asOf ?? ""
            }

            NaruText {
                width: parent.width
                visible: root.has
                text: qsTr("‘확인한 때’는 이것이 가장 새것이라고 허브가 마지막으로 말한 때입니다.")
                kind: NaruText.Floor
                color: Theme.text2
            }
        }

        Column {
            anchors.bottom: parent.bottom
            width: parent.width
            spacing: Theme.gap

            Wrong {
                width: parent.width
                text: root.form.wrong.all ?? ""
            }

            NaruButton {
                visible: (root.row.back ?? "") !== ""
                text: root.row.back ?? ""
                iconName: "undo"
                enabled: !root.form.busy
                onClicked: root.form.goBack(root.chosen)
            }
        }
    }
}
