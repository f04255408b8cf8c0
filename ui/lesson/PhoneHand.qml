// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// What every widget of the practice phone shares: what is taught now, and where an act goes.
QtObject {
    id: root

    property bool ringShown: false
    property bool pulsing: false
    property bool ghostShown: false
    property string touched
    property real unit: Large.rowHeight
    property int longMs: 700
    property Item target: null

    signal acted(string widget, string deed, string value, string way)
    signal typingWanted(string widget, string label, string value, string ime)

    function act(widget: string, deed: string, value: string, way: string) {
        root.acted(widget, deed, value, way);
    }

    function point(item: Item) {
        root.target = item;
    }
}
