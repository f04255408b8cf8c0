// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Shell

// Several screens call: one row each, who waits longest first. It closes when nobody does any more.
Sheet {
    id: root

    required property CallModel model
    readonly property int rowsMax: 5
    readonly property int waiting: root.model.calls.length

    title: qsTr("%1곳에서 부르세요").arg(root.waiting)
    sentence: qsTr("먼저 부른 곳이 위에 있어요.")
    iconName: "hand"
    safeText: qsTr("닫기")
    onWaitingChanged: {
        if (root.waiting === 0)
            root.dismiss();
    }

    Repeater {
        model: root.model.calls.slice(0, root.rowsMax)

        NaruButton {
            required property var modelData

            width: parent.width
            text: modelData.answering ? qsTr("%1 · %2").arg(modelData.name).arg(modelData.note) : qsTr("%1 · %2 · 갈게요").arg(modelData.name).arg(modelData.note)
            iconName: "hand"
            enabled: !modelData.answering
            onClicked: root.model.answer(modelData.id)
        }
    }
}
