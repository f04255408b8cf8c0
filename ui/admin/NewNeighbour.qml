// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// Who is around and not paired yet, as rows; and a place to type an address where nobody is found by themselves.
Card {
    id: root

    required property NeighboursModel form
    readonly property var wrong: root.form.wrong
    readonly property var around: root.form.around

    function pairTyped() {
        root.form.pairTyped(address.text);
    }

    level: 2
    padding: Mm.ref(24)

    Connections {
        target: root.form

        function onFinished() {
            address.wipe();
        }
    }

    Heading {
        id: head

        width: parent.width
        text: qsTr("둘레의 데스크")
    }

    ScrollColumn {
        y: head.height + Mm.ref(14)
        width: parent.width
        height: typed.y - y - Theme.gutter

        NoteLine {
            width: parent.width
            visible: text !== ""
            iconName: "warning"
            text: root.form.blind
        }

        NaruText {
            width: parent.width
            visible: root.around.length === 0 && root.form.blind === ""
            text: root.form.on ? qsTr("아직 보이는 데스크가 없어요.\n그 데스크에서 나루를 켜고, 같은 망에 이어 주세요.") : qsTr("나루를 켤 때 --lan을 붙이면 이웃을 찾아요.")
            color: Theme.text2
        }

        Repeater {
            model: root.around.length

            ListRow {
                required property int index
                readonly property var row: root.around[index] ?? ({})

                width: parent ? parent.width : 0
                iconName: "screen"
                title: qsTr("잇기: %1").arg(row.name ?? "")
                second: row.place ?? ""
                enabled: !root.form.busy
                onClicked: root.form.pair(row.place)
            }
        }

        Wrong {
            width: parent.width
            text: root.wrong.all ?? ""
        }
    }

    Column {
        id: typed

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Mm.ref(14)
        visible: root.form.on

        Hairline {
            width: parent.width
        }

        Row {
            width: parent.width
            spacing: Theme.gap

            NaruField {
                id: address

                width: parent.width - go.width - parent.spacing
                label: qsTr("보이지 않으면 그 데스크의 주소를 적어요")
                hint: qsTr("예: 192.168.0.12")
                wrong: root.wrong.place ?? ""
                lengthMax: 64
                refusesCards: false
                onAccepted: root.pairTyped()
            }

            NaruButton {
                id: go

                y: Math.round(Theme.controlSize * 1.35) + Mm.ref(6)
                text: qsTr("잇기")
                iconName: "next"
                enabled: !root.form.busy
                onClicked: root.pairTyped()
            }
        }

        NaruText {
            width: parent.width
            text: root.form.places !== "" ? qsTr("이 데스크의 주소: %1").arg(root.form.places) : qsTr("이 데스크는 지금 어느 망에도 이어져 있지 않아요.")
            kind: NaruText.Floor
            color: Theme.text2
        }
    }
}
