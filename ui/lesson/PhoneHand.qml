// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// What every widget of the practice phone shares: what is taught now, and where an act goes.
QtObject {
    id: root

    property bool ringShown: false
    property bool pulsing: false
    property bool ghostShown: false
    property string touched
    // What is to be done to the wanted widget: assistive technology's press does it where a press cannot be long.
    property string deed
    property real unit: Measure.rowHeight
    property real room: 1e6 // of a page of the screen
    property int longMs: 700
    property Item target: null

    signal acted(string widget, string deed, string value, string way)
    signal typingWanted(string widget, string label, string value, string ime)
    // The keyboard or a reader went there: it has to be in sight.
    signal reached(Item item)

    function act(widget: string, deed: string, value: string, way: string) {
        root.acted(widget, deed, value, way);
    }

    function point(item: Item) {
        root.target = item;
    }
}
