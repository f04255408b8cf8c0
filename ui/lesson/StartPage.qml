// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// Before the first step: what it is like, and how we would like to do it.
BlockPage {
    id: root

    above: Measure.mm(Measure.large || Measure.narrow ? 6 : 14)
    between: Measure.mm(Measure.large || Measure.narrow ? 4.5 : 8)

    Item {
        readonly property bool wanted: !Measure.large && !Measure.narrow

        implicitHeight: Measure.mm(46)

        Rectangle {
            width: parent.height
            height: width
            radius: Measure.mm(8)
            color: Theme.action

            Icon {
                anchors.centerIn: parent
                name: root.model.icon
                size: Measure.mm(29)
                color: Theme.overAction
            }
        }
    }

    NaruText {
        text: root.model.title
        kind: NaruText.Display
        pixelSize: Measure.displaySize
    }

    NaruText {
        text: root.model.intro.replace(/\n/g, " ")
        pixelSize: Measure.bodySize
        color: Theme.text2
    }

    NaruText {
        text: qsTr("%1분쯤 걸려요. 시간을 재지는 않아요.").arg(root.model.minutes)
        kind: NaruText.Floor
        pixelSize: Measure.floorSize
        color: Theme.text2
    }

    ModeKey {
        text: qsTr("따라하기")
        second: qsTr("한 걸음씩 같이 눌러요")
        iconName: "hand"
        primary: true
        focus: true
        onClicked: root.model.begin("guided")
    }

    ModeKey {
        text: qsTr("보기")
        second: qsTr("먼저 하는 것을 봐요")
        iconName: "play"
        onClicked: root.model.begin("watch")
    }

    ModeKey {
        text: qsTr("혼자하기")
        second: qsTr("할 일만 보고 해 봐요")
        iconName: "person"
        onClicked: root.model.begin("solo")
    }

    WideKey {
        text: qsTr("다른 연습 고르기")
        iconName: "back"
        onClicked: root.model.leave()
    }
}
