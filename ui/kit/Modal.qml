// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

// The one open sheet: while it is open, shortcuts behind it are silent.
QtObject {
    id: root

    property Item sheet: null

    function reaches(item: Item): bool {
        if (!root.sheet)
            return true;
        for (let up = item; up; up = up.parent) {
            if (up === root.sheet)
                return true;
        }
        return false;
    }

    // Every control hands over its Tab: with a sheet open Tab goes round inside it.
    function tab(item: Item, event: KeyEvent) {
        event.accepted = root.sheet !== null;
        if (!root.sheet)
            return;
        const forward = event.key !== Qt.Key_Backtab && !(event.modifiers & Qt.ShiftModifier);
        let next = item;
        for (let tries = 0; tries < 500; ++tries) {
            next = next.nextItemInFocusChain(forward);
            if (next.activeFocusOnTab && root.reaches(next)) {
                next.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
                return;
            }
        }
    }
}
