// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Trainer

// The lesson as the kiosk shows it, smaller: the kiosk's own page, which plays the draft. A 21.5" panel on end.
FocusScope {
    id: root

    required property TrainerModel model
    required property var lesson
    readonly property real panelWidth: 267.8
    readonly property real panelHeight: 476.2
    readonly property real barHeight: 47.6
    readonly property int rim: Mm.ref(4)
    readonly property int pageWidth: Mm.px(root.panelWidth)
    readonly property int pageHeight: Mm.px(root.panelHeight - root.barHeight)
    readonly property real shrink: (root.height - 2 * root.rim) / root.pageHeight
    property Item outside: null
    property bool insideBefore: false
    property bool followed: false

    function isInside(item: Item): bool {
        for (let up = item; up; up = up.parent) {
            if (up === root)
                return true;
        }
        return false;
    }

    // The page takes the focus whenever it turns; who is writing keeps it.
    function settle() {
        const item = root.Window.activeFocusItem;
        const inside = root.isInside(item);
        if (root.followed && inside && !root.insideBefore && root.outside)
            root.outside.forceActiveFocus(Qt.OtherFocusReason);
        else if (!inside && item)
            root.outside = item;
        root.followed = false;
        root.insideBefore = root.isInside(root.Window.activeFocusItem);
    }

    implicitWidth: root.pageWidth * root.shrink + 2 * root.rim
    Component.onCompleted: {
        Large.widthMm = root.panelWidth;
        Large.heightMm = root.panelHeight;
        page.setSource("qrc:/qt/qml/Naru/Lesson/LessonPage.qml", {
                "model": root.lesson
            });
    }

    Connections {
        target: root.Window.window

        function onActiveFocusItemChanged() {
            Qt.callLater(root.settle);
        }
    }

    Connections {
        target: root.model

        function onShown() {
            root.followed = true;
            Qt.callLater(root.settle);
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.highContrast ? Theme.ground : Theme.ink
        border.color: Theme.ink
        border.width: Theme.highContrast ? Theme.border : 0
        radius: Theme.cardRadius
    }

    Rectangle {
        x: root.rim
        y: root.rim
        width: root.width - 2 * root.rim
        height: root.height - 2 * root.rim
        color: Theme.ground
        clip: true

        Loader {
            id: page

            width: root.pageWidth
            height: root.pageHeight
            scale: root.shrink
            transformOrigin: Item.TopLeft
            visible: root.lesson !== null && root.lesson.active
            focus: true
        }

        NaruText {
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.gutter
            visible: !page.visible
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("강의를 고르면\n여기에서 해 볼 수 있어요.")
            color: Theme.text2
        }
    }
}
