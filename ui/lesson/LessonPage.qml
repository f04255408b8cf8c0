// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// A lesson from its door to its end. The bar under it is the kiosk's.
FocusScope {
    id: root

    required property var model
    property bool low: false
    property bool leftHanded: false

    Loader {
        id: page

        anchors.fill: parent
        focus: true
        sourceComponent: ({
                "start": start,
                "play": play,
                "part": part,
                "end": end
            })[root.model.page]
        onLoaded: item.forceActiveFocus(Qt.OtherFocusReason)
    }

    Component {
        id: start

        StartPage {
            model: root.model
        }
    }

    Component {
        id: play

        PlayPage {
            model: root.model
            low: root.low
            leftHanded: root.leftHanded
            onTypingWanted: (widget, label, value, ime) => {
                typing.active = true;
                typing.setSource("TypingPane.qml", {
                        "model": root.model,
                        "widget": widget,
                        "label": label,
                        "value": value,
                        "ime": ime
                    });
            }
        }
    }

    Component {
        id: part

        PartPage {
            model: root.model
        }
    }

    Component {
        id: end

        EndPage {
            model: root.model
        }
    }

    Loader {
        id: typing

        anchors.fill: parent
        z: 5
        active: false
        onLoaded: item.forceActiveFocus(Qt.OtherFocusReason)
    }

    Connections {
        target: typing.item
        ignoreUnknownSignals: true

        function onTyped(widget: string, text: string) {
            const number = root.model.stepNumber;
            root.model.did(widget, "type", text);
            if (root.model.stepNumber !== number || root.model.page !== "play")
                typing.active = false;
            else
                typing.item.value = text;
        }

        function onClosed() {
            typing.active = false;
        }
    }

    Connections {
        target: root.model

        function onPageChanged() {
            typing.active = false;
        }
    }
}
