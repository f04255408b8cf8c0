// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// What a class says over the page. Unlike a question of the kiosk's own, nothing answers it but its keys: a press beside
// them does nothing, for it is pressed while somebody looks at the trainer.
FocusScope {
    id: root

    property bool wanted: false
    property string title
    property string sentence
    property string iconName
    property string firstText
    property string secondText
    property int barHeight: 0
    property Item focusBefore: null
    readonly property bool opened: Modal.sheet === root
    // Of its words, which the visitor may change meanwhile.
    readonly property int size: Plan.bodySize
    readonly property bool iconShown: iconName !== "" && Plan.big === 1
    readonly property int air: Plan.mm(Plan.big === 1 ? 10 : 3)
    readonly property int keysHeight: (firstText !== "" ? firstKey.implicitHeight + Plan.gap : 0) + (secondText !== "" ? secondKey.implicitHeight + Plan.gap : 0)
    readonly property int around: air + (iconShown ? sign.size + Plan.mm(6) : 0) + Math.min(air, Plan.gap * 2) + keysHeight - Plan.gap + Math.round(air * 0.8)
    readonly property int lineHeight: sentence !== "" ? line.implicitHeight + Plan.mm(2) : 0
    readonly property int needed: around + head.implicitHeight + lineHeight
    readonly property bool overBar: needed > height - barHeight - Plan.mm(10)
    // What somebody wrote may be long: as large as it goes.
    readonly property int roomForHead: height - around - lineHeight
    property int headSize: Plan.titleSize
    property var parts: [title]
    property int part: 0

    signal first
    signal second
    signal told

    // More rows than there will be: a word that does not fit goes to the next.
    function fits(text: string, size: int): bool {
        const letters = Math.max(1, Math.floor((root.width - 2 * Plan.margin) / size) - 1);
        let rows = 0;
        for (const row of text.split("\n"))
            rows += Math.max(1, Math.ceil(row.length / letters));
        return rows * size * 1.35 <= root.roomForHead;
    }

    // Nothing on a kiosk scrolls: what does not fit comes on the next part.
    function partsOf(text: string): var {
        if (root.width <= 0 || root.fits(text, root.headSize))
            return [text];
        const parts = [];
        let part = "";
        for (const word of text.split(" ")) {
            const longer = part === "" ? word : part + " " + word;
            if (part !== "" && !root.fits(longer, root.headSize)) {
                parts.push(part);
                part = word;
            } else {
                part = longer;
            }
        }
        return parts.concat([part]);
    }

    function arrange() {
        root.headSize = [Plan.displaySize, Plan.titleSize].find(size => root.fits(root.title, size)) ?? Plan.bodySize;
        root.parts = root.partsOf(root.title);
        root.part = 0;
    }

    function settle() {
        if (root.wanted && !Modal.sheet) {
            root.focusBefore = root.Window.activeFocusItem;
            Modal.sheet = root;
            root.arrange();
            root.begin();
        } else if (!root.wanted && root.opened) {
            Modal.sheet = null;
            if (root.focusBefore)
                root.focusBefore.forceActiveFocus(Qt.OtherFocusReason);
            root.focusBefore = null;
        }
    }

    function again() {
        root.arrange();
        root.begin();
    }

    function begin() {
        const key = firstKey.visible ? firstKey : secondKey.visible ? secondKey : root;
        key.forceActiveFocus(Qt.TabFocusReason);
        root.told();
    }

    anchors.fill: parent
    visible: opened
    Accessible.role: Accessible.Dialog
    Accessible.name: root.title
    Accessible.description: root.sentence
    onWantedChanged: root.settle()
    onWidthChanged: Qt.callLater(root.arrange)
    onHeightChanged: Qt.callLater(root.arrange)
    onSizeChanged: Qt.callLater(root.arrange)
    Component.onDestruction: {
        if (root.opened)
            Modal.sheet = null;
    }
    Keys.onEscapePressed: event => {
        event.accepted = true;
    }

    Connections {
        target: Modal

        function onSheetChanged() {
            Qt.callLater(root.settle);
        }
    }

    // Another word in the same place.
    onTitleChanged: {
        if (root.opened)
            Qt.callLater(root.again);
    }
    onSentenceChanged: {
        if (root.opened)
            Qt.callLater(root.again);
    }

    Rectangle {
        width: parent.width
        height: parent.height - (root.overBar ? 0 : root.barHeight)
        color: Theme.scrim

        MouseArea {
            anchors.fill: parent
        }
    }

    Item {
        width: parent.width
        height: Math.min(root.needed, root.height)
        y: root.height - (root.overBar ? 0 : root.barHeight) - height
        clip: true

        // Taller than it looks: only the upper corners are round.
        Rectangle {
            width: parent.width
            height: parent.height + radius
            radius: Plan.mm(12)
            color: Theme.paper
            border.color: Theme.ink
            border.width: Plan.mm(1.5)

            MouseArea {
                anchors.fill: parent
            }
        }

        Icon {
            id: sign

            visible: root.iconShown
            x: Plan.margin
            y: root.air
            name: root.iconName
            size: Plan.mm(26)
        }

        NaruText {
            id: head

            x: Plan.margin
            y: root.air + (root.iconShown ? sign.size + Plan.mm(6) : 0)
            width: parent.width - 2 * x
            text: root.parts[Math.min(root.part, root.parts.length - 1)] ?? ""
            kind: root.headSize >= Plan.titleSize ? NaruText.Display : NaruText.Body
            pixelSize: root.headSize
            Accessible.ignored: true
        }

        NaruText {
            id: line

            visible: root.sentence !== ""
            x: Plan.margin
            y: head.y + head.height + Plan.mm(2)
            width: head.width
            text: root.sentence
            pixelSize: Plan.bodySize
            Accessible.ignored: true
        }

        KioskButton {
            id: firstKey

            visible: root.firstText !== ""
            x: Plan.margin
            y: (line.visible ? line.y + line.height : head.y + head.height) + Math.min(root.air, Plan.gap * 2)
            width: head.width
            kind: KioskButton.Main
            text: root.part + 1 < root.parts.length ? qsTr("다음") : root.firstText
            onClicked: {
                if (root.part + 1 < root.parts.length)
                    root.part += 1;
                else
                    root.first();
            }
        }

        KioskButton {
            id: secondKey

            visible: root.secondText !== ""
            x: Plan.margin
            y: firstKey.visible ? firstKey.y + firstKey.height + Plan.gap : firstKey.y
            width: head.width
            text: root.secondText
            onClicked: root.second()
        }
    }
}
