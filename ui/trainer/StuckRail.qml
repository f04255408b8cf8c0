// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// Which step is hard for everybody, and who needs someone now. Never a ranking: who does well is not in it.
Card {
    id: root

    required property ClassModel model

    signal together(int step)

    padding: Mm.ref(26)

    Column {
        id: hard

        width: parent.width
        spacing: Mm.ref(10)

        Heading {
            width: parent.width
            text: qsTr("모두가 어려운 걸음")
        }

        StateLine {
            width: parent.width
            visible: root.model.hardStep === 0
            kind: "ok"
            text: qsTr("지금은 없어요.")
        }

        Row {
            width: parent.width
            visible: root.model.hardStep > 0
            spacing: Mm.ref(14)

            StateGlyph {
                id: mark

                anchors.verticalCenter: parent.verticalCenter
                kind: "warn"
                size: Mm.ref(44)
            }

            NaruText {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - mark.width - people.width - 2 * parent.spacing
                text: qsTr("%1걸음").arg(root.model.hardStep)
                kind: NaruText.Number
            }

            NaruText {
                id: people

                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("%1명").arg(root.model.hardSeats)
                kind: NaruText.Number
                wrapMode: Text.NoWrap
            }
        }

        NaruText {
            width: parent.width
            visible: root.model.hardStep > 0
            text: root.model.hardLine
            kind: NaruText.Floor
            color: Theme.text2
            maximumLineCount: 3
        }

        NaruButton {
            width: parent.width
            visible: root.model.hardStep > 0
            text: qsTr("함께 해 보기")
            iconName: "screen"
            kind: NaruButton.Primary
            onClicked: root.together(root.model.hardStep)
        }
    }

    Column {
        id: going

        readonly property int shown: Math.min(root.model.next.length, Math.floor((parent.height - y - Mm.ref(76)) / Mm.ref(58)))

        y: Math.max(hard.height + Mm.ref(20), parent.height - Mm.ref(322))
        width: parent.width
        spacing: Mm.ref(12)

        Hairline {
            width: parent.width
        }

        Heading {
            width: parent.width
            text: qsTr("지금 갈 자리")
        }

        StateLine {
            width: parent.width
            visible: root.model.next.length === 0
            kind: "ok"
            text: qsTr("모두 잘 가고 있어요.")
        }

        Repeater {
            model: root.model.next.slice(0, going.shown)

            Item {
                required property var modelData

                width: parent.width
                height: Mm.ref(46)
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("%1번 %2").arg(modelData.number).arg(modelData.animal) + ", " + modelData.word + ", " + modelData.since

                StateGlyph {
                    id: shape

                    anchors.verticalCenter: parent.verticalCenter
                    kind: parent.modelData.glyph
                    size: Mm.ref(42)
                }

                NaruText {
                    id: number

                    anchors.verticalCenter: parent.verticalCenter
                    x: shape.width + Mm.ref(14)
                    text: String(parent.modelData.number)
                    kind: NaruText.Control
                    Accessible.ignored: true
                }

                NaruText {
                    anchors.verticalCenter: parent.verticalCenter
                    x: number.x + number.width + Mm.ref(14)
                    width: past.x - x - Mm.ref(10)
                    text: parent.modelData.animal
                    maximumLineCount: 1
                    Accessible.ignored: true
                }

                NaruText {
                    id: past

                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    text: parent.modelData.since
                    kind: NaruText.Floor
                    color: Theme.text2
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
        }
    }
}
