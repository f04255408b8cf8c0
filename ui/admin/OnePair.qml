// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// One desk that is paired: whether it is here, since when, its key, its name, and the way to end it.
Card {
    id: root

    required property NeighboursModel form
    property var pair: ({})
    readonly property string pairId: root.pair.id ?? ""
    readonly property var wrong: root.form.wrong

    signal revocationWanted

    function rename() {
        root.form.rename(root.pairId, name.text);
    }

    level: 2
    padding: Mm.ref(24)
    onPairIdChanged: name.text = root.pair.name ?? ""

    Column {
        width: parent.width
        spacing: Mm.ref(14)

        NaruValue {
            width: Math.min(implicitWidth, parent.width)
            text: root.pair.name ?? ""
            kind: NaruText.Title
            bold: true
        }

        StateLine {
            width: parent.width
            kind: root.pair.kind ?? ""
            text: root.pair.second ?? ""
            bold: true
        }

        FactRow {
            width: parent.width
            label: qsTr("이은 날")
            value: root.pair.since ?? ""
        }

        FactRow {
            width: parent.width
            label: qsTr("열쇠 지문")
            value: root.pair.fingerprint ?? ""
        }

        FactRow {
            width: parent.width
            visible: (root.pair.place ?? "") !== ""
            label: qsTr("적은 주소")
            value: root.pair.place ?? ""
        }

        NaruText {
            width: parent.width
            visible: !(root.pair.here ?? false)
            text: qsTr("그 데스크가 켜져 있고 같은 망에 있으면 저절로 이어져요.")
            kind: NaruText.Floor
            color: Theme.text2
        }
    }

    Column {
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.gap

        Wrong {
            width: parent.width
            text: root.wrong.all ?? ""
        }

        Row {
            width: parent.width
            spacing: Theme.gap

            NaruField {
                id: name

                width: parent.width - keep.width - parent.spacing
                label: qsTr("여기서 부르는 이름")
                wrong: root.wrong.name ?? ""
                lengthMax: 40
                onAccepted: root.rename()
            }

            NaruButton {
                id: keep

                y: Math.round(Theme.controlSize * 1.35) + Mm.ref(6)
                text: qsTr("이름 바꾸기")
                iconName: "edit"
                enabled: !root.form.busy
                onClicked: root.rename()
            }
        }

        NaruButton {
            text: qsTr("그만 잇기")
            kind: NaruButton.Danger
            iconName: "trash"
            enabled: !root.form.busy
            onClicked: root.revocationWanted()
        }
    }
}
