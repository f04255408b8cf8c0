// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A column that may be taller than its place: then it is shown a page at a time, never cut through a word or a key.
// What a page may be cut between are the bands that keys and lines of words fill from side to side.
Item {
    id: root

    default property alias rows: column.data
    property alias between: column.spacing
    // A ring around the first and the last band lies outside them.
    property real bleed: Measure.ringGap + Measure.ring + Measure.ringLine
    // Something lies over the foot of the place.
    property real covered: 0
    readonly property real room: Math.max(Measure.mm(21), height - covered)
    readonly property bool paged: pageCount > 1
    readonly property int pageCount: Math.max(1, priv.pages.length)
    readonly property int page: Math.min(priv.page, pageCount - 1)
    readonly property real contentHeight: column.height

    signal arranged

    function turn(pages: int) {
        priv.page = Math.max(0, Math.min(root.pageCount - 1, root.page + pages));
    }

    // The page on which an item begins.
    function show(item: Item) {
        const top = item.mapToItem(column, 0, 0).y;
        for (let i = root.pageCount - 1; i >= 0; --i) {
            if (i === 0 || priv.pages[i].top <= top + 1) {
                priv.page = i;
                return;
            }
        }
    }

    function begin() {
        priv.page = 0;
    }

    function arrange() {
        priv.busy = true;
        priv.layOut(column);
        priv.busy = false;
        const bands = priv.merged(priv.bandsOf(column, [], false));
        priv.pages = column.height <= root.room + 1 ? [] : priv.split(bands);
        root.arranged();
    }

    onHeightChanged: Qt.callLater(root.arrange)
    onCoveredChanged: Qt.callLater(root.arrange)
    onWidthChanged: Qt.callLater(root.arrange)

    QtObject {
        id: priv

        property var pages: []
        property int page: 0
        property bool busy: false
        readonly property var now: root.paged ? priv.pages[root.page] : null

        function layOut(item: Item) {
            for (let i = 0; i < item.children.length; ++i)
                priv.layOut(item.children[i]);
            if (item.forceLayout)
                item.forceLayout();
        }

        // Lines of words and keys, each from its top to its bottom in the column. What a key that is cut is decorated
        // with belongs to its words.
        function bandsOf(item, bands, isCut) {
            if (!item.visible || item.pulsing !== undefined) // a ring is no row
                return bands;
            const top = item.mapToItem(column, 0, 0).y, isWords = item.lineCount !== undefined;
            const isKey = item.natural !== undefined || item.together === true, isDrawn = !isWords && item.children.length === 0 && item.height > 0;
            if (isCut && isDrawn)
                return bands;
            if ((isKey || isWords || isDrawn) && item.height <= root.room) {
                bands.push({
                        "top": top,
                        "bottom": top + item.height
                    });
            } else if (isWords) {
                const line = item.height / Math.max(1, item.lineCount);
                for (let i = 0; i < item.lineCount; ++i)
                    bands.push({
                            "top": top + i * line,
                            "bottom": top + (i + 1) * line
                        });
            } else if (!isDrawn) {
                const first = bands.length;
                for (let i = 0; i < item.children.length; ++i)
                    priv.bandsOf(item.children[i], bands, isCut || isKey);
                // A key too high for a page is cut between its lines; its rim belongs to them.
                if (isKey && bands.length === first)
                    bands.push({
                            "top": top,
                            "bottom": top + root.room
                        });
                else if (isKey)
                    bands[first].top = top;
            }
            return bands;
        }

        function merged(bands) {
            bands.sort((one, other) => one.top - other.top);
            const whole = [];
            for (const band of bands) {
                const last = whole[whole.length - 1];
                if (last && band.top < last.bottom - Measure.mm(2))
                    last.bottom = Math.max(last.bottom, band.bottom);
                else
                    whole.push(band);
            }
            return whole;
        }

        function split(bands) {
            const pages = [];
            let after = -1e6;
            for (const band of bands) {
                const last = pages[pages.length - 1];
                if (last && band.bottom - last.top <= root.room) {
                    last.bottom = band.bottom;
                } else {
                    if (last)
                        last.next = band.top;
                    pages.push({
                            "top": band.top,
                            "bottom": band.bottom,
                            "before": after,
                            "next": 1e6
                        });
                }
                after = band.bottom;
            }
            return pages;
        }
    }

    Item {
        id: glass

        readonly property bool cutsBetweenLines: true
        readonly property real over: priv.now ? Math.min(root.bleed, Math.max(0, priv.now.top - priv.now.before)) : 0
        readonly property real under: priv.now ? Math.min(root.bleed, Math.max(0, priv.now.next - priv.now.bottom)) : 0

        x: -2 * root.bleed
        y: -over
        width: root.width + 4 * root.bleed
        height: priv.now ? priv.now.bottom - priv.now.top + over + under : root.height
        clip: root.paged

        Column {
            id: column

            x: 2 * root.bleed
            y: (priv.now ? -priv.now.top : 0) + glass.over
            width: root.width
            onPositioningComplete: {
                if (!priv.busy)
                    Qt.callLater(root.arrange);
            }
        }
    }
}
