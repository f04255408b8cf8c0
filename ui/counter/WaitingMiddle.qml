// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter
import Naru.Kit

// The visitor's turn: where to hold the phone or to show its QR, and how far things are, in words.
Card {
    id: root

    required property CounterModel model
    readonly property VisitModel visit: root.model.visit
    /// A phone that is looked for, or there, needs no camera.
    readonly property bool waits: !root.visit.phoneThere && root.visit.engaging === ""
    readonly property bool eyes: root.waits && root.model.codeReady && root.model.scan.hasCamera
    readonly property bool taps: !root.eyes || root.model.tapReady

    function title(): string {
        if (root.visit.phoneThere)
            return qsTr("손님이 고르고 계세요");
        if (root.visit.engaging === "bluetooth")
            return qsTr("휴대폰과 잇고 있어요");
        if (root.visit.engaging === "tap")
            return qsTr("이제 휴대폰을 대 주세요");
        if (!root.model.codeReady)
            return qsTr("휴대폰을 대 주세요");
        return root.model.tapReady ? qsTr("휴대폰을 대거나 QR을 보여 주세요") : qsTr("휴대폰 QR을 보여 주세요");
    }

    function second(): string {
        if (root.visit.phoneThere)
            return qsTr("보일지 말지는 손님이 휴대폰에서 정합니다.");
        if (root.visit.engaging === "bluetooth")
            return qsTr("휴대폰을 가까이 두고 잠깐 기다려 주세요.");
        if (root.visit.engaging === "tap")
            return qsTr("QR을 읽었어요. 휴대폰 뒷면을 리더기에 대면 됩니다.");
        if (root.model.demo)
            return qsTr("시연: 휴대폰 창에서 ‘리더기에 대기’를 누르세요.");
        if (!root.model.codeReady)
            return qsTr("휴대폰 뒷면을 리더기에 대면 됩니다.");
        return root.model.scan.hasCamera ? qsTr("신분증 앱의 QR을 카메라에 비추면 됩니다.") : qsTr("신분증 앱의 QR을 스캐너로 읽으면 됩니다.");
    }

    padding: Mm.ref(46)

    Column {
        id: head

        width: parent.width
        spacing: Mm.ref(6)

        NaruText {
            width: parent.width
            text: root.title()
            kind: NaruText.Title
        }

        NaruText {
            width: parent.width
            text: root.second()
            color: Theme.text2
        }
    }

    Item {
        id: pictures

        anchors.top: head.bottom
        anchors.topMargin: Mm.ref(16)
        anchors.bottom: trouble.top
        anchors.bottomMargin: Mm.ref(16)
        width: parent.width

        Loader {
            active: root.eyes
            visible: active
            width: root.taps ? (parent.width - Theme.gutter) / 2 : Math.min(parent.width, Mm.ref(620))
            height: parent.height
            x: root.taps ? 0 : (parent.width - width) / 2
            sourceComponent: CameraCard {
                scan: root.model.scan
            }
        }

        Loader {
            active: root.waits && root.model.codeReady && !root.model.scan.hasCamera
            sourceComponent: Looking {
                scan: root.model.scan
            }
        }

        TapPicture {
            id: tap

            visible: root.taps
            x: root.eyes ? (parent.width + Theme.gutter) / 2 + (parent.width - Theme.gutter) / 4 - size / 2 : (parent.width - size) / 2
            y: (place.y - Mm.ref(8) - size) / 2
            size: Math.max(1, Math.min(Mm.ref(340), root.eyes ? (parent.width - Theme.gutter) / 2 : parent.width, root.eyes ? place.y - Mm.ref(8) : parent.height))
        }

        NaruText {
            id: place

            visible: root.eyes && root.taps
            x: (parent.width + Theme.gutter) / 2
            y: visible ? parent.height - height : parent.height
            width: (parent.width - Theme.gutter) / 2
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("휴대폰 뒷면을 대기")
            kind: NaruText.Floor
            color: Theme.text2
        }
    }

    NoteLine {
        id: trouble

        anchors.bottom: rule.top
        anchors.bottomMargin: text === "" ? 0 : Mm.ref(16)
        width: parent.width
        height: text === "" ? 0 : implicitHeight
        visible: text !== ""
        iconName: "warning"
        text: root.waits ? root.model.linkTrouble : ""
    }

    Hairline {
        id: rule

        anchors.bottom: rows.top
        anchors.bottomMargin: Mm.ref(20)
        width: parent.width
    }

    ProgressRows {
        id: rows

        anchors.bottom: parent.bottom
        width: parent.width
        model: root.visit.steps
    }
}
