// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// What is plugged in: the list at the left; one device, or what may be added, at the right. Devices come and go while
// the page is open: the rows stay where they are, and so does the focus.
SectionFrame {
    id: root

    required property DevicesModel form
    property string chosenKey: ""
    readonly property var rows: root.form.devices
    readonly property var chosen: root.rows.find(row => row.key === root.chosenKey) ?? null

    function choose(key: string) {
        root.form.forget();
        root.chosenKey = key;
    }

    title: qsTr("기기")
    sentence: qsTr("기기를 고르면 시험하거나 이름을 지을 수 있습니다.")
    said: root.form.said

    Connections {
        target: root.form

        function onAdded(key: string) {
            root.chosenKey = key;
        }
    }

    ScrollColumn {
        id: list

        width: Mm.ref(600)
        height: parent.height
        focus: true

        ListRow {
            width: parent.width
            focus: true
            iconName: "plus"
            title: qsTr("새 기기 더하기")
            second: qsTr("꽂혀 있는 것을 골라요")
            selected: root.chosen === null
            onClicked: root.choose("")
        }

        Repeater {
            model: root.rows.length

            ListRow {
                required property int index
                readonly property var row: root.rows[index] ?? ({})

                width: parent.width
                iconName: row.icon ?? ""
                title: row.title ?? ""
                kind: row.kind ?? ""
                second: row.second ?? ""
                selected: row.key === root.chosenKey
                onClicked: root.choose(row.key)
            }
        }

        NaruText {
            width: parent.width
            visible: root.rows.length === 0
            text: qsTr("쓰고 있는 기기가 없어요. 기기를 꽂으면 더할 수 있어요.")
            kind: NaruText.Floor
            color: Theme.text2
        }
    }

    NewDevice {
        x: list.width + Theme.gutter
        width: parent.width - x
        height: parent.height
        visible: root.chosen === null
        form: root.form
    }

    OneDevice {
        x: list.width + Theme.gutter
        width: parent.width - x
        height: parent.height
        visible: root.chosen !== null
        form: root.form
        device: root.chosen ?? ({})
        onRemovalWanted: removal.present()
    }

    Sheet {
        id: removal

        parent: root.Window.contentItem
        iconName: "trash"
        title: qsTr("이 기기를 뺄까요?")
        sentence: qsTr("빼도 나중에 다시 더할 수 있습니다.")
        safeText: qsTr("그대로 두기")
        otherText: qsTr("빼기")
        otherKind: NaruButton.Danger
        onOther: {
            root.form.remove(root.chosenKey);
            root.chosenKey = "";
        }

        NaruValue {
            width: Math.min(implicitWidth, parent.width)
            text: root.chosen ? root.chosen.title : ""
            kind: NaruText.Control
        }
    }
}
