// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// Whose word this desk takes: how many, how old, and a file with new ones.
SectionFrame {
    id: root

    required property TrustModel form
    readonly property var wrong: root.form.wrong

    signal releasesWanted

    function bring() {
        root.form.importFile(file.text);
    }

    title: qsTr("발급기관 목록")
    sentence: qsTr("이 목록에 있는 기관이 발급한 신분증만 진짜로 봅니다.")
    said: root.form.said

    Card {
        id: known

        width: Mm.ref(880)
        height: parent.height
        padding: Mm.ref(24)

        StateLine {
            id: count

            width: parent.width
            kind: root.form.kind
            text: root.form.count
            bold: true
        }

        NaruText {
            id: age

            y: count.height
            x: Mm.ref(54)
            width: parent.width - x
            text: root.form.skipped === "" ? root.form.age : root.form.age + "\n" + root.form.skipped
            kind: NaruText.Floor
            color: Theme.text2
        }

        ScrollColumn {
            y: age.y + age.height + Theme.gap
            width: parent.width
            height: parent.height - y
            spacing: Mm.ref(4)

            Repeater {
                model: root.form.issuers

                FactRow {
                    required property var modelData

                    width: parent.width
                    label: modelData.until
                    labelWidth: Mm.ref(390)
                    value: [modelData.country, modelData.name].join(" ").trim()
                    valueKind: NaruText.Floor
                }
            }
        }
    }

    Card {
        x: known.width + Theme.gutter
        width: parent.width - x
        height: parent.height
        level: 2
        padding: Mm.ref(24)

        Heading {
            id: head

            width: parent.width
            text: qsTr("파일에서 넣기")
        }

        PathField {
            id: file

            y: head.height + Theme.gap
            width: parent.width
            focus: true
            picker: paths
            files: true
            label: qsTr("인증서 파일")
            hint: qsTr("pem, crt, cer, der 파일. 기관의 안내에서 받은 것만 넣어 주세요.")
            wrong: root.wrong.file ?? ""
            onAccepted: root.bring()
        }

        Wrong {
            y: file.y + file.height + Theme.gap
            width: parent.width
            text: root.wrong.all ?? ""
        }

        NaruButton {
            anchors.bottom: take.top
            anchors.bottomMargin: Theme.gap
            width: parent.width
            text: qsTr("내려받은 묶음 보기")
            iconName: "sync"
            onClicked: root.releasesWanted()
        }

        NaruButton {
            id: take

            anchors.bottom: parent.bottom
            width: parent.width
            text: qsTr("목록에 넣기")
            kind: NaruButton.Primary
            iconName: "plus"
            enabled: !root.form.busy
            onClicked: root.bring()
        }
    }

    PathSheet {
        id: paths

        parent: root.Window.contentItem
    }
}
