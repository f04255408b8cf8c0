// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter
import Naru.Kit

// What is so: the headline, three dated proofs, and below them what this purpose may see.
Item {
    id: root

    required property VisitModel visit
    readonly property bool answersAge: "answer" in root.visit.age

    VerdictCard {
        id: card

        width: parent.width
        kind: root.visit.kind
        word: root.visit.word
        sentences: root.visit.sentences
    }

    Row {
        id: proofs

        anchors.top: card.bottom
        anchors.topMargin: Mm.ref(22)
        width: parent.width
        spacing: Mm.ref(19)

        Repeater {
            id: cells

            // As tall as the tallest: the three stand side by side as equals.
            readonly property int tallest: {
                let most = Mm.ref(182);
                for (let i = 0; i < cells.count; ++i)
                    most = Math.max(most, cells.itemAt(i)?.implicitHeight ?? 0);
                return most;
            }

            model: root.visit.proof

            ProofCell {
                required property var modelData

                width: (proofs.width - 2 * proofs.spacing) / 3
                height: cells.tallest
                title: modelData.title
                kind: modelData.kind
                word: modelData.word
                date: modelData.date
            }
        }
    }

    Loader {
        anchors.top: proofs.bottom
        anchors.topMargin: Mm.ref(22)
        anchors.bottom: parent.bottom
        width: parent.width
        sourceComponent: !root.visit.accepted ? refused : root.answersAge ? age : root.visit.kind === "warn" ? amber : accepted
    }

    Component {
        id: accepted

        AcceptedCard {
            visit: root.visit
        }
    }

    Component {
        id: amber

        AmberCard {
            visit: root.visit
        }
    }

    Component {
        id: age

        AgeCard {
            visit: root.visit
        }
    }

    Component {
        id: refused

        RefusedCard {
            visit: root.visit
        }
    }
}
