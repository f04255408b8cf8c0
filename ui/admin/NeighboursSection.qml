// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// The other desks of the house: those that are being paired and those that are, at the left; what can be done with one
// of them, or the ways to a new one, at the right.
SectionFrame {
    id: root

    required property NeighboursModel form
    // "new", "code", "alone", "try", "pair"; and which one.
    property string view: "new"
    property var chosenId
    readonly property var tries: root.form.tries
    readonly property var pairs: root.form.pairs
    readonly property var chosenTry: root.view === "try" ? root.tries.find(row => row.number === root.chosenId) ?? null : null
    readonly property var chosenPair: root.view === "pair" ? root.pairs.find(row => row.id === root.chosenId) ?? null : null
    // What was chosen may have gone meanwhile.
    readonly property string shown: (root.view === "try" && !root.chosenTry) || (root.view === "pair" && !root.chosenPair) ? "new" : root.view

    function choose(view: string, id: var) {
        root.form.forget();
        root.chosenId = id;
        root.view = view;
    }

    title: qsTr("이웃 데스크")
    sentence: root.form.on ? qsTr("같은 집의 데스크끼리 이으면 차례와 도움 부르기를 함께 써요.") : qsTr("이 나루는 이웃 없이 켜졌습니다.")
    said: root.form.said
    onShownChanged: {
        if (root.shown === "code")
            root.form.look();
        else
            root.form.lookAway();
    }
    Component.onDestruction: root.form.lookAway()

    Connections {
        target: root.form

        function onBegan(number: real) {
            if (root.shown !== "try" || !root.chosenTry.open)
                root.choose("try", number);
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
            title: qsTr("새 이웃 잇기")
            second: qsTr("둘레의 데스크, 주소")
            selected: root.shown === "new"
            onClicked: root.choose("new", null)
        }

        ListRow {
            width: parent.width
            visible: root.form.on
            iconName: "qr"
            title: qsTr("QR로 잇기")
            second: qsTr("숫자를 견주지 않아요")
            selected: root.shown === "code"
            onClicked: root.choose("code", null)
        }

        ListRow {
            width: parent.width
            iconName: "help"
            title: qsTr("망이 없는 방에서는")
            second: qsTr("세 가지 방법이 있어요")
            selected: root.shown === "alone"
            onClicked: root.choose("alone", null)
        }

        Repeater {
            model: root.tries.length

            ListRow {
                required property int index
                readonly property var row: root.tries[index] ?? ({})

                width: parent ? parent.width : 0
                iconName: "bell"
                title: row.name || row.place || ""
                kind: row.kind ?? ""
                second: row.word ?? ""
                selected: root.shown === "try" && row.number === root.chosenId
                onClicked: root.choose("try", row.number)
            }
        }

        Repeater {
            model: root.pairs.length

            ListRow {
                required property int index
                readonly property var row: root.pairs[index] ?? ({})

                width: parent ? parent.width : 0
                iconName: "screen"
                title: row.name ?? ""
                kind: row.kind ?? ""
                second: row.second ?? ""
                selected: root.shown === "pair" && row.id === root.chosenId
                onClicked: root.choose("pair", row.id)
            }
        }

        NaruText {
            width: parent.width
            visible: root.pairs.length === 0
            text: qsTr("아직 이은 데스크가 없어요.")
            kind: NaruText.Floor
            color: Theme.text2
        }
    }

    NewNeighbour {
        x: list.width + Theme.gutter
        width: parent.width - x
        height: parent.height
        visible: root.shown === "new"
        form: root.form
    }

    NeighbourCode {
        x: list.width + Theme.gutter
        width: parent.width - x
        height: parent.height
        visible: root.shown === "code"
        form: root.form
    }

    OneTry {
        x: list.width + Theme.gutter
        width: parent.width - x
        height: parent.height
        visible: root.shown === "try"
        form: root.form
        trial: root.chosenTry ?? ({})
    }

    OnePair {
        x: list.width + Theme.gutter
        width: parent.width - x
        height: parent.height
        visible: root.shown === "pair"
        form: root.form
        pair: root.chosenPair ?? ({})
        onRevocationWanted: revocation.present()
    }

    NoNetwork {
        x: list.width + Theme.gutter
        width: parent.width - x
        height: parent.height
        visible: root.shown === "alone"
    }

    Sheet {
        id: revocation

        parent: root.Window.contentItem
        iconName: "trash"
        title: qsTr("이 데스크와 그만 이을까요?")
        sentence: qsTr("바로 서로 이야기하지 않게 됩니다. 다시 이으려면 두 데스크에 사람이 있어야 합니다.")
        safeText: qsTr("그대로 두기")
        otherText: qsTr("네, 그만 이어요")
        otherKind: NaruButton.Danger
        onOther: {
            root.form.revoke(root.chosenId);
            root.view = "new";
        }

        NaruValue {
            width: Math.min(implicitWidth, parent.width)
            text: root.chosenPair ? root.chosenPair.name : ""
            kind: NaruText.Control
        }
    }
}
