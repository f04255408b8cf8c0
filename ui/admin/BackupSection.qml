// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// One press makes a copy; the code on paper opens it; the keys and where they lie.
SectionFrame {
    id: root

    required property BackupModel form
    readonly property var wrong: root.form.wrong
    property string code

    title: qsTr("백업")
    sentence: root.form.last
    said: root.form.said

    Card {
        id: copy

        width: (parent.width - Theme.gutter) / 2
        height: parent.height
        level: 2
        padding: Mm.ref(24)

        Heading {
            id: head

            width: parent.width
            text: qsTr("지금 백업하기")
        }

        PathField {
            id: folder

            y: head.height + Mm.ref(12)
            width: parent.width
            focus: true
            picker: paths
            label: qsTr("백업을 둘 폴더")
            hint: qsTr("USB나 다른 컴퓨터의 폴더가 좋아요.")
            text: root.form.folder
            wrong: root.wrong.folder ?? ""
            onAccepted: root.form.backUp(folder.text)
        }

        Wrong {
            y: folder.y + folder.height + Theme.gap
            width: parent.width
            text: root.wrong.all ?? ""
        }

        Column {
            anchors.bottom: parent.bottom
            width: parent.width
            spacing: Mm.ref(12)

            NaruText {
                width: parent.width
                text: qsTr("되살릴 때는 빈 창구에서 나루를 끄고\n이 명령을 적습니다.")
                kind: NaruText.Floor
                color: Theme.text2
            }

            NaruValue {
                width: parent.width
                text: root.form.restoreCommand
                kind: NaruText.Floor
            }

            NaruButton {
                width: parent.width
                text: qsTr("백업하기")
                kind: NaruButton.Primary
                iconName: "backup"
                enabled: !root.form.busy
                onClicked: root.form.backUp(folder.text)
            }
        }
    }

    Card {
        id: paper

        x: copy.width + Theme.gutter
        width: copy.width
        height: Mm.ref(478)
        level: 2
        padding: Mm.ref(24)

        Heading {
            id: codeHead

            width: parent.width
            text: qsTr("되살리는 코드")
        }

        NaruText {
            id: why

            y: codeHead.height + Mm.ref(4)
            width: parent.width
            text: qsTr("백업은 이 코드가 있어야 열립니다.\n종이에 적어 컴퓨터와 따로 두세요.")
            kind: NaruText.Floor
            color: Theme.text2
        }

        NaruText {
            anchors.horizontalCenter: parent.horizontalCenter
            y: why.y + why.height + Mm.ref(20)
            visible: root.code !== ""
            text: root.code
            kind: NaruText.Number
            horizontalAlignment: Text.AlignHCenter
        }

        NaruButton {
            anchors.bottom: parent.bottom
            width: parent.width
            text: root.code === "" ? qsTr("코드 보기") : qsTr("코드 가리기")
            iconName: root.code === "" ? "eye" : "lock"
            onClicked: root.code = root.code === "" ? root.form.recoveryCode() : ""
        }
    }

    Card {
        x: paper.x
        y: paper.height + Theme.gap
        width: paper.width
        height: parent.height - y
        padding: Mm.ref(24)

        StateLine {
            id: keys

            width: parent.width
            kind: root.form.keysKind
            text: root.form.keysSentence
            bold: true
        }

        NaruText {
            y: keys.height + Mm.ref(8)
            x: Mm.ref(54)
            width: parent.width - x
            text: root.form.keysNext
            kind: NaruText.Floor
        }
    }

    PathSheet {
        id: paths

        parent: root.Window.contentItem
    }
}
