// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// Who stands at the hub under this centre, as its public log shows it: each at the left, one of them at the right.
FocusScope {
    id: root

    required property HubModel form
    property string chosen
    readonly property var rows: root.form.desks
    readonly property var row: root.rows.find(row => row.id === root.chosen) ?? root.rows[0] ?? ({})
    readonly property bool has: root.rows.length > 0

    signal joinWanted

    function take() {
        (root.has ? list : again).forceActiveFocus(Qt.OtherFocusReason);
    }

    // Learnt beside the page: from a small file, so not with every entry that is sent.
    Timer {
        interval: 10000
        repeat: true
        running: root.visible
        onTriggered: root.form.readRoll()
    }

    ScrollColumn {
        id: list

        width: Mm.ref(600)
        height: parent.height - ways.height - Theme.gap - list.reach // rows show as far as their ring reaches
        focus: true

        StateLine {
            width: parent.width
            visible: root.form.strange !== ""
            kind: "warn"
            text: root.form.strange
        }

        Repeater {
            model: root.rows.length

            ListRow {
                required property int index
                readonly property var row: root.rows[index] ?? ({})

                width: parent ? parent.width : 0
                focus: index === 0
                iconName: row.own ? "home" : "screen"
                title: row.name ?? ""
                kind: row.kind ?? ""
                second: row.second ?? ""
                selected: root.row.id === row.id
                onClicked: {
                    root.form.forget();
                    root.chosen = row.id;
                }
            }
        }
    }

    Column {
        id: ways

        anchors.bottom: parent.bottom
        width: list.width
        spacing: Theme.gap

        NaruButton {
            width: parent.width
            visible: root.form.news > 0 && root.form.trouble === ""
            text: qsTr("모두 아는 창구예요")
            kind: NaruButton.Primary
            iconName: "check"
            enabled: !root.form.busy
            onClicked: {
                root.form.looked();
                root.take();
            }
        }

        NaruButton {
            id: again

            width: parent.width
            text: qsTr("새 용지로 다시 잇기")
            iconName: "key"
            onClicked: root.joinWanted()
        }
    }

    Card {
        x: list.width + Theme.gutter
        width: parent.width - x
        height: parent.height
        level: 2
        padding: Mm.ref(24)

        ScrollColumn {
            width: parent.width
            height: parent.height - advice.height - Theme.gap

            StateLine {
                width: parent.width
                visible: root.form.stale && root.form.shown !== ""
                kind: "warn"
                text: root.form.shown
            }

            NaruText {
                width: parent.width
                visible: !root.has
                text: qsTr("아직 허브의 공개 기록에서 확인한 창구가 없어요. 새로 등록한 창구는 한두 시간 안에, 전에 등록한 창구는 다음 인증서를 받을 때 나타나요.")
            }

            NaruValue {
                width: Math.min(implicitWidth, parent.width)
                visible: root.has
                text: root.row.name ?? ""
                kind: NaruText.Title
                bold: true
            }

            StateLine {
                width: parent.width
                visible: root.has
                kind: root.row.kind ?? ""
                text: root.row.own ? qsTr("이 창구예요. %1").arg(root.row.second) : root.row.second ?? ""
                bold: true
            }

            FactRow {
                width: parent.width
                visible: root.has
                label: qsTr("등록")
                value: root.row.since ?? ""
                framed: false
            }

            FactRow {
                width: parent.width
                visible: root.has
                label: qsTr("마지막 일")
                value: root.row.last ?? ""
                framed: false
            }

            FactRow {
                width: parent.width
                visible: root.has
                label: qsTr("인증서")
                value: root.row.until ?? ""
                framed: false
            }

            StateLine {
                width: parent.width
                visible: root.has && root.form.trouble === ""
                kind: "ok"
                text: root.row.proof ?? ""
            }

            NaruText {
                width: parent.width
                visible: !root.form.stale && root.form.shown !== ""
                text: root.form.shown
                kind: NaruText.Floor
                color: Theme.text2
            }
        }

        Column {
            id: advice

            anchors.bottom: parent.bottom
            width: parent.width
            spacing: Mm.ref(10)

            // In the place of the button that it takes away.
            StateLine {
                width: parent.width
                visible: root.form.trouble !== ""
                kind: "no"
                text: root.form.trouble
                bold: true
            }

            Wrong {
                width: parent.width
                text: root.form.trouble === "" ? root.form.wrong.all ?? "" : ""
            }

            NaruText {
                width: parent.width
                visible: root.has && root.form.trouble === ""
                text: qsTr("모르는 창구가 있으면 허브 관리자에게 누가 등록했는지 물어보세요. 아무도 모르면 분실로 막아 달라고 하세요.")
            }
        }
    }
}
