// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// Half of a long lesson is done: a good place to breathe, or to stop.
BlockPage {
    id: root

    number: root.model.stepNumber
    above: Measure.mm(Measure.large ? 5 : 24)
    between: Measure.mm(Measure.large ? 4.5 : 8)

    StateGlyph {
        readonly property bool wanted: !Measure.large || !Measure.narrow

        kind: "ok"
        size: Measure.mm(26)
        implicitWidth: size
    }

    NaruText {
        text: qsTr("절반을 하셨어요.")
        kind: NaruText.Display
        pixelSize: Measure.displaySize
    }

    NaruText {
        text: qsTr("잠깐 쉬어도 괜찮아요. 이어서 하고 싶을 때 눌러 주세요.")
        pixelSize: Measure.bodySize
        color: Theme.text2
    }

    WideKey {
        primary: true
        text: qsTr("이어서 하기")
        iconName: "next"
        focus: true
        onClicked: root.model.goOn()
    }

    WideKey {
        text: qsTr("오늘은 여기까지")
        onClicked: root.model.leave()
    }
}
