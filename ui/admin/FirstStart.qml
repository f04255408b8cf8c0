// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// The first start: one question at a time, back at every moment, nothing written before the last.
FocusScope {
    id: root

    required property SetupModel model
    readonly property var wrong: root.model.wrong
    readonly property var draft: root.model.draft
    readonly property real pitch: root.model.panelPitchMm
    readonly property var answers: ({
            "language": language,
            "place": place,
            "administrator": administrator,
            "panel": panel,
            "copy": copy,
            "doctor": doctor
        })
    readonly property var questions: ({
            "language": qsTr("어떤 말로 볼까요?"),
            "place": qsTr("여기는 어디인가요?"),
            "administrator": qsTr("첫 관리자는 누구인가요?"),
            "panel": qsTr("화면이 얼마나 큰가요?"),
            "copy": qsTr("사본을 하나 더 둘까요?"),
            "doctor": qsTr("이제 창구를 열 수 있어요")
        })
    readonly property var reasons: ({
            "language": qsTr("나중에 설정에서 바꿀 수 있습니다."),
            "place": qsTr("손님의 휴대폰과 기록에 이 이름이 나옵니다."),
            "administrator": qsTr("직원을 더하고 설정을 바꾸는 사람입니다."),
            "panel": qsTr("글씨와 단추를 알맞은 크기로 그립니다."),
            "copy": qsTr("날마다 한 번 저절로 복사합니다. USB나 다른 컴퓨터의 폴더가 좋아요."),
            "doctor": qsTr("살필 것은 창구를 연 뒤에 고쳐도 됩니다.")
        })

    signal pageWanted(string name)
    signal languageWanted(string code)
    signal contrastWanted(bool high)
    signal panelTried(real pitch)
    // What is still in the fields of a step, before the model goes on.
    signal handing

    function goOn() {
        root.handing();
        root.model.next();
    }

    onPitchChanged: root.panelTried(root.pitch)
    Keys.onEscapePressed: root.model.back()

    Connections {
        target: root.model

        function onStepChanged() {
            answer.forceActiveFocus(Qt.TabFocusReason);
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }

    RiverPicture {
        id: river

        width: Mm.ref(640)
        height: parent.height
    }

    Hairline {
        x: river.width
        width: Theme.border
        height: parent.height
        visible: Theme.highContrast
    }

    Column {
        x: Mm.ref(66)
        y: Mm.ref(70)
        width: river.width - x - Mm.ref(20)
        spacing: Mm.ref(28)

        Row {
            spacing: Theme.gap

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "boat"
                size: Mm.ref(60)
            }

            NaruText {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("나루")
                kind: NaruText.Title
            }
        }

        ProgressRows {
            width: parent.width
            model: root.model.steps
        }
    }

    Column {
        id: head

        x: river.width + Mm.ref(80)
        y: Mm.ref(70)
        width: parent.width - x - Mm.ref(60)
        spacing: Mm.ref(8)

        Heading {
            width: parent.width
            text: root.questions[root.model.step]
            page: true
        }

        NaruText {
            width: parent.width
            text: root.reasons[root.model.step]
            color: Theme.text2
        }
    }

    Loader {
        id: answer

        x: head.x
        y: head.y + head.height + Mm.ref(36)
        width: head.width
        height: keys.y - y - Theme.gutter
        focus: true
        sourceComponent: root.answers[root.model.step]
    }

    Row {
        id: keys

        x: head.x
        y: parent.height - height - Mm.ref(48)
        width: head.width
        spacing: Theme.gap

        NaruButton {
            visible: !root.model.first
            text: qsTr("뒤로")
            iconName: "back"
            keyText: "Esc"
            onClicked: root.model.back()
        }

        NaruButton {
            width: parent.width - x
            text: root.model.last ? qsTr("창구 열기") : qsTr("다음")
            kind: NaruButton.Primary
            keyText: " "
            centred: true
            enabled: !root.model.busy
            onClicked: root.goOn()
        }
    }

    Component {
        id: language

        SetupLanguage {
            focus: true
            model: root.model
            onLanguageWanted: code => root.languageWanted(code)
            onContrastWanted: high => root.contrastWanted(high)
        }
    }

    Component {
        id: place

        SetupPlace {
            focus: true
            model: root.model
            onDone: root.goOn()
        }
    }

    Component {
        id: administrator

        SetupAdministrator {
            id: first

            focus: true
            model: root.model
            onDone: root.goOn()

            Connections {
                target: root

                function onHanding() {
                    first.hand();
                }
            }
        }
    }

    Component {
        id: panel

        FocusScope {
            focus: true

            PanelRuler {
                width: parent.width
                focus: true
                pitch: root.pitch
                wrong: root.wrong.panel ?? ""
                onMeasured: (millimetres, pixels) => root.model.measure(millimetres, pixels)
                onPicked: (inches, across, down) => root.model.pickPanel(inches, across, down)
            }
        }
    }

    Component {
        id: copy

        FocusScope {
            focus: true

            PathField {
                width: parent.width
                focus: true
                picker: paths
                label: qsTr("두 번째 사본을 둘 폴더")
                hint: qsTr("비워 두면 두지 않습니다.")
                text: root.draft.secondCopyFolder
                wrong: root.wrong.folder ?? ""
                onEdited: root.model.put("secondCopyFolder", text)
                onAccepted: root.goOn()
            }
        }
    }

    Component {
        id: doctor

        SetupDoctor {
            focus: true
            model: root.model
        }
    }

    PathSheet {
        id: paths

        parent: root.Window.contentItem
    }
}
