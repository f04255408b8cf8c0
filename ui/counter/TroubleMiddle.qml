// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter
import Naru.Kit

// It did not come to a verdict: what is so, and what to do next. Nobody is to blame.
Card {
    id: root

    required property VisitModel visit

    padding: Mm.ref(46)

    Column {
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        spacing: Mm.ref(24)

        StateGlyph {
            kind: "warn"
            size: Mm.ref(104)
        }

        NaruText {
            width: parent.width
            text: root.visit.trouble
            kind: NaruText.Title
        }

        NaruText {
            width: parent.width
            visible: text !== ""
            text: root.visit.troubleNext
            kind: NaruText.Sentence
        }

        Hairline {
            width: parent.width
        }

        NoteLine {
            width: parent.width
            iconName: "lock"
            text: root.visit.record === "" ? qsTr("손님의 것은 아무것도 받지 않았고 적지도 않았습니다.") : qsTr("손님의 것은 아무것도 받지 않았습니다.\n%1").arg(root.visit.record)
        }
    }
}
