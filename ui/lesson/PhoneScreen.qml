// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// One screen of the practice phone: its bar with the way back, and its widgets one under the other. What they stand on
// is one measure, the height of a row, so that any screen that passed the check fits the glass; in large text and in low
// position it comes a page at a time.
Item {
    id: root

    required property PhoneHand hand
    required property var scene
    readonly property int between: Measure.mm(4.5)
    readonly property var lines: root.paired(root.scene.widgets ?? [])
    readonly property real room: height - bar.height - 2 * root.between
    property real covered: 0 // at its foot, by what the phone says
    property string shown
    readonly property Item pointed: root.hand.ringShown ? root.hand.target : null
    // What rows may take: heights as the check counts them.
    readonly property real unit: {
        let units = 0, gaps = -1;
        for (const line of root.lines) {
            units += root.heightOf(line[0]);
            gaps += line[0].kind === "list" ? line[0].items.length : line[0].kind === "picker" ? Math.ceil(line[0].items.length / 2) : 1;
        }
        const unit = Math.min(Measure.rowHeight, (root.room - Math.max(0, gaps) * root.between) / Math.max(1, units));
        // Rows that would be too low for a finger and a word come on the next page.
        return Math.max(unit, Measure.mm(Measure.large ? 33 : 25));
    }

    onPointedChanged: Qt.callLater(body.arrange)

    function paired(widgets: var): var {
        const lines = [];
        for (const widget of widgets) {
            const last = lines[lines.length - 1];
            if (!Measure.large && widget.kind === "tile" && last && last.length === 1 && last[0].kind === "tile")
                last.push(widget);
            else
                lines.push([widget]);
        }
        return lines;
    }

    function textHeight(text: string, perLine: int): real {
        let lines = 0;
        for (const line of text.split("\n"))
            lines += Math.max(1, Math.ceil(line.length / perLine));
        return 0.42 * lines;
    }

    function heightOf(widget: var): real {
        switch (widget.kind) {
        case "text":
            return 0.15 + root.textHeight(widget.label, 13);
        case "bubble":
            return 0.35 + root.textHeight(widget.label, 12) + (widget.isWanted && widget.deed === "speak" ? 0.4 : 0);
        case "card":
            return 0.35 + root.textHeight(widget.label, 12) + widget.lines.reduce((sum, line) => sum + root.textHeight(line, 13), 0);
        case "image":
        case "qr":
        case "nfcpad":
            return 2.5;
        case "list":
            return widget.items.length;
        case "picker":
            return 0.4 + Math.ceil(widget.items.length / 2);
        case "pinpad":
            return 4.4;
        case "slider":
            return 1.3;
        case "tabs":
            return 0.8;
        case "tile":
            return 1.15;
        default:
            return 1;
        }
    }

    readonly property alias pageCount: body.pageCount
    readonly property alias page: body.page

    function turn(pages: int) {
        body.turn(pages);
    }

    // What is taught stands in sight; where nothing is, the learner stays where they looked, or begins at the top.
    function follow() {
        if (root.pointed)
            body.show(root.pointed);
        else if (root.shown !== root.scene.screen)
            body.begin();
        root.shown = root.scene.screen ?? "";
    }

    PagedColumn {
        id: body

        anchors.fill: parent
        between: root.between
        covered: root.covered
        onArranged: root.follow()

        Item {
            id: bar

            width: parent.width
            height: Math.max(Measure.mm(22), title.implicitHeight)

            PhonePressable {
                id: back

                hand: root.hand
                x: -Measure.mm(1)
                y: (bar.height - height) / 2
                width: visible ? Measure.mm(21) : 0
                height: Measure.mm(20.5)
                visible: root.scene.hasBack === true
                widgetId: "back"
                name: qsTr("뒤로")
                wanted: root.scene.backWanted === true
                fill: "transparent"
                edge: Theme.line
                onDone: (deed, way) => root.hand.act("back", "tap", "", "")

                Icon {
                    anchors.centerIn: parent
                    name: "back"
                    size: Measure.mm(12)
                }
            }

            FitText {
                id: title

                x: back.visible ? back.width + Measure.mm(6) : 0
                anchors.verticalCenter: parent.verticalCenter
                width: room
                room: parent.width - x
                text: root.scene.title ?? ""
                most: Measure.word(11)
            }

            Hairline {
                anchors.bottom: parent.bottom
                width: parent.width
            }
        }

        Repeater {
            model: root.lines

            Row {
                id: line

                required property var modelData

                width: bar.width
                spacing: root.between

                Repeater {
                    model: line.modelData

                    PhoneWidget {
                        required property var modelData

                        hand: root.hand
                        widget: modelData
                        width: (line.width - (line.modelData.length - 1) * line.spacing) / (modelData.kind === "tile" && !Measure.large ? Math.max(2, line.modelData.length) : 1)
                    }
                }
            }
        }
    }

    Connections {
        target: root.hand

        function onReached(item: Item) {
            body.show(item);
        }
    }

    Binding {
        target: root.hand
        property: "unit"
        value: root.unit
    }

    Binding {
        target: root.hand
        property: "room"
        value: body.room
    }
}
