// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// The hub that this desk sends to: the enrolment sheet at the left, typed or read; how far it has come at the right.
SectionFrame {
    id: root

    required property HubModel form
    // Who stands there, or the sheet that brings this desk there.
    property bool showsDesks: false
    readonly property var wrong: root.form.wrong
    readonly property var steps: root.form.steps
    // Nothing is called checked where it was not, or where what was shown since does not hold.
    readonly property string aboutDesks: root.form.trouble !== "" ? qsTr("허브가 보여 준 것이 맞지 않아요. 이 명부를 아직 그대로 믿지 마세요.") : others.has ? qsTr("공개 기록과 하나하나 대조한 창구예요. 전에 등록한 창구는 다음 인증서를 받을 때 나타나요.") : qsTr("허브의 공개 기록에서 확인한 창구가 여기에 나와요.")

    function join() {
        root.form.join(address.text, code.text, pin.text);
    }

    function show(desks: bool) {
        root.form.forget();
        root.showsDesks = desks;
        if (desks)
            root.form.lookAway();
        else
            root.form.look();
        if (desks)
            others.take();
        else
            address.forceActiveFocus(Qt.OtherFocusReason);
    }

    title: qsTr("허브")
    sentence: root.showsDesks ? root.aboutDesks : root.form.joined ? qsTr("이 창구는 허브에 이어져 있어요. 적은 것을 저절로 보내요.") : qsTr("아직 허브에 잇지 않았어요. 적은 것은 모두 이 창구에 있어요.")
    said: root.showsDesks && root.form.trouble !== "" ? "" : root.form.said
    Component.onCompleted: {
        root.form.readRoll();
        root.show(root.form.joined);
    }
    Component.onDestruction: root.form.lookAway()

    Connections {
        target: root.form

        function onSheetRead(hub: string, letters: string, hash: string) {
            address.text = hub;
            code.text = letters;
            pin.text = hash;
            go.forceActiveFocus(Qt.TabFocusReason);
        }

        function onFinished() {
            address.wipe();
            code.wipe();
            pin.wipe();
        }
    }

    HubDesks {
        id: others

        anchors.fill: parent
        visible: root.showsDesks
        focus: root.showsDesks
        form: root.form
        onJoinWanted: root.show(false)
    }

    Card {
        id: sheet

        visible: !root.showsDesks

        width: (parent.width - Theme.gutter) * 0.58
        height: parent.height
        level: 2
        padding: Mm.ref(24)

        Column {
            width: parent.width
            spacing: Mm.ref(14)

            NaruField {
                id: address

                width: parent.width
                focus: !root.showsDesks
                label: qsTr("허브 주소")
                hint: qsTr("예: https://hub.example.kr:7444")
                wrong: root.wrong.address ?? ""
                lengthMax: 200
                refusesCards: false
                onAccepted: root.join()
            }

            NaruField {
                id: code

                width: parent.width
                label: qsTr("등록 번호")
                hint: qsTr("예: 7K2M-Q9XD-4TBE-W3RA")
                wrong: root.wrong.code ?? ""
                lengthMax: 64
                refusesCards: false
                onAccepted: root.join()
            }

            NaruField {
                id: pin

                width: parent.width
                label: qsTr("허브 확인값")
                hint: qsTr("용지에 있는 64자예요. QR로 읽으면 쉬워요.")
                wrong: root.wrong.pin ?? ""
                lengthMax: 128
                refusesCards: false
                onAccepted: root.join()
            }
        }
    }

    Card {
        visible: !root.showsDesks
        x: sheet.width + Theme.gutter
        width: parent.width - x
        height: parent.height
        level: 2
        padding: Mm.ref(24)

        Heading {
            id: head

            width: parent.width
            text: root.form.name !== "" ? root.form.name : qsTr("등록 용지")
        }

        Column {
            y: head.height + Theme.gap
            width: parent.width
            spacing: Mm.ref(18)

            Repeater {
                model: root.steps.length

                StateLine {
                    required property int index
                    readonly property var row: root.steps[index] ?? ({})

                    width: parent ? parent.width : 0
                    kind: row.kind ?? ""
                    text: row.text ?? ""
                }
            }

            NaruText {
                width: parent.width
                visible: root.form.until !== ""
                text: root.form.until
                color: Theme.text2
            }

            NaruText {
                width: parent.width
                visible: root.steps.length === 0
                text: root.form.on ? qsTr("허브의 운영자가 ‘창구 등록’을 누르면 용지가 나와요. 받은 뒤 하루 안에 써 주세요.") : qsTr("시연에서는 허브에 잇지 않아요.")
            }

            StateLine {
                width: parent.width
                visible: root.form.on && root.steps.length === 0
                kind: root.form.sees ? "run" : "off"
                text: root.form.sees ? qsTr("용지의 QR을 카메라에 비추거나 스캐너로 읽어 주세요.") : qsTr("카메라나 스캐너가 없어요. 용지를 보고 적어 주세요.")
            }

            Wrong {
                width: parent.width
                text: root.wrong.all ?? ""
            }
        }

        NaruButton {
            anchors.bottom: go.top
            anchors.bottomMargin: Theme.gap
            width: parent.width
            visible: root.form.joined && !root.wrong.all // a long sentence needs its place
            text: qsTr("이 센터의 창구 보기")
            iconName: "screen"
            onClicked: {
                root.form.readRoll();
                root.show(true);
            }
        }

        NaruButton {
            id: go

            anchors.bottom: parent.bottom
            width: parent.width
            text: root.form.joined ? qsTr("새 용지로 다시 잇기") : qsTr("허브에 잇기")
            kind: NaruButton.Primary
            iconName: "next"
            enabled: root.form.on && !root.form.running
            onClicked: root.join()
        }
    }
}
