// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// A page of a lesson that is read and answered: what is told from the top, the keys at the foot. What does not fit
// together comes in parts. A block is a key when it is pressed; it tells its height by implicitHeight.
FocusScope {
    id: root

    required property var model
    property int number: 0
    default property alias blocks: holder.data
    property real above: Measure.mm(Measure.large ? 5 : Measure.narrow ? 7 : 12)
    property real between: Measure.mm(Measure.large ? 4.5 : Measure.narrow ? 5 : 7)
    // Where the part within reach begins; 0: anywhere.
    property real lowLine: 0
    readonly property int partCount: priv.parts.length
    readonly property int part: Math.min(priv.part, Math.max(0, partCount - 1))

    function next() {
        priv.turn(1);
    }

    function previous() {
        priv.turn(-1);
    }

    onHeightChanged: Qt.callLater(priv.arrange)
    onWidthChanged: Qt.callLater(priv.arrange)
    onLowLineChanged: Qt.callLater(priv.arrange)
    Component.onCompleted: priv.arrange()

    LessonStrip {
        id: strip

        width: parent.width
        visible: !(Measure.large && Measure.narrow)
        height: visible ? implicitHeight : 0
        title: root.model.title
        number: root.number
        count: root.number > 0 ? root.model.stepCount : 0
    }

    QtObject {
        id: priv

        property int part: 0
        property var parts: []
        property var heard: new Set()

        function turn(parts: int) {
            priv.part = Math.max(0, Math.min(root.partCount - 1, root.part + parts));
            priv.arrange();
        }

        function all() {
            const items = [];
            for (let i = 0; i < holder.children.length; ++i) {
                const item = holder.children[i];
                items.push(item);
                if (!priv.heard.has(item)) {
                    priv.heard.add(item);
                    item.implicitHeightChanged.connect(() => Qt.callLater(priv.arrange));
                }
                item.width = root.width - 2 * Measure.margin;
            }
            return items.filter(item => item.wanted !== false && item.implicitHeight > 0);
        }

        function isKey(item): bool {
            return item.clicked !== undefined || item.keys !== undefined;
        }

        // Runs of blocks: each fits, and its keys fit within reach.
        function split(items, room, reach) {
            const runs = [];
            let run = [], used = 0, keys = 0;
            for (const item of items) {
                const key = priv.isKey(item), more = item.implicitHeight + (key ? Measure.gap : root.between);
                if (run.length > 0 && (used + more - Measure.gap > room || key && keys + more - Measure.gap > reach)) {
                    runs.push(run);
                    run = [];
                    used = keys = 0;
                }
                used += more;
                keys += key ? more : 0;
                run.push(item);
            }
            if (run.length > 0)
                runs.push(run);
            return runs;
        }

        function arrange() {
            const top = strip.height + root.above, foot = root.height - Measure.mm(Measure.large ? 4.5 : 6);
            const items = priv.all();
            const reach = foot - Math.max(top, root.lowLine);
            let runs = priv.split(items, foot - top, reach), floor = foot;
            if (runs.length > 1) {
                floor = foot - nav.implicitHeight - Measure.gap;
                runs = priv.split(items, floor - top, reach - nav.implicitHeight - Measure.gap);
            }
            priv.parts = runs;
            const shown = runs[root.part] ?? [];
            for (let i = 0; i < holder.children.length; ++i)
                holder.children[i].visible = shown.includes(holder.children[i]);
            let y = top;
            for (const item of shown.filter(one => !priv.isKey(one))) {
                item.y = y;
                y += item.implicitHeight + root.between;
            }
            y = floor + Measure.gap;
            for (const item of shown.filter(one => priv.isKey(one)).reverse()) {
                y -= item.implicitHeight + Measure.gap;
                item.y = y;
            }
        }
    }

    Item {
        id: holder

        x: Measure.margin
        width: parent.width - 2 * Measure.margin
        height: parent.height
        onChildrenChanged: Qt.callLater(priv.arrange)
    }

    KeyGrid {
        id: nav

        x: Measure.margin
        y: parent.height - height - Measure.mm(4.5)
        width: parent.width - 2 * Measure.margin
        height: implicitHeight
        visible: root.partCount > 1
        upright: false
        keys: [{
                "id": "previous",
                "word": qsTr("이전"),
                "open": root.part > 0
            }, {
                "id": "next",
                "word": qsTr("다음"),
                "open": root.part + 1 < root.partCount,
                "strong": root.part + 1 < root.partCount
            }]
        onPressed: id => priv.turn(id === "next" ? 1 : -1)
    }
}
