// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// Who may sign in: the list at the left, one person or a new one at the right.
SectionFrame {
    id: root

    required property StaffModel form
    property var chosenId: 0
    readonly property var people: root.form.people
    readonly property var chosen: root.people.find(person => person.id === root.chosenId) ?? null

    function choose(id: var) {
        root.form.forget();
        root.chosenId = id;
    }

    title: qsTr("직원")
    sentence: qsTr("이름을 고르면 멈추거나 비밀번호를 새로 정할 수 있습니다.")
    said: root.form.said

    ScrollColumn {
        id: list

        width: Mm.ref(600)
        height: parent.height
        focus: true

        ListRow {
            width: parent.width
            focus: true
            iconName: "plus"
            title: qsTr("새 직원")
            second: qsTr("이름과 비밀번호를 적어요")
            selected: root.chosen === null
            onClicked: root.choose(0)
        }

        Repeater {
            model: root.form.people

            ListRow {
                required property var modelData

                width: parent.width
                iconName: "person"
                title: modelData.name
                kind: modelData.kind
                second: modelData.second
                selected: modelData.id === root.chosenId
                onClicked: root.choose(modelData.id)
            }
        }
    }

    NewPerson {
        x: list.width + Theme.gutter
        width: parent.width - x
        height: parent.height
        visible: root.chosen === null
        form: root.form
    }

    OnePerson {
        x: list.width + Theme.gutter
        width: parent.width - x
        height: parent.height
        visible: root.chosen !== null
        form: root.form
        person: root.chosen ?? ({})
    }
}
