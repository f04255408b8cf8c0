// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter
import Naru.Kit

// What may be asked. Each purpose says what it looks at; nothing else can be asked at this desk.
FocusScope {
    id: root

    required property CounterModel model
    readonly property bool forPaper: root.model.page === "choose"
    readonly property bool noPhone: !root.model.phoneReachable

    Heading {
        id: head

        width: parent.width
        text: root.forPaper ? qsTr("실물 신분증으로 무엇을 확인할까요?") : qsTr("무엇을 확인할까요?")
        page: true
    }

    ScrollColumn {
        id: doors

        anchors.top: head.bottom
        anchors.topMargin: Mm.ref(16)
        // The bar, where there is one, stands in the gutter: the doors keep their width.
        width: parent.width + barRoom
        height: Math.min(implicitHeight, parent.height - y - promise.height - Mm.ref(24))
        spacing: Mm.ref(root.model.language === "ko" ? 22 : 16)
        focus: true

        Repeater {
            model: root.model.purposes

            Door {
                required property var modelData
                required property int index

                width: parent ? parent.width : 0
                text: modelData.name
                second: modelData.asks
                iconName: modelData.icon
                shortcut: modelData.key
                focus: index === 0
                onClicked: root.model.begin(modelData.id)
            }
        }
    }

    NaruText {
        id: promise

        anchors.top: doors.bottom
        anchors.topMargin: Mm.ref(24)
        width: parent.width
        text: root.forPaper ? qsTr("이름과 번호는 적지 않습니다. 확인했다는 것만 적습니다.") : root.noPhone ? qsTr("휴대폰을 읽을 장치가 없습니다. 고르면 실물 신분증으로 확인합니다.") : qsTr("고른 것만 묻습니다. 사진은 어디에도 남지 않습니다.")
        kind: NaruText.Floor
        color: Theme.text2
    }
}
