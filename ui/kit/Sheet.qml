// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// One question over the page. The safe answer is first, accent-filled, and what Esc does. A sheet never opens a sheet.
FocusScope {
    id: root

    property string title
    property string sentence
    property string iconName
    property string glyph
    property string safeText: qsTr("돌아가기")
    property string otherText
    property int otherKind: NaruButton.Secondary
    property bool otherEnabled: true
    default property alias content: extra.data
    readonly property bool opened: Modal.sheet === root
    property Item focusBefore: null
    // What has the focus at first; a sheet that asks for words names its field.
    property Item firstFocus: safeButton

    signal safe
    signal other

    function present() {
        if (Modal.sheet)
            return;
        root.focusBefore = root.Window.activeFocusItem;
        Modal.sheet = root;
        root.firstFocus.forceActiveFocus(Qt.TabFocusReason);
    }

    function dismiss() {
        if (!root.opened)
            return;
        Modal.sheet = null;
        if (root.focusBefore)
            root.focusBefore.forceActiveFocus(Qt.OtherFocusReason);
        root.focusBefore = null;
    }

    function answerSafe() {
        root.dismiss();
        root.safe();
    }

    function answerOther() {
        root.dismiss();
        root.other();
    }

    anchors.fill: parent
    z: 1000
    visible: opened
    Accessible.role: Accessible.Dialog
    Accessible.name: root.title
    Accessible.description: root.sentence
    Keys.onEscapePressed: root.answerSafe()
    Keys.onShortcutOverride: event => {
        event.accepted = event.key === Qt.Key_Escape;
    }
    Component.onDestruction: {
        if (root.opened)
            Modal.sheet = null;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.scrim

        MouseArea {
            anchors.fill: parent
            acceptedButtons: Qt.AllButtons
            hoverEnabled: true
            onWheel: wheel => {
                wheel.accepted = true;
            }
        }
    }

    Item {
        id: paper

        readonly property int lift: Mm.ref(24)

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.opened ? 0 : -lift
        width: Math.min(parent.width, Mm.ref(1180))
        height: Math.min(parent.height, column.implicitHeight + 2 * Mm.ref(44))
        clip: true

        Behavior on anchors.bottomMargin  {
            NumberAnimation {
                duration: Theme.fadeMs
                easing.type: Easing.OutQuad
            }
        }

        // Taller than it looks: the lower corners lie outside, only the upper ones are round.
        Rectangle {
            width: parent.width
            height: parent.height + radius
            color: Theme.ink
            radius: Theme.cardRadius

            Rectangle {
                anchors.fill: parent
                anchors.topMargin: Mm.ref(6)
                anchors.leftMargin: Theme.highContrast ? Theme.border : 0
                anchors.rightMargin: Theme.highContrast ? Theme.border : 0
                color: Theme.paper
                radius: Theme.cardRadius
            }
        }

        Column {
            id: column

            anchors.horizontalCenter: parent.horizontalCenter
            y: Mm.ref(44)
            width: parent.width - 2 * Mm.ref(56)
            spacing: Mm.ref(20)

            Row {
                width: parent.width
                spacing: Mm.ref(24)

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: root.iconName
                    size: Mm.ref(64)
                }

                StateGlyph {
                    anchors.verticalCenter: parent.verticalCenter
                    kind: root.glyph
                    size: Mm.ref(64)
                }

                NaruText {
                    width: parent.width - x
                    text: root.title
                    kind: NaruText.Title
                    Accessible.ignored: true
                }
            }

            NaruText {
                width: parent.width
                visible: text !== ""
                text: root.sentence
                kind: NaruText.Body
                color: Theme.text2
                Accessible.ignored: true
            }

            Column {
                id: extra

                width: parent.width
                spacing: Theme.gap
            }

            Row {
                width: parent.width
                topPadding: Mm.ref(16)
                spacing: Theme.gap

                NaruButton {
                    id: safeButton

                    width: root.otherText === "" ? parent.width : (parent.width - Theme.gap) / 2
                    text: root.safeText
                    kind: NaruButton.Primary
                    keyText: "Esc"
                    centred: true
                    onClicked: root.answerSafe()
                }

                NaruButton {
                    width: (parent.width - Theme.gap) / 2
                    visible: root.otherText !== ""
                    text: root.otherText
                    kind: root.otherKind
                    enabled: root.otherEnabled
                    onClicked: root.answerOther()
                }
            }
        }
    }
}
