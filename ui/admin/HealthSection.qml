// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// One sentence on top, three lists under it, and the ways to the pages that mend things.
FocusScope {
    id: root

    required property AdminModel model
    readonly property var doors: [{
            "name": "staff",
            "icon": "people",
            "text": qsTr("직원")
        }, {
            "name": "trust",
            "icon": "shield-check",
            "text": qsTr("발급기관")
        }, {
            "name": "reader",
            "icon": "document",
            "text": qsTr("인증서", "short: eight keys stand in one row")
        }, {
            "name": "settings",
            "icon": "settings",
            "text": qsTr("설정")
        }, {
            "name": "backup",
            "icon": "backup",
            "text": qsTr("백업")
        }, {
            "name": "devices",
            "icon": "nfc-tap",
            "text": qsTr("기기")
        }, {
            "name": "terminals",
            "icon": "card",
            "text": qsTr("단말")
        }, {
            "name": "neighbours",
            "icon": "people",
            "text": qsTr("이웃")
        }, {
            "name": "hub",
            "icon": "sync",
            "text": qsTr("허브")
        }]
    property var chosen: ({})

    signal opened(string name)
    signal closed

    function explain(finding: var) {
        root.chosen = finding;
        details.present();
    }

    Keys.onEscapePressed: root.closed()

    StateGlyph {
        id: glyph

        x: Theme.margin
        y: Mm.ref(22)
        kind: root.model.kind
        size: Mm.ref(86)
    }

    Column {
        id: head

        x: Mm.ref(152)
        y: Mm.ref(10)
        width: again.x - x - Theme.gutter

        Heading {
            width: parent.width
            text: root.model.sentence
            page: true
        }

        NaruText {
            width: parent.width
            text: root.model.next
            kind: NaruText.Floor
            color: Theme.text2
        }
    }

    NaruButton {
        id: again

        anchors.right: back.left
        anchors.rightMargin: Theme.gap
        y: Mm.ref(20)
        focus: true
        text: qsTr("모두 다시 살피기")
        kind: NaruButton.Ink
        iconName: "refresh"
        shortcut: "F5"
        onClicked: root.model.examine()
    }

    NaruButton {
        id: back

        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        y: Mm.ref(20)
        text: qsTr("창구로")
        iconName: "back"
        keyText: "Esc"
        onClicked: root.closed()
    }

    Row {
        id: cards

        x: Theme.margin
        y: Math.max(Mm.ref(130), head.y + head.height + Mm.ref(12))
        spacing: Theme.gutter
        height: ways.y - y - Theme.gap

        FindingCard {
            width: (root.width - 2 * Theme.margin - 2 * Theme.gutter) / 3
            height: parent.height
            title: qsTr("기기")
            iconName: "nfc-tap"
            rows: root.model.devices
            onChosen: finding => root.explain(finding)
        }

        FindingCard {
            width: (root.width - 2 * Theme.margin - 2 * Theme.gutter) / 3
            height: parent.height
            title: qsTr("목록과 날짜")
            iconName: "shield-check"
            rows: root.model.lists
            onChosen: finding => root.explain(finding)
        }

        FindingCard {
            width: (root.width - 2 * Theme.margin - 2 * Theme.gutter) / 3
            height: parent.height
            title: qsTr("보관")
            iconName: "folder"
            rows: root.model.keeping
            onChosen: finding => root.explain(finding)
        }
    }

    Row {
        id: ways

        x: Math.min(Theme.margin, (parent.width - width) / 2)
        y: parent.height - height - Mm.ref(14)
        spacing: Theme.gapLeast

        Repeater {
            model: root.doors

            NaruButton {
                required property var modelData
                required property int index

                // All of them in one row in every language: the words keep their room, the edges give way.
                side: Mm.ref(5)
                height: Mm.ref(84)
                text: modelData.text
                shortcut: String(index + 1)
                onClicked: root.opened(modelData.name)
            }
        }
    }

    Sheet {
        id: details

        readonly property string way: root.chosen.section ?? ""
        readonly property var door: root.doors.find(door => door.name === details.way)
        // What has no key of its own: its way leads here, and from the list of issuers.
        readonly property string mender: way === "releases" ? qsTr("내려받은 묶음") : door ? door.text : ""

        parent: root.Window.contentItem
        glyph: root.chosen.kind ?? ""
        title: root.chosen.title ?? ""
        sentence: [root.chosen.sentence ?? "", root.chosen.next ?? ""].join("\n").trim()
        safeText: qsTr("알겠어요")
        otherText: mender === "" ? "" : qsTr("고치러 가기: %1").arg(mender)
        onOther: root.opened(details.way)
    }
}
