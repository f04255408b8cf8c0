// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

// For fingers that do not see: the first press on a control reads it, the second on the same one does it; what the
// keyboard's focus comes to is read at once, and its Enter does it. Nothing runs out: the second press may come any time.
QtObject {
    id: root

    property bool on: false
    // Read, and not yet done: it carries the ring.
    property Item chosen: null

    // To be said; `secret` for a key of a PIN: only into earphones.
    signal read(string words, bool secret)

    function tell(item: Item) {
        const name = item.Accessible.name, more = item.Accessible.description;
        root.read(more === "" ? name : name + "\n" + more, item.secret === true);
    }

    // True when this press was for reading only.
    function takes(item: Item): bool {
        if (!root.on || root.chosen === item) {
            root.chosen = null;
            return false;
        }
        root.chosen = item;
        root.tell(item);
        return true;
    }

    onOnChanged: root.chosen = null

    // What leaves the screen must be read again.
    readonly property Connections leaving: Connections {
        target: root.chosen

        function onVisibleChanged() {
            root.chosen = null;
        }
    }
}
