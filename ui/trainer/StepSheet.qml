// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// To which step everybody is brought: the hard one is offered, any other is a press away.
Sheet {
    id: root

    required property ClassModel model
    property int step: 1
    readonly property int across: Math.min(6, Math.max(1, Math.ceil(root.model.steps.length / 2)))

    function ask() {
        root.step = root.model.stepWished;
        root.present();
    }

    title: qsTr("모두 어느 걸음으로 갈까요?")
    iconName: "next"
    sentence: qsTr("앞선 분은 그대로 있고, 뒤에 계신 분이 와요.")
    safeText: qsTr("그대로 두기")
    otherText: qsTr("모두 %1걸음으로").arg(root.step)
    otherKind: NaruButton.Ink
    onOther: root.model.bringAll(root.step)

    Grid {
        width: parent.width
        columns: root.across
        spacing: Theme.gap

        Repeater {
            model: root.model.steps.length

            NaruButton {
                required property int index
                readonly property bool here: index + 1 === root.step

                width: (parent.width - (root.across - 1) * Theme.gap) / root.across
                text: String(index + 1)
                side: Mm.ref(8)
                glyph: index + 1 === root.model.hardStep ? "warn" : ""
                kind: here ? NaruButton.Ink : NaruButton.Secondary
                Accessible.name: qsTr("%1걸음").arg(index + 1)
                Accessible.selected: here
                onClicked: root.step = index + 1
            }
        }
    }

    NaruText {
        width: parent.width
        text: root.model.steps[root.step - 1] ?? ""
    }
}
