// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// The picture of what the desk's camera sees, where it has one; a scanner instead, where it has that.
Item {
    id: root

    // {url, scan}: the page's own module does not know the cameras.
    required property var eyes
    property string wish
    readonly property bool camera: (root.eyes.scan ?? null) !== null && root.eyes.scan.hasCamera
    readonly property bool scanner: (root.eyes.scan ?? null) !== null && root.eyes.scan.hasEyes

    Loader {
        id: picture

        anchors.fill: parent
        active: root.scanner
        visible: root.camera
        Component.onCompleted: {
            if (root.scanner)
                setSource(root.eyes.url, {
                        "scan": root.eyes.scan,
                        "wish": root.wish
                    });
        }
    }

    Rectangle {
        anchors.fill: parent
        visible: !root.camera
        color: Theme.sunk
        radius: Mm.ref(8)

        Column {
            anchors.centerIn: parent
            width: parent.width - Mm.ref(60)
            spacing: Mm.ref(16)

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: root.scanner ? "scanner" : "camera"
                size: Mm.ref(86)
                color: Theme.text2
            }

            NaruText {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: root.scanner ? qsTr("스캐너로 읽어 주세요.") : qsTr("이 창구에는 카메라도\n스캐너도 없어요.")
                color: Theme.text2
            }
        }
    }
}
