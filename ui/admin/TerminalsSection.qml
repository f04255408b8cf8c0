// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// The phones and terminals that take cards: the list at the left, one of them at the right.
// Qt 6.4 does not tell the linter that a TerminalsModel is a Form.
// qmllint disable type
SectionFrame {
    id: root

    required property TerminalsModel form
    readonly property var chosen: root.form.chosen
    readonly property var wrong: root.form.wrong
    readonly property bool known: root.chosen.id !== ""
    property string driver: root.chosen.driver
    readonly property bool called: root.driver === "nexo" || root.driver === "nexo-xml"
    readonly property bool isSealed: root.driver === "nexo" || root.driver === "app-link"

    function choose(id: string) {
        root.form.choose(id);
        root.fill();
    }

    function fill() {
        root.driver = root.chosen.driver;
        name.text = root.chosen.name;
        address.text = root.chosen.address;
        poi.text = root.chosen.poi;
        program.text = root.chosen.program;
        key.text = root.chosen.keyIdentifier;
        version.text = root.chosen.keyVersion;
        passphrase.wipe();
        file.text = "";
    }

    function save() {
        root.form.keep({
                "name": name.text,
                "driver": root.driver,
                "address": address.text,
                "poi": poi.text,
                "program": program.text,
                "netCancel": netCancel.checked,
                "keyIdentifier": key.text,
                "keyVersion": version.text,
                "file": file.text,
                "training": training.checked,
                "passphrase": passphrase.text
            });
    }

    title: qsTr("단말")
    sentence: qsTr("카드를 받는 휴대폰과 단말입니다. 암호 문구는 다시 보여 드리지 않습니다.")
    said: root.form.said
    Component.onCompleted: root.fill()

    Connections {
        target: root.form

        function onFinished() {
            root.fill();
        }
    }

    ScrollColumn {
        id: list

        width: Mm.ref(520)
        height: parent.height
        focus: true

        ListRow {
            width: parent.width
            focus: true
            iconName: "plus"
            title: qsTr("새 단말 적기")
            second: qsTr("휴대폰, 결제 앱, VAN 프로그램")
            selected: !root.known
            onClicked: root.choose("")
        }

        Repeater {
            model: root.form.terminals

            ListRow {
                required property var modelData

                width: parent ? parent.width : 0
                iconName: "card"
                title: modelData.title
                kind: modelData.kind
                second: modelData.second
                selected: modelData.id === root.chosen.id
                onClicked: root.choose(modelData.id)
            }
        }
    }

    ScrollColumn {
        id: fields

        x: list.width + Theme.gutter
        width: parent.width - x - barRoom
        height: parent.height - keys.height - Theme.gap
        spacing: Mm.ref(14)

        NoteLine {
            width: parent ? parent.width : 0
            visible: text !== ""
            iconName: "warning"
            text: root.chosen.problem ?? ""
        }

        ChoiceList {
            width: parent ? parent.width : 0
            columns: 3
            model: root.form.drivers
            value: root.driver
            onChosen: value => root.driver = value
        }

        NaruField {
            id: name

            width: parent ? parent.width : 0
            label: qsTr("이름")
            hint: qsTr("창구에서 부르는 이름")
            wrong: root.wrong.name ?? ""
            lengthMax: 40
        }

        NaruField {
            id: address

            width: parent ? parent.width : 0
            visible: root.called || root.driver === "app-link"
            label: qsTr("주소")
            hint: root.driver === "app-link" ? qsTr("결제 앱의 링크, 예: https://www.adyen.com/test") : root.driver === "nexo-xml" ? qsTr("예: https://192.168.0.20:11000") : qsTr("예: https://192.168.0.20:8443/nexo")
            wrong: root.wrong.address ?? ""
            lengthMax: 200
        }

        PathField {
            id: program

            width: parent ? parent.width : 0
            visible: root.driver === "relay"
            picker: paths
            files: true
            label: qsTr("프로그램 파일")
            hint: qsTr("VAN 회사가 이 컴퓨터에 깔아 준 것")
            wrong: root.wrong.program ?? ""
        }

        NaruField {
            id: poi

            width: parent ? parent.width : 0
            visible: root.driver !== "manual"
            label: root.driver === "relay" ? qsTr("단말 번호 (TermID)") : qsTr("단말의 이름 (POI)")
            wrong: root.wrong.poi ?? ""
            lengthMax: root.driver === "relay" ? 16 : 64
            refusesCards: false
        }

        CheckRow {
            id: netCancel

            width: parent ? parent.width : 0
            visible: root.driver === "relay"
            text: qsTr("망취소를 마친 뒤에 알린다고 계약함")

            Binding on checked  {
                value: root.chosen.netCancel
            }
        }

        NaruText {
            width: parent ? parent.width : 0
            visible: root.driver === "relay"
            text: qsTr("체크하지 않으면 망취소된 결제는 카드사 파일이 올 때까지 확인 중으로 둡니다.")
            kind: NaruText.Floor
            color: Theme.text2
        }

        Row {
            width: parent ? parent.width : 0
            visible: root.isSealed
            spacing: Theme.gap

            NaruField {
                id: key

                width: (parent.width - Theme.gap) * 0.65
                label: qsTr("열쇠 이름")
                wrong: root.wrong.key ?? ""
                lengthMax: 80
            }

            NaruField {
                id: version

                width: (parent.width - Theme.gap) * 0.35
                label: qsTr("열쇠 판")
                lengthMax: 6
            }
        }

        NaruField {
            id: passphrase

            width: parent ? parent.width : 0
            visible: root.isSealed
            secret: true
            label: qsTr("암호 문구")
            hint: root.known ? qsTr("비워 두면 있던 것을 씁니다.") : qsTr("단말에 넣은 것과 같게, 영문자·숫자·기호")
            wrong: root.wrong.passphrase ?? ""
            lengthMax: 128
            refusesCards: false
        }

        PathField {
            id: file

            width: parent ? parent.width : 0
            visible: root.called
            picker: paths
            files: true
            label: qsTr("단말의 인증서 파일")
            hint: root.chosen.roots ? qsTr("이미 있습니다. 비워 두면 그대로 씁니다.") : ""
            wrong: root.wrong.file ?? ""
        }

        CheckRow {
            id: training

            width: parent ? parent.width : 0
            text: qsTr("연습: 돈이 오가지 않음")

            Binding on checked  {
                value: root.chosen.training
            }
        }

        NoteLine {
            width: parent ? parent.width : 0
            visible: text !== ""
            iconName: "warning"
            text: root.wrong.all ?? ""
        }
    }

    Row {
        id: keys

        x: fields.x
        anchors.bottom: parent.bottom
        spacing: Theme.gap

        NaruButton {
            text: qsTr("적어 두기")
            kind: NaruButton.Ink
            iconName: "check"
            enabled: !root.form.busy
            onClicked: root.save()
        }

        NaruButton {
            visible: root.known
            text: qsTr("시험하기")
            iconName: "refresh"
            shortcut: "F5"
            onClicked: root.form.test()
        }

        NaruButton {
            visible: root.known
            text: qsTr("빼기")
            kind: NaruButton.Danger
            iconName: "trash"
            onClicked: removal.present()
        }
    }

    PathSheet {
        id: paths

        parent: root.Window.contentItem
    }

    Sheet {
        id: removal

        parent: root.Window.contentItem
        iconName: "trash"
        title: qsTr("이 단말을 뺄까요?")
        sentence: qsTr("끝나지 않은 결제는 카드사 파일이나 두 사람이 정합니다.")
        safeText: qsTr("그대로 두기")
        otherText: qsTr("빼기")
        otherKind: NaruButton.Danger
        onOther: {
            root.form.remove();
            root.fill();
        }
    }
}
