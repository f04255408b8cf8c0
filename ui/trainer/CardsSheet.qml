// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// Attendance cards on paper: so many for the room, or one again that was lost.
Sheet {
    id: root

    required property ClassModel model
    readonly property int most: 200
    property int last: 20
    property int single: 1

    component Stepper: Item {
        id: line

        property string label
        property string figure
        property int value: 1
        property int step: 1
        property string spoken

        signal wanted(int value)

        width: parent ? parent.width : 0
        height: Math.max(keys.height, name.implicitHeight)

        NaruText {
            id: name

            anchors.verticalCenter: parent.verticalCenter
            width: keys.x - Theme.gap
            text: line.label
        }

        Row {
            id: keys

            anchors.right: parent.right
            spacing: Theme.gapLeast

            NaruButton {
                text: qsTr("빼기")
                enabled: line.value > 1
                Accessible.name: qsTr("%1 빼기").arg(line.label)
                onClicked: line.wanted(Math.max(1, line.value - line.step))
            }

            NaruText {
                anchors.verticalCenter: parent.verticalCenter
                width: Mm.ref(130)
                horizontalAlignment: Text.AlignHCenter
                text: line.figure
                kind: NaruText.Number
            }

            NaruButton {
                text: qsTr("더하기")
                enabled: line.value < root.most
                Accessible.name: qsTr("%1 더하기").arg(line.label)
                onClicked: line.wanted(Math.min(root.most, line.value + line.step))
            }
        }
    }

    title: qsTr("출석 카드")
    iconName: "clipboard"
    sentence: qsTr("종이에 이름은 없어요. 잘라서 나눠 주고, 자리의 카메라에 비추면 출석이 돼요.")
    safeText: qsTr("닫기")
    otherText: qsTr("%1장 인쇄").arg(root.last)
    otherKind: NaruButton.Ink
    otherEnabled: !root.model.busy
    onOther: root.model.printCards(1, root.last)

    Stepper {
        label: qsTr("1번부터 몇 번까지")
        figure: qsTr("%1번").arg(root.last)
        value: root.last
        step: 2
        onWanted: value => root.last = value
    }

    Hairline {
        width: parent.width
    }

    Stepper {
        label: qsTr("잃어버린 카드 한 장")
        figure: qsTr("%1번").arg(root.single)
        value: root.single
        onWanted: value => root.single = value
    }

    NaruButton {
        width: parent.width
        enabled: !root.model.busy
        text: qsTr("%1번 카드만 다시 인쇄").arg(root.single)
        iconName: "printer"
        onClicked: {
            root.dismiss();
            root.model.printCards(root.single, root.single);
        }
    }
}
