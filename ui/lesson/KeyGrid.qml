// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// The keys beside the phone, or under it in as many rows as their words need. Each is {id, word, icon} and may say
// name, strong, open, flat, and that it is one of a pair.
Item {
    id: root

    required property var keys
    property bool upright: true
    property bool flat: Measure.narrow // the column is low: icons stand beside their words
    property bool tight: false // as low as a finger and a word let it be
    property bool iconsBeside: false // of a row of keys
    readonly property int keyHeight: upright ? Measure.mm(root.tight ? 22.8 : root.flat ? 28 : 38) : Measure.large ? Measure.mm(27.6) : Measure.buttonHeight

    signal pressed(string id)

    readonly property var places: upright ? stacked() : flowing()

    function stacked(): var {
        const places = [], half = (root.width - Measure.gap) / 2;
        let y = 0;
        for (const key of root.keys) {
            const height = (key.pair || key.flat) && !root.tight ? Measure.mm(27) : root.keyHeight;
            places.push({
                    "x": key.pair === 2 ? half + Measure.gap : 0,
                    "y": y,
                    "width": key.pair ? half : root.width,
                    "height": height
                });
            y += key.pair === 1 ? 0 : height + Measure.gap;
        }
        return places;
    }

    function natural(key: var): real {
        return metrics.font.pixelSize > 0 ? metrics.advanceWidth(key.word) * 1.03 + Measure.mm(root.iconsBeside ? 20 : Measure.narrow ? 5 : 6.5) : 0;
    }

    // Rows as full as their words let them be; what is left is shared among the keys of a row.
    function flowing(): var {
        const rows = [];
        let used = root.width + 1;
        for (const key of root.keys) {
            const more = root.natural(key) + Measure.gap;
            if (used + more > root.width + Measure.gap) {
                rows.push([]);
                used = 0;
            }
            used += more;
            rows[rows.length - 1].push(root.natural(key));
        }
        const places = [];
        rows.forEach((row, number) => {
                const spare = (root.width - row.reduce((sum, width) => sum + width + Measure.gap, -Measure.gap)) / row.length;
                let x = 0;
                for (const width of row) {
                    places.push({
                            "x": x,
                            "y": number * (root.keyHeight + Measure.gap),
                            "width": width + spare,
                            "height": root.keyHeight
                        });
                    x += width + spare + Measure.gap;
                }
            });
        return places;
    }

    implicitHeight: places.length === 0 ? 0 : places[places.length - 1].y + places[places.length - 1].height

    FontMetrics {
        id: metrics

        font.family: Theme.family
        font.bold: true
        font.pixelSize: Measure.keySize
    }

    Repeater {
        // By number: the keys stay, and the focus on them, while their words change.
        model: root.keys.length

        SideKey {
            id: key

            required property int index
            readonly property var what: root.keys[index] ?? ({})
            readonly property var place: root.places[index] ?? ({})

            x: place.x ?? 0
            y: place.y ?? 0
            width: place.width ?? 0
            height: place.height ?? 0
            text: what.word ?? ""
            Accessible.name: what.name ?? text
            iconName: what.icon ?? ""
            iconShown: (root.upright || root.iconsBeside) && !what.pair
            iconBeside: root.iconsBeside || what.flat === true || root.tight || root.flat && !Measure.narrow
            strong: what.strong === true
            enabled: what.open !== false
            onClicked: root.pressed(what.id)
        }
    }
}
