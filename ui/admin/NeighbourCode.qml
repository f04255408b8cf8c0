// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Admin

// Two desks whose people stand together: one shows this code, the other reads it.
Card {
    id: root

    required property NeighboursModel form
    readonly property var wrong: root.form.wrong

    level: 2
    padding: Mm.ref(24)

    Heading {
        id: head

        width: parent.width
        text: qsTr("이 데스크의 QR")
    }

    CodePicture {
        id: picture

        y: head.height + Theme.gap
        width: Math.min(parent.width * 0.55, parent.height - y)
        height: width
        visible: root.form.code !== ""
        text: root.form.code
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("다른 데스크가 읽을 QR")
    }

    Column {
        x: picture.visible ? picture.width + Theme.gutter : 0
        y: picture.y
        width: parent.width - x
        spacing: Mm.ref(20)

        NaruText {
            width: parent.width
            text: picture.visible ? qsTr("다른 데스크의 같은 화면에서 이 QR을 비추어 읽어요.") : qsTr("이 데스크가 망에 이어져 있지 않아 QR이 없어요. 그 데스크의 QR은 읽을 수 있어요.")
        }

        Hairline {
            width: parent.width
        }

        StateLine {
            width: parent.width
            kind: root.form.sees ? "run" : "off"
            text: root.form.sees ? qsTr("그 데스크의 QR을 기다려요. 카메라에 비추거나 스캐너로 읽어 주세요.") : qsTr("이 데스크에는 카메라나 스캐너가 없어요. 그 데스크에서 이 QR을 읽어 주세요.")
        }

        Wrong {
            width: parent.width
            text: root.wrong.code ?? root.wrong.all ?? ""
        }
    }
}
