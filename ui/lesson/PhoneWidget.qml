// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// One widget of the practice phone, by its kind. Two tiles side by side come as one.
Loader {
    id: root

    required property PhoneHand hand
    required property var widget

    readonly property var kinds: ({
            "text": "PhoneText.qml",
            "image": "PhoneImage.qml",
            "button": "PhoneButton.qml",
            "tile": "PhoneTile.qml",
            "row": "PhoneRow.qml",
            "list": "PhoneList.qml",
            "field": "PhoneField.qml",
            "picker": "PhonePicker.qml",
            "toggle": "PhoneToggle.qml",
            "tabs": "PhoneTabs.qml",
            "slider": "PhoneSlider.qml",
            "bubble": "PhoneBubble.qml",
            "card": "PhoneCard.qml",
            "qr": "PhoneQr.qml",
            "nfcpad": "PhoneNfcPad.qml",
            "pinpad": "PhonePinPad.qml"
        })

    Component.onCompleted: root.setSource(root.kinds[root.widget.kind], {
            "hand": root.hand,
            "widget": root.widget,
            "width": Qt.binding(() => root.width)
        })
}
