// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// What the visitor sees of a charge, upright or across: at the counter when the screen is turned, at a kiosk. Never red,
// and "no money was taken" only where that is known.
FocusScope {
    id: root

    required property PayModel pay
    property bool mirrored: false
    readonly property bool across: root.width > root.height
    readonly property int margin: Mm.px(12)
    readonly property string phase: root.pay.phase
    readonly property bool waits: ["ready", "waiting", "read"].includes(root.phase)
    readonly property bool done: ["paid", "waived"].includes(root.phase)

    signal cashWanted
    signal gone

    function part(): Component {
        if (root.waits)
            return hold;
        return root.done ? receipts : root.pay.maySayNothingTaken ? again : unknown;
    }

    Loader {
        id: facts

        x: root.margin
        y: root.margin
        width: root.across ? (root.width - 3 * root.margin) / 2 : root.width - 2 * root.margin
        // Across: as high as the page. Upright: as high as it needs.
        height: root.across ? root.height - 2 * root.margin : item ? item.implicitHeight : 0
        sourceComponent: root.waits ? owed : card
    }

    Loader {
        id: acts

        x: root.across ? facts.x + facts.width + root.margin : root.margin
        y: root.across ? root.margin : facts.y + facts.height + Mm.px(8)
        width: facts.width
        height: root.height - y - root.margin
        focus: true
        sourceComponent: root.part()
    }

    Component {
        id: owed

        VisitorOwed {
            pay: root.pay
        }
    }

    Component {
        id: card

        VisitorCard {
            pay: root.pay
        }
    }

    Component {
        id: hold

        VisitorHold {
            pay: root.pay
            mirrored: root.mirrored
        }
    }

    Component {
        id: receipts

        VisitorReceipt {
            pay: root.pay
            onGone: root.gone()
        }
    }

    Component {
        id: again

        VisitorAgain {
            pay: root.pay
            onCashWanted: root.cashWanted()
            onGone: root.gone()
        }
    }

    Component {
        id: unknown

        VisitorUnknown {
            pay: root.pay
            onGone: root.gone()
        }
    }
}
