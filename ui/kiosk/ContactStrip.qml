// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Kiosk

// Over every page while a phone is connected: that it is, and the key that ends it. Also what the phone's page says, in
// the visitor's language. In a lesson, where the practice phone needs the glass, it lies on the strip with the lesson's name.
Rectangle {
    id: root

    property ContactModel contact: null
    required property Item page
    required property Item bar
    readonly property bool shown: contact !== null && contact.connected
    property bool covers: false
    readonly property bool told: Plan.big === 1 && word.implicitWidth <= width - key.implicitWidth - 3 * Plan.margin

    visible: shown
    height: !shown ? 0 : covers ? Large.stripHeight : key.height + 2 * Plan.mm(3)
    color: Theme.actionTint

    function join() {
        if (root.contact && root.page && root.bar)
            root.contact.watch(root.page, root.bar);
    }

    Component.onCompleted: root.join()
    onContactChanged: root.join()

    Binding {
        when: root.contact !== null
        target: root.contact
        property: "words"
        value: ({
                "same": qsTr("화면에도 이 그림 셋이 있나요?"),
                "begin": qsTr("네, 시작할게요"),
                "pictures": qsTr("화면에 있는 그림"),
                "taken": qsTr("다른 전화기가 먼저 연결됐어요. 그 전화기를 끊고 다시 찍어 주세요."),
                "changed": qsTr("화면이 바뀌었어요. 다시 골라 주세요."),
                "end": qsTr("전화기 끊기"),
                "over": qsTr("전화기 연결이 끝났어요. 이 쪽을 닫아도 돼요."),
                "glass": qsTr("여기서는 키오스크 화면을 눌러 주세요."),
                "connected": qsTr("전화기가 연결됐어요. 이제 전화기에서 눌러요."),
                "boat": qsTr("나룻배"),
                "bus": qsTr("버스"),
                "train": qsTr("기차"),
                "car": qsTr("자동차"),
                "bell": qsTr("종"),
                "calendar": qsTr("달력"),
                "camera": qsTr("사진기"),
                "clock": qsTr("시계"),
                "key": qsTr("열쇠"),
                "cloud": qsTr("구름"),
                "globe": qsTr("지구"),
                "printer": qsTr("인쇄기")
            })
    }

    NaruText {
        id: word

        visible: root.told
        x: Plan.margin
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("전화기가 연결됐어요")
        pixelSize: Plan.bodySize
        width: implicitWidth
    }

    KioskButton {
        id: key

        x: root.told ? root.width - width - Plan.margin : Plan.margin
        anchors.verticalCenter: parent.verticalCenter
        width: root.told ? Math.min(implicitWidth, root.width - 2 * Plan.margin) : root.width - 2 * Plan.margin
        least: Plan.mm(22)
        height: root.covers ? Large.stripHeight - 2 * Plan.mm(3) : implicitHeight
        text: Plan.big === 1 ? qsTr("끊기") : qsTr("전화기 끊기")
        Accessible.name: qsTr("전화기 끊기")
        onClicked: root.contact.end()
    }
}
