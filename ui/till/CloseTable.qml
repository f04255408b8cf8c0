// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// Three witnesses of the day's card money, class by class.
Card {
    id: root

    property var rows: []
    property bool compared: false
    property var terminals: [] // [{kind, text}]
    property bool mayAsk: false
    readonly property real figureWidth: width * 0.17
    readonly property real countWidth: width * 0.1

    signal askAgain

    padding: Mm.ref(22)

    component Figure: NaruText {
        horizontalAlignment: Text.AlignRight
        anchors.verticalCenter: parent ? parent.verticalCenter : undefined
        kind: NaruText.Floor
        wrapMode: Text.NoWrap
    }

    Row {
        id: titles

        anchors.right: parent.right
        height: Mm.ref(50)

        Figure {
            width: root.figureWidth
            text: qsTr("우리 장부")
            color: Theme.text2
        }

        Figure {
            width: root.figureWidth
            text: qsTr("단말")
            color: Theme.text2
        }

        Figure {
            width: root.figureWidth
            text: qsTr("카드사")
            color: Theme.text2
        }

        Figure {
            width: root.countWidth
            text: qsTr("건수")
            color: Theme.text2
        }
    }

    NaruText {
        x: Mm.ref(62)
        height: titles.height
        anchors.verticalCenter: titles.verticalCenter
        text: qsTr("카드")
        kind: NaruText.Floor
        color: Theme.text2
    }

    ScrollColumn {
        anchors.top: titles.bottom
        anchors.bottom: note.top
        width: parent.width
        spacing: 0

        // What their column cannot say stands first.
        Item {
            width: parent ? parent.width : 0
            height: visible ? Math.max(words.height, again.visible ? again.height + Mm.ref(8) : 0) : 0
            visible: root.terminals.length > 0

            Column {
                id: words

                width: parent.width - (again.visible ? again.width + Mm.ref(16) : 0)

                Repeater {
                    model: root.terminals

                    StateLine {
                        required property var modelData

                        width: words.width
                        kind: modelData.kind
                        text: modelData.text
                    }
                }
            }

            NaruButton {
                id: again

                anchors.right: parent.right
                width: Mm.ref(360)
                height: Theme.controlMin
                visible: root.mayAsk
                text: qsTr("다시 묻기")
                shortcut: "F3"
                onClicked: root.askAgain()
            }
        }

        Repeater {
            model: root.rows

            Item {
                id: row

                required property var modelData

                width: parent ? parent.width : 0
                height: Math.max(Mm.ref(62), title.implicitHeight + Mm.ref(8))
                Accessible.role: Accessible.StaticText
                Accessible.name: [modelData.title, modelData.desk, modelData.terminal, modelData.acquirer, modelData.count].join(" ")

                Hairline {
                    width: parent.width
                }

                StateGlyph {
                    anchors.verticalCenter: parent.verticalCenter
                    kind: row.modelData.kind
                    size: Mm.ref(40)
                }

                NaruText {
                    id: title

                    x: Mm.ref(62)
                    anchors.verticalCenter: parent.verticalCenter
                    width: numbers.x - x
                    text: row.modelData.title
                    kind: NaruText.Control
                    pixelSize: Theme.floorSize
                    Accessible.ignored: true
                }

                Row {
                    id: numbers

                    anchors.right: parent.right
                    height: parent.height

                    Figure {
                        width: root.figureWidth
                        text: row.modelData.desk
                        Accessible.ignored: true
                    }

                    Figure {
                        width: root.figureWidth
                        text: row.modelData.terminal
                        Accessible.ignored: true
                    }

                    Figure {
                        width: root.figureWidth
                        text: row.modelData.acquirer
                        Accessible.ignored: true
                    }

                    Figure {
                        width: root.countWidth
                        text: row.modelData.count
                        bold: true
                        Accessible.ignored: true
                    }
                }
            }
        }
    }

    NaruText {
        id: note

        anchors.bottom: parent.bottom
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: text !== ""
        text: root.rows.length === 0 ? qsTr("오늘은 카드로 받은 것이 없어요.") : root.compared ? "" : qsTr("카드사 파일은 아직 오지 않았습니다. 내일 맞추어도 됩니다.")
        kind: NaruText.Floor
        color: Theme.text2
    }
}
