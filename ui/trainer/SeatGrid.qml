// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// The room: four by three seats, four by four where there are more, pages beyond. Arrows go from card to card.
FocusScope {
    id: root

    required property ClassModel model
    readonly property int across: 4
    readonly property int rows: root.model.seatCount > 12 ? 4 : 3
    readonly property int perPage: root.across * root.rows
    readonly property int pages: Math.max(1, Math.ceil(root.model.seatCount / root.perPage))
    property int page: 0
    readonly property int gap: Theme.gapWide
    readonly property real cardWidth: (root.width - (root.across - 1) * root.gap) / root.across
    readonly property real cardHeight: (root.height - (root.rows - 1) * root.gap) / root.rows

    // The room itself is never what has the focus: its first card is.
    onActiveFocusChanged: {
        if (root.activeFocus && root.Window.activeFocusItem === root)
            root.focusOn(0);
    }
    onPagesChanged: root.page = Math.min(root.page, root.pages - 1)

    function turn(pages: int) {
        root.page = Math.max(0, Math.min(root.pages - 1, root.page + pages));
    }

    function focusOn(index: int) {
        const at = Math.max(0, Math.min(cards.count - 1, index));
        root.page = Math.floor(at / root.perPage);
        if (cards.itemAt(at))
            cards.itemAt(at).forceActiveFocus(Qt.TabFocusReason);
    }

    function move(key: int, from: int): bool {
        const ways = new Map([[Qt.Key_Left, -1], [Qt.Key_Right, 1], [Qt.Key_Up, -root.across], [Qt.Key_Down, root.across], [Qt.Key_PageUp, -root.perPage], [Qt.Key_PageDown, root.perPage]]);
        if (key === Qt.Key_Home || key === Qt.Key_End)
            root.focusOn(key === Qt.Key_Home ? 0 : cards.count - 1);
        else if (!ways.has(key))
            return false;
        else if (from + ways.get(key) >= 0 && from + ways.get(key) < cards.count || key === Qt.Key_PageDown || key === Qt.Key_PageUp)
            root.focusOn(from + ways.get(key));
        return true;
    }

    Repeater {
        id: cards

        model: root.model.seats

        SeatCard {
            required property int index
            required property string seatId
            readonly property int at: index % root.perPage

            // The names of the roles are those of the properties.
            required number
            required animal
            required step
            required steps
            required seatState
            required word
            required glyph
            required attends
            x: (at % root.across) * (root.cardWidth + root.gap)
            y: Math.floor(at / root.across) * (root.cardHeight + root.gap)
            width: root.cardWidth
            height: root.cardHeight
            visible: Math.floor(index / root.perPage) === root.page
            onClicked: root.model.choose(seatId)
            Keys.onPressed: event => {
                event.accepted = root.move(event.key, index);
            }
        }
    }
}
