// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// Blocks one under the other; what does not fit comes on the next part. Nothing on a kiosk scrolls. A block tells its
// height by implicitHeight (never through a positioner: a hidden one has none) and leaves with `wanted: false`; one that
// `leads` is no part's last.
FocusScope {
    id: root

    default property alias blocks: holder.data
    property bool atBottom: false
    property bool mirrored: false
    // The way back from the first part; without it the first part has none.
    property bool leaves: false
    // 0: as many as fit.
    property int blocksMax: 0
    readonly property int partCount: priv.parts.length
    readonly property int part: Math.min(priv.part, Math.max(0, partCount - 1))
    readonly property bool navShown: leaves || partCount > 1
    // Where the first block begins.
    readonly property int usedTop: priv.top

    signal gone

    function previous() {
        if (root.part > 0)
            priv.part = root.part - 1;
        else
            root.gone();
    }

    function next() {
        priv.part = Math.min(root.part + 1, root.partCount - 1);
    }

    function begin() {
        priv.part = 0;
    }

    onPartChanged: priv.later()
    onWidthChanged: priv.later()
    onHeightChanged: priv.later()
    onAtBottomChanged: priv.later()
    onLeavesChanged: priv.later()
    onBlocksMaxChanged: priv.later()
    Component.onCompleted: priv.arrange()

    QtObject {
        id: priv

        property int part: 0
        property var parts: []
        property var heard: new Set()
        property int top: 0

        function later() {
            Qt.callLater(priv.arrange);
        }

        function all() {
            const items = [];
            for (let i = 0; i < holder.children.length; ++i)
                items.push(holder.children[i]);
            return items;
        }

        function wantedBlocks() {
            const items = [];
            for (const item of priv.all()) {
                if (item.wanted !== false && item.implicitHeight > 0)
                    items.push(item);
            }
            return items;
        }

        function listen() {
            for (const item of priv.all()) {
                if (priv.heard.has(item))
                    continue;
                priv.heard.add(item);
                item.implicitHeightChanged.connect(priv.later);
                if (item.wantedChanged)
                    item.wantedChanged.connect(priv.later);
            }
        }

        // Runs of blocks that fit into this many pixels.
        function split(items, room) {
            const runs = [];
            let run = [], used = 0, counted = 0;
            for (const item of items) {
                const more = item.implicitHeight + (run.length > 0 ? Plan.gap : 0);
                const full = root.blocksMax > 0 && counted >= root.blocksMax && item.counts !== false;
                if (run.length > 0 && (used + more > room || full)) {
                    const lead = run.length > 1 && run[run.length - 1].leads === true ? run.pop() : null;
                    const carried = lead && lead.implicitHeight + more <= room;
                    if (lead && !carried)
                        run.push(lead);
                    runs.push(run);
                    run = carried ? [lead] : [];
                    used = carried ? lead.implicitHeight : 0;
                    counted = 0;
                }
                used += run.length > 0 ? item.implicitHeight + Plan.gap : item.implicitHeight;
                counted += item.counts === false ? 0 : 1;
                run.push(item);
            }
            if (run.length > 0)
                runs.push(run);
            return runs;
        }

        function arrange() {
            priv.listen();
            for (const item of priv.all())
                item.width = root.width;
            const items = priv.wantedBlocks();
            const room = root.height - (root.leaves ? nav.height + Plan.gap : 0);
            let runs = priv.split(items, room);
            if (runs.length > 1 && !root.leaves)
                runs = priv.split(items, root.height - nav.height - Plan.gap);
            priv.parts = runs;
            const shown = runs[root.part] ?? [];
            for (const item of priv.all())
                item.visible = shown.indexOf(item) >= 0;
            let used = 0;
            for (const item of shown)
                used += item.implicitHeight + (used > 0 ? Plan.gap : 0);
            const floor = root.height - (root.navShown ? nav.height + Plan.gap : 0);
            const spare = Math.max(0, floor - used);
            let y = root.atBottom ? spare : 0;
            priv.top = y;
            // What is left makes doors a little taller and the gaps wider, so that a short page does not hang.
            const air = root.atBottom || shown.length < 2 ? 0 : Math.min(Plan.gap, Math.floor(spare / 3 / shown.length));
            const doors = shown.filter(item => item.stretches === true).length;
            const more = root.atBottom || doors === 0 ? 0 : Math.floor((spare - air * shown.length) / Math.max(doors, 4));
            for (const item of shown) {
                item.y = y;
                item.height = item.implicitHeight + (item.stretches === true ? Math.min(more, Math.round(item.implicitHeight * 0.35)) : 0);
                y += item.height + Plan.gap + air;
            }
        }
    }

    Item {
        id: holder

        anchors.fill: parent
        onChildrenChanged: priv.later()
    }

    Item {
        id: nav

        readonly property int half: Math.round((width - Plan.gap) / 2)

        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.max(backKey.implicitHeight, nextKey.implicitHeight)

        KioskButton {
            id: backKey

            x: root.mirrored ? nav.half + Plan.gap : 0
            width: nav.half
            height: nav.height
            visible: root.leaves || root.part > 0
            text: qsTr("뒤로")
            iconName: "back"
            onClicked: root.previous()
        }

        KioskButton {
            id: nextKey

            x: root.mirrored ? 0 : nav.half + Plan.gap
            width: nav.half
            height: nav.height
            visible: root.part + 1 < root.partCount
            text: qsTr("다음")
            iconName: "next"
            iconAfter: true
            onClicked: root.next()
        }
    }
}
