// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// Whose turn it is, over every page but a lesson, and with large words but the home page: there is no room for it there;
// it is said, and written under the voice.
Rectangle {
    id: root

    required property KioskModel model
    property var tickets: null
    readonly property var calls: tickets ? tickets.calls : []
    // A panel of the bar over the number does not take it away.
    readonly property list<string> numberPages: ["number", "text", "sound", "keypad", "language", "contact"]
    readonly property bool shown: calls.length > 0 && model.page !== "lesson" && (Plan.big === 1 || model.page === "home")

    function sentence(number: string, counter: string): string {
        return qsTr("%1번, %2 오세요.").arg(number).arg(counter);
    }

    visible: shown
    height: shown ? words.height + 2 * Plan.mm(3) : 0
    color: Theme.help

    Connections {
        target: root.tickets
        ignoreUnknownSignals: true

        function onTaken() {
            root.model.show("number");
        }

        function onCalled(number: string, counter: string) {
            root.model.say(root.sentence(number, counter));
        }
    }

    Connections {
        target: root.model

        function onPageChanged() {
            if (root.tickets && !root.numberPages.includes(root.model.page))
                root.tickets.leave();
        }
    }

    Icon {
        id: sign

        readonly property bool wanted: Plan.big === 1

        visible: wanted
        x: Plan.margin
        anchors.verticalCenter: parent.verticalCenter
        name: size > 0 ? "announce" : ""
        size: wanted ? Plan.mm(15) : 0
        color: Theme.overHelp
    }

    Column {
        id: words

        x: Plan.margin + (sign.wanted ? sign.size + Plan.mm(5) : 0)
        y: Plan.mm(3)
        width: parent.width - x - Plan.margin

        Repeater {
            model: root.calls

            NaruText {
                required property var modelData

                width: words.width
                text: root.sentence(modelData.number, modelData.counter)
                kind: NaruText.Title
                pixelSize: Plan.titleSize
                color: Theme.overHelp
            }
        }
    }
}
