// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A list longer than its place: wheel, finger and keyboard move it, and what has the focus is always in view.
FocusScope {
    id: root

    property int spacing: Theme.gap
    default property alias content: column.data
    readonly property bool longer: flick.contentHeight > flick.height + 1
    readonly property int reach: Theme.ringReach
    readonly property int barRoom: longer ? Mm.ref(20) : 0

    implicitWidth: Mm.ref(400)
    implicitHeight: column.implicitHeight
    Accessible.role: Accessible.List

    function moveBy(distance: real) {
        flick.contentY = Math.max(0, Math.min(flick.contentHeight - flick.height, flick.contentY + distance));
    }

    function reveal(item: Item) {
        let inside = item;
        while (inside && inside !== column)
            inside = inside.parent;
        if (!inside)
            return;
        const top = item.mapToItem(column, 0, 0).y;
        const bottom = top + item.height + 2 * root.reach;
        if (top < flick.contentY)
            flick.contentY = Math.max(0, top);
        else if (bottom > flick.contentY + flick.height)
            flick.contentY = Math.max(0, bottom - flick.height);
    }

    function scrollKey(key: int): bool {
        const page = flick.height * 0.9;
        const ways = new Map([[Qt.Key_Up, -Mm.ref(90)], [Qt.Key_Down, Mm.ref(90)], [Qt.Key_PageUp, -page], [Qt.Key_PageDown, page], [Qt.Key_Home, -flick.contentHeight], [Qt.Key_End, flick.contentHeight]]);
        if (!root.longer || !ways.has(key))
            return false;
        root.moveBy(ways.get(key));
        return true;
    }

    Keys.onPressed: event => {
        event.accepted = root.scrollKey(event.key);
    }

    Connections {
        target: root.Window.window

        function onActiveFocusItemChanged() {
            if (root.Window.activeFocusItem)
                root.reveal(root.Window.activeFocusItem);
        }
    }

    // Wider than the column by the reach of the ring, so that the ring is not cut.
    Flickable {
        id: flick

        anchors.fill: parent
        anchors.margins: -root.reach
        contentHeight: column.implicitHeight + 2 * root.reach
        clip: true
        interactive: root.longer
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: column

            x: root.reach
            y: root.reach
            width: root.width - root.barRoom
            spacing: root.spacing
        }
    }

    Rectangle {
        readonly property real share: flick.height / Math.max(1, flick.contentHeight)

        visible: root.longer
        anchors.right: parent.right
        width: Mm.ref(10)
        radius: width / 2
        color: Theme.edge
        height: Math.max(Mm.ref(60), root.height * share)
        y: (root.height - height) * flick.contentY / Math.max(1, flick.contentHeight - flick.height)
        Accessible.ignored: true
    }
}
