// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter
import Naru.Kit

// Only what was released; what was not asked for is named as not received.
Card {
    id: root

    required property VisitModel visit

    Portrait {
        id: portrait

        visible: root.visit.portraitAsked
        width: visible ? Mm.ref(200) : 0
        height: parent.height - rest.height - Mm.ref(18)
        source: root.visit.portrait
        note: root.visit.portraitNote
    }

    ScrollColumn {
        x: portrait.visible ? portrait.width + Mm.ref(40) : 0
        width: parent.width - x + barRoom
        height: parent.height - rest.height - Mm.ref(18)
        spacing: 0

        Repeater {
            model: root.visit.fields

            FactRow {
                required property var modelData
                required property int index

                width: parent ? parent.width : 0
                height: Math.max(Mm.ref(68), implicitHeight - Mm.ref(14))
                labelWidth: Mm.ref(240)
                label: modelData.label
                value: modelData.value
                valueKind: index === 0 ? NaruText.Control : NaruText.Body
                last: (root.visit.portrait === "" || root.visit.fields.length > 2) && index === root.visit.fields.length - 1
            }
        }

        FactRow {
            width: parent ? parent.width : 0
            height: Mm.ref(68)
            visible: root.visit.portrait !== "" && root.visit.fields.length < 3
            labelWidth: Mm.ref(240)
            label: qsTr("사진")
            value: qsTr("얼굴과 견줘 보세요")
            framed: false
            bold: false
            last: true
        }
    }

    NaruText {
        id: rest

        anchors.bottom: parent.bottom
        width: parent.width
        height: text === "" ? 0 : implicitHeight
        text: root.visit.notReceived === "" ? "" : qsTr("안 받음: %1").arg(root.visit.notReceived)
        kind: NaruText.Floor
        color: Theme.text2
    }
}
