// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter
import Naru.Kit

// What to say to the visitor, who may have done nothing wrong, and each reason once.
Card {
    id: root

    required property VisitModel visit

    ScrollColumn {
        width: parent.width + barRoom
        height: parent.height
        spacing: Mm.ref(6)

        Heading {
            width: parent ? parent.width : 0
            text: qsTr("이렇게 말해 보세요")
        }

        Quote {
            width: parent ? parent.width : 0
            text: qsTr("“이 신분증은 지금 확인이 안 됩니다.\n실물 신분증이 있으실까요?”")
        }

        Repeater {
            // The first reason is the headline's sentence.
            model: root.visit.failures.slice(1)

            StateLine {
                required property string modelData

                width: parent ? parent.width : 0
                kind: "no"
                text: modelData
            }
        }

        NaruText {
            width: parent ? parent.width : 0
            text: qsTr("내용은 보여 드리지 않습니다.\n손님 잘못이 아닐 수 있습니다.")
            kind: NaruText.Floor
            color: Theme.text2
        }
    }
}
