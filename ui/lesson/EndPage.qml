// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// What was done, when to come again, what keeps one safe. No score.
FocusScope {
    id: root

    required property var model
    readonly property bool printable: model.printable
    // On paper, or as a code for the visitor's own phone.
    readonly property bool kept: printable || model.kept

    LessonStrip {
        id: strip

        width: parent.width
        title: root.model.title
        number: root.model.stepCount
        count: root.model.stepCount
    }

    Column {
        id: said

        x: Large.margin
        y: strip.height + Mm.px(12)
        width: parent.width - 2 * Large.margin
        spacing: Mm.px(7)

        NaruText {
            width: parent.width
            text: root.model.mode === "watch" ? qsTr("끝까지 보셨어요.") : root.model.mode === "solo" ? qsTr("혼자 해내셨어요.") : qsTr("끝까지 하셨어요.")
            kind: NaruText.Display
            pixelSize: Large.displaySize
        }

        Rectangle {
            width: parent.width
            height: acts.implicitHeight + 2 * Mm.px(5)
            color: Theme.paper
            border.color: Theme.line
            border.width: Theme.border
            radius: Large.cardRadius

            Column {
                id: acts

                x: Mm.px(7)
                y: Mm.px(5)
                width: parent.width - 2 * x
                spacing: Mm.px(4)

                Repeater {
                    model: root.model.doneLines

                    StateLine {
                        required property string modelData

                        width: acts.width
                        kind: "ok"
                        text: modelData
                        pixelSize: Large.bodySize
                    }
                }
            }
        }

        EndLine {
            width: parent.width
            iconName: "calendar"
            line: root.model.comeAgain.toLocaleString(Qt.locale(), qsTr("M월 d일에 한 번 더 해 보세요.", "a date format and words in quotes"))
            more: qsTr("일주일 뒤에 하면 오래 기억나요.")
        }

        Repeater {
            model: root.model.safety

            EndLine {
                required property var modelData

                width: said.width
                iconName: "shield-check"
                line: modelData.line
                more: modelData.more
            }
        }
    }

    Column {
        id: keys

        x: Large.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Mm.px(6)
        width: parent.width - 2 * Large.margin
        spacing: Large.gap

        NaruButton {
            width: parent.width
            implicitHeight: Large.mainHeight
            large: true
            centred: true
            kind: NaruButton.Primary
            text: root.model.mode === "watch" ? qsTr("따라하기") : qsTr("혼자 해 보기")
            iconName: "play"
            focus: true
            onClicked: root.model.begin(root.model.mode === "watch" ? "guided" : "solo")
        }

        Row {
            width: parent.width
            spacing: Large.gap

            NaruButton {
                width: root.kept ? (parent.width - Large.gap) / 2 : parent.width
                large: true
                centred: true
                text: qsTr("한 번 더")
                iconName: "undo"
                onClicked: root.model.begin(root.model.mode)
            }

            NaruButton {
                width: (parent.width - Large.gap) / 2
                visible: root.kept
                large: true
                centred: true
                text: root.printable ? qsTr("종이로 받기") : qsTr("카드 받기")
                iconName: root.printable ? "printer" : "qr"
                onClicked: root.model.wantPaper()
            }
        }

        NaruButton {
            width: parent.width
            large: true
            centred: true
            text: qsTr("여기서 마칠게요")
            onClicked: root.model.leave()
        }
    }
}
