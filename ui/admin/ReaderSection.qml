// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// By this certificate a visitor's phone sees who asks: a request goes out, a certificate comes back.
SectionFrame {
    id: root

    required property ReaderModel form
    readonly property var wrong: root.form.wrong

    title: qsTr("창구 인증서")
    sentence: qsTr("손님의 휴대폰이 이것을 보고 누가 묻는지 압니다.")
    said: root.form.said

    Card {
        id: state

        width: parent.width
        height: Mm.ref(146)
        padding: Mm.ref(20)

        StateLine {
            id: line

            width: parent.width
            kind: root.form.kind
            text: root.form.state + " " + root.form.until
            bold: true
        }

        NaruValue {
            x: Mm.ref(54)
            y: line.height + Mm.ref(4)
            width: Math.min(implicitWidth, parent.width - x)
            visible: root.form.name !== ""
            text: root.form.name
        }

        NaruText {
            x: Mm.ref(54)
            y: line.height
            width: parent.width - x
            visible: root.form.name === ""
            text: qsTr("없어도 물을 수 있지만, 보내지 않는 휴대폰이 있을 수 있습니다.")
            kind: NaruText.Floor
            color: Theme.text2
        }
    }

    Card {
        id: request

        y: state.height + Theme.gap
        width: (parent.width - Theme.gutter) / 2
        height: parent.height - y
        level: 2
        padding: Mm.ref(24)

        Row {
            id: first

            spacing: Theme.gap

            NumberDisc {
                number: 1
            }

            Heading {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("신청서 만들기")
            }
        }

        NaruField {
            id: organization

            y: first.height + Mm.ref(12)
            width: parent.width
            focus: true
            label: qsTr("기관 이름")
            text: root.form.centre
            wrong: root.wrong.organization ?? ""
        }

        PathField {
            id: folder

            y: organization.y + organization.height + Mm.ref(12)
            width: parent.width
            picker: paths
            label: qsTr("신청서를 둘 폴더")
            wrong: root.wrong.folder ?? ""
        }

        NaruButton {
            anchors.bottom: parent.bottom
            width: parent.width
            text: qsTr("신청서 적어 두기")
            kind: NaruButton.Primary
            iconName: "document"
            enabled: !root.form.busy
            onClicked: root.form.makeRequest(organization.text, folder.text)
        }
    }

    Card {
        x: request.width + Theme.gutter
        y: request.y
        width: request.width
        height: request.height
        level: 2
        padding: Mm.ref(24)

        Row {
            id: second

            spacing: Theme.gap

            NumberDisc {
                number: 2
            }

            Heading {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("받은 인증서 넣기")
            }
        }

        PathField {
            id: file

            y: second.height + Mm.ref(12)
            width: parent.width
            picker: paths
            files: true
            label: qsTr("인증서 파일")
            hint: qsTr("신청서를 보낸 곳에서 받은 파일입니다.")
            wrong: root.wrong.file ?? ""
            onAccepted: root.form.importFile(file.text)
        }

        Wrong {
            y: file.y + file.height + Theme.gap
            width: parent.width
            text: root.wrong.all ?? ""
        }

        NaruButton {
            anchors.bottom: parent.bottom
            width: parent.width
            text: qsTr("인증서 넣기")
            iconName: "check"
            enabled: !root.form.busy
            onClicked: root.form.importFile(file.text)
        }
    }

    PathSheet {
        id: paths

        parent: root.Window.contentItem
    }
}
