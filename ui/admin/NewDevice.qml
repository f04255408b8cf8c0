// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// What is plugged in and not used yet, as rows; and a place to type where something sits that does not show itself.
Card {
    id: root

    required property DevicesModel form
    readonly property var wrong: root.form.wrong
    readonly property var offers: root.form.offers

    function addTyped() {
        root.form.add(sort.value, address.text);
    }

    level: 2
    padding: Mm.ref(24)

    Connections {
        target: root.form

        function onAdded() {
            address.wipe();
        }
    }

    Heading {
        id: head

        width: parent.width
        text: qsTr("꽂혀 있는 것")
    }

    ScrollColumn {
        y: head.height + Mm.ref(14)
        width: parent.width
        height: typed.y - y - Theme.gutter

        NaruText {
            width: parent.width
            visible: root.offers.length === 0
            text: qsTr("새로 꽂힌 것이 없어요.\n기기를 꽂으면 여기에 저절로 나와요.")
            color: Theme.text2
        }

        Repeater {
            model: root.offers.length

            ListRow {
                required property int index
                readonly property var offer: root.offers[index] ?? ({})

                width: parent.width
                iconName: offer.icon ?? ""
                title: qsTr("%1 더하기").arg(offer.title ?? "")
                second: offer.second ?? ""
                enabled: !root.form.busy
                onClicked: root.form.add(offer.sort, offer.address)
            }
        }

        NoteLine {
            width: parent.width
            iconName: "info"
            text: qsTr("키보드처럼 글자를 치는 스캐너는 더하지 않아도 읽어요.")
        }
    }

    Column {
        id: typed

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Mm.ref(14)

        Hairline {
            width: parent.width
        }

        ChoiceList {
            id: sort

            width: parent.width
            columns: 3
            value: "scanner"
            model: [{
                    "value": "scanner",
                    "text": qsTr("스캐너")
                }, {
                    "value": "nfc_reader",
                    "text": qsTr("NFC 리더기")
                }, {
                    "value": "printer",
                    "text": qsTr("프린터")
                }]
        }

        Row {
            width: parent.width
            spacing: Theme.gap

            NaruField {
                id: address

                width: parent.width - add.width - parent.spacing
                label: qsTr("목록에 없으면 꽂힌 자리를 적어요")
                hint: ({
                        "scanner": qsTr("예: /dev/ttyUSB0"),
                        "nfc_reader": qsTr("예: /dev/ttyUSB0, pn53x_usb"),
                        "printer": qsTr("예: /dev/usb/lp0, tcp:192.0.2.7")
                    })[sort.value]
                wrong: root.wrong.address ?? root.wrong.all ?? ""
                lengthMax: 256
                refusesCards: false
                onAccepted: root.addTyped()
            }

            NaruButton {
                id: add

                y: Math.round(Theme.controlSize * 1.35) + Mm.ref(6)
                text: qsTr("더하기")
                iconName: "plus"
                enabled: !root.form.busy
                onClicked: root.addTyped()
            }
        }
    }
}
