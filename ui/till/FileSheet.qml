// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// The card company's file from a stick or the home folder, and what reading it came to.
Sheet {
    id: root

    required property FileShelf shelf
    readonly property bool said: root.shelf.outcome.sentence !== undefined

    function ask() {
        root.shelf.look();
        root.present();
    }

    title: qsTr("카드사 파일 넣기")
    iconName: "usb"
    safeText: root.said ? qsTr("알겠어요") : qsTr("그만두기")
    onSafe: root.shelf.forget()

    NaruText {
        width: parent.width
        visible: !root.said && root.shelf.files.length === 0
        text: qsTr("USB와 집 폴더에 카드사 파일이 없어요.\nUSB를 꽂고 다시 찾아 주세요.")
        color: Theme.text2
    }

    ScrollColumn {
        width: parent.width
        height: Mm.ref(400)
        visible: !root.said && root.shelf.files.length > 0
        spacing: Math.max(Mm.ref(12), Theme.gapLeast)

        Repeater {
            model: root.said ? [] : root.shelf.files

            Pressable {
                id: row

                required property var modelData

                width: parent ? parent.width : 0
                height: names.implicitHeight + Mm.ref(24)
                text: modelData.name
                Accessible.description: modelData.second
                enabled: !root.shelf.busy
                onClicked: root.shelf.read(row.modelData.path)

                Rectangle {
                    anchors.fill: parent
                    color: row.pressed ? Theme.paperPressed : Theme.paper
                    border.color: Theme.edge
                    border.width: Theme.border
                    radius: Theme.buttonRadius
                }

                Column {
                    id: names

                    x: Mm.ref(24)
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - 2 * x
                    spacing: Mm.ref(4)

                    NaruValue {
                        width: Math.min(implicitWidth, parent.width)
                        text: row.modelData.name
                        bold: true
                        linesMax: 1
                    }

                    NaruValue {
                        width: Math.min(implicitWidth, parent.width)
                        text: row.modelData.second
                        kind: NaruText.Floor
                        linesMax: 1
                    }
                }
            }
        }
    }

    NaruButton {
        width: parent.width
        visible: !root.said
        text: qsTr("다시 찾기")
        iconName: "refresh"
        onClicked: root.shelf.look()
    }

    Row {
        width: parent.width
        visible: root.said
        spacing: Mm.ref(20)

        StateGlyph {
            anchors.verticalCenter: parent.verticalCenter
            kind: root.shelf.outcome.kind ?? ""
            size: Mm.ref(64)
        }

        NaruText {
            width: parent.width - x
            anchors.verticalCenter: parent.verticalCenter
            text: root.shelf.outcome.sentence ?? ""
            kind: NaruText.Control
        }
    }

    ProgressRows {
        width: parent.width
        visible: root.said
        model: root.shelf.outcome.rows ?? []
    }
}
