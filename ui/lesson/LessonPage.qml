// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// A lesson from its door to its end. The bar under it is the kiosk's.
FocusScope {
    id: root

    required property var model
    property bool low: false
    property bool leftHanded: false
    property int big: 1
    // The strip with the name is another's: a class says there who sits here.
    property bool stripTaken: false
    // Of the whole window, of which this is the part above the bar, and where in it this begins.
    property real windowHeight: height
    property real above: 0
    // In low position everything that is pressed stands under this line; a panel of less than 40 cm is within reach.
    readonly property real lowLine: root.low && Large.heightMm >= 400 ? Math.round(root.windowHeight * 0.455) - root.above : 0

    Binding {
        target: Measure
        property: "big"
        value: root.big
    }

    Binding {
        target: Measure
        property: "stripTaken"
        value: root.stripTaken
    }

    Loader {
        id: page

        anchors.fill: parent
        focus: true
        visible: !typing.item // nothing under the keyboard is pressed, read or said
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
            lowLine: root.lowLine
        }
    }

    Component {
        id: play

        PlayPage {
            model: root.model
            lowLine: root.lowLine
            leftHanded: root.leftHanded
            onTypingWanted: (widget, label, value, ime) => {
                typing.step = root.model.stepNumber;
                typing.active = true;
                typing.setSource("TypingPane.qml", {
                        "model": root.model,
                        "lowLine": Qt.binding(() => root.lowLine),
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
            lowLine: root.lowLine
        }
    }

    Component {
        id: end

        EndPage {
            model: root.model
            lowLine: root.lowLine
        }
    }

    Loader {
        id: typing

        property int step: 0

        anchors.fill: parent
        z: 5
        active: false
        onLoaded: item.forceActiveFocus(Qt.OtherFocusReason)
        onActiveChanged: {
            if (!typing.active && page.item)
                page.item.forceActiveFocus(Qt.OtherFocusReason);
        }
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

        function onChanged() {
            if (typing.active && root.model.stepNumber !== typing.step)
                typing.active = false; // somebody else did it
        }
    }
}
