// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// The settings as a draft; nothing changes before it is saved, but the panel's size is drawn at once, to be judged.
SectionFrame {
    id: root

    required property SettingsModel form
    readonly property var wrong: root.form.wrong
    readonly property var current: root.form.current
    property real pitch: root.current.panelPitchMm

    signal panelTried(real pitch)

    function save() {
        root.form.save({
                "centre": centre.text,
                "desk": desk.text,
                "language": language.value,
                "highContrast": contrast.checked,
                "panelPitchMm": root.pitch,
                "secondCopyFolder": folder.text,
                "centreCode": code.text
            });
    }

    Connections {
        target: root.form

        function onFinished() {
            code.wipe();
        }
    }

    onPitchChanged: root.panelTried(root.pitch)
    title: qsTr("설정")
    sentence: qsTr("적어 두기를 눌러야 바뀝니다.")
    said: root.form.said

    Card {
        id: names

        width: (parent.width - Theme.gutter) / 2
        height: parent.height - saveRow.height - Theme.gap
        level: 2
        padding: Mm.ref(24)

        ScrollColumn {
            anchors.fill: parent
            focus: true

            Row {
                width: parent.width
                spacing: Theme.gap

                NaruField {
                    id: centre

                    width: (parent.width - parent.spacing) * 0.55
                    focus: true
                    label: qsTr("센터 이름")
                    text: root.current.centre
                    wrong: root.wrong.centre ?? ""
                }

                NaruField {
                    id: desk

                    width: (parent.width - parent.spacing) * 0.45
                    label: qsTr("창구 이름")
                    text: root.current.desk
                    wrong: root.wrong.desk ?? ""
                }
            }

            ChoiceList {
                id: language

                width: parent.width
                columns: 2
                value: root.current.language
                model: [{
                        "value": "ko",
                        "text": "한국어"
                    }, {
                        "value": "en",
                        "text": "English"
                    }]
            }

            CheckRow {
                id: contrast

                width: parent.width
                text: qsTr("고대비 화면")
                checked: root.current.highContrast
            }

            PathField {
                id: folder

                width: parent.width
                picker: paths
                label: qsTr("두 번째 사본을 둘 폴더")
                hint: qsTr("비워 두면 두지 않습니다.")
                text: root.current.secondCopyFolder
                wrong: root.wrong.folder ?? ""
            }

            NaruField {
                id: code

                width: parent.width
                secret: true
                label: qsTr("창구끼리 고지서를 맞출 말")
                hint: root.current.sharesBills ? qsTr("정해 두었습니다. 비워 두면 그대로 씁니다.") : qsTr("열두 글자 이상, 창구마다 같게")
                wrong: root.wrong.centreCode ?? ""
            }
        }
    }

    Card {
        x: names.width + Theme.gutter
        width: names.width
        height: names.height
        level: 2
        padding: Mm.ref(24)

        Heading {
            id: head

            width: parent.width
            text: qsTr("화면 크기")
        }

        PanelRuler {
            y: head.height + Mm.ref(12)
            width: parent.width
            pitch: root.pitch
            wrong: root.wrong.panel ?? ""
            onMeasured: (millimetres, pixels) => {
                const pitch = root.form.measured(millimetres, pixels);
                root.pitch = pitch > 0 ? pitch : root.pitch;
            }
            onPicked: (inches, across, down) => {
                const pitch = root.form.picked(inches, across, down);
                root.pitch = pitch > 0 ? pitch : root.pitch;
            }
        }
    }

    Row {
        id: saveRow

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.gutter

        NaruButton {
            id: keep

            width: names.width
            text: qsTr("적어 두기")
            kind: NaruButton.Primary
            iconName: "check"
            enabled: !root.form.busy
            onClicked: root.save()
        }

        Wrong {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - x
            text: root.wrong.all ?? ""
        }
    }

    PathSheet {
        id: paths

        parent: root.Window.contentItem
    }
}
