// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// The same four keys at the same place on every page: a person, the words, the sound, the beginning. One line; two where
// the words do not fit into one.
Rectangle {
    id: root

    required property KioskModel model
    // In a class the first key raises a hand, and the last asks before it leaves a lesson.
    property bool inClass: false
    readonly property var words: [{
            "word": root.model.called ? qsTr("불렀어요") : root.inClass ? qsTr("도와주세요") : qsTr("직원 호출"),
            "brief": root.inClass ? qsTr("도움") : qsTr("직원"),
            "icon": "hand"
        }, {
            "word": qsTr("큰 글씨"),
            "brief": qsTr("글씨"),
            "icon": "text-size"
        }, {
            "word": qsTr("소리"),
            "brief": qsTr("소리"),
            "icon": root.model.volume > 0 ? "voice" : "mute"
        }, {
            "word": qsTr("처음"),
            "brief": qsTr("처음"),
            "icon": "home"
        }]
    readonly property int pad: Plan.mm(2.4)

    signal homeAsked

    readonly property int gap: Plan.barGap
    readonly property int inner: width - 2 * gap
    readonly property int size: Mm.font(12.05, true)
    readonly property bool oneLine: Plan.big === 1 && widthOf(true) <= inner
    readonly property bool long_: oneLine && widthOf(false) <= inner
    readonly property int spare: oneLine ? Math.floor((inner - widthOf(!long_)) / 4) : 0
    readonly property int half: Math.floor((inner - gap) / 2)
    // Large words shrink to their key, never below twice the floor.
    readonly property int wordSize: oneLine ? size : Math.max(Mm.font(7.35, true), Math.min(size, Math.floor(size * (half - 2 * Plan.mm(3.2)) / longest())))
    readonly property int keyHeight: oneLine ? Plan.mm(39.6) : Math.max(Plan.mm(24), Math.round(wordSize * 1.25) + Plan.mm(5))

    // In two lines an icon stands beside its word, or nowhere.
    readonly property bool iconsShown: oneLine || Math.ceil(longest() * wordSize / size) + Plan.mm(25) <= half

    // A call alone does not renew its binding when the font changes: the font is read here.
    function wordWidth(index: int, brief: bool): int {
        const word = brief ? root.words[index].brief : root.words[index].word;
        return metrics.font.pixelSize > 0 ? Math.ceil(metrics.advanceWidth(word) * 1.04) + 4 : 0;
    }

    function widthOf(brief: bool): int {
        let sum = 3 * root.gap;
        for (let i = 0; i < 4; ++i)
            sum += root.wordWidth(i, brief) + 2 * root.pad;
        return sum;
    }

    function longest(): int {
        let most = 1;
        for (let i = 0; i < 4; ++i)
            most = Math.max(most, root.wordWidth(i, true));
        return most;
    }

    function keyWidth(index: int): int {
        return root.oneLine ? root.wordWidth(index, !root.long_) + 2 * root.pad + root.spare : root.half;
    }

    function keyX(index: int): int {
        if (!root.oneLine)
            return root.gap + (index % 2) * (root.half + root.gap);
        let x = root.gap;
        for (let i = 0; i < index; ++i)
            x += root.keyWidth(i) + root.gap;
        return x;
    }

    function act(index: int) {
        root.model.goOn();
        if (index === 0)
            root.model.call();
        else if (index === 1)
            root.model.show("text");
        else if (index === 2)
            root.model.show("sound");
        else if (root.inClass && root.model.inLesson)
            root.homeAsked();
        else
            root.model.goHome();
    }

    implicitHeight: (oneLine ? keyHeight : 2 * keyHeight + gap) + 2 * Plan.mm(4)
    color: Theme.paper

    FontMetrics {
        id: metrics

        font.family: Theme.family
        font.bold: true
        font.pixelSize: root.size
    }

    Rectangle {
        width: parent.width
        height: Plan.mm(0.4)
        color: Theme.line
    }

    Repeater {
        model: 4

        KioskButton {
            required property int index

            objectName: "bar" + index
            x: root.keyX(index)
            y: Plan.mm(4) + (root.oneLine || index < 2 ? 0 : root.keyHeight + root.gap)
            width: root.keyWidth(index)
            height: root.keyHeight
            side: root.oneLine ? 0 : Plan.mm(2)
            stacked: root.oneLine
            text: root.long_ ? root.words[index].word : root.words[index].brief
            Accessible.name: root.words[index].word
            iconName: root.iconsShown ? root.words[index].icon : ""
            wordSize: root.wordSize
            kind: index === 0 ? KioskButton.Help : KioskButton.Plain
            onClicked: root.act(index)
        }
    }
}
