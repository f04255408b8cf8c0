// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// How large the glass really is: a bar to hold a ruler to, or the size written on the box.
FocusScope {
    id: root

    property real pitch: 0.2745
    property string wrong
    // In pixels of the panel, whatever is believed of their size.
    readonly property int barPixels: 600
    readonly property int believed: Math.round(root.barPixels * root.pitch)
    readonly property real across: Math.max(Screen.width, root.Window.width)
    readonly property real down: Math.max(Screen.height, root.Window.height)

    signal measured(string millimetres, real pixels)
    signal picked(real inches, real across, real down)

    implicitHeight: column.implicitHeight

    Column {
        id: column

        width: parent.width
        spacing: Theme.gap

        NaruText {
            width: parent.width
            text: qsTr("막대에 자를 대어 보세요.\n지금은 %1 mm로 알고 있습니다.").arg(root.believed)
        }

        Rectangle {
            width: root.barPixels
            height: Mm.ref(40)
            color: Theme.ink
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("자로 잴 막대")
        }

        Row {
            width: parent.width
            spacing: Theme.gap

            NaruField {
                id: length

                width: Math.min(Mm.ref(560), parent.width - use.width - parent.spacing)
                focus: true
                label: qsTr("자로 잰 길이 (mm)")
                wrong: root.wrong
                lengthMax: 6
                onAccepted: root.measured(text, root.barPixels)
            }

            NaruButton {
                id: use

                y: Math.round(Theme.controlSize * 1.35) + Mm.ref(6)
                text: qsTr("이 길이로")
                onClicked: root.measured(length.text, root.barPixels)
            }
        }

        NaruText {
            width: parent.width
            text: qsTr("자가 없으면 상자에 적힌 크기를 골라 주세요.")
            kind: NaruText.Floor
            color: Theme.text2
        }

        Row {
            spacing: Theme.gap

            Repeater {
                model: [15.6, 21.5, 23.8, 27]

                NaruButton {
                    required property real modelData

                    height: Theme.controlMin
                    text: qsTr("%1인치").arg(modelData)
                    onClicked: root.picked(modelData, root.across, root.down)
                }
            }
        }
    }
}
