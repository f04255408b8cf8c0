// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter
import Naru.Kit

// A number by the clerk's hand: what for, and nothing else.
Sheet {
    id: root

    required property QueueModel queue

    title: qsTr("무슨 일로 오셨나요?")
    sentence: qsTr("고르면 번호가 나옵니다. 이름은 적지 않습니다.")
    iconName: "ticket"
    otherText: queue.inUse ? qsTr("오늘 확인 보기") : ""

    Grid {
        id: grid

        width: parent.width
        columns: 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap

        Repeater {
            model: root.queue.matters

            NaruButton {
                required property var modelData

                width: (grid.width - grid.columnSpacing) / 2
                text: modelData.text
                centred: true
                onClicked: {
                    root.dismiss();
                    root.queue.give(modelData.value);
                }
            }
        }
    }
}
