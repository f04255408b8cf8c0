// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

Rectangle {
    color: Theme.ground

    Flow {
        anchors.fill: parent
        anchors.margins: Theme.margin
        spacing: Mm.ref(10)

        Repeater {
            model: ["adult", "announce", "back", "next", "up", "down", "backup", "bell", "boat", "calendar", "camera", "car", "card", "check", "clipboard", "clock", "cloud", "contrast", "cross", "document", "edit", "eye", "folder", "globe", "hand", "help", "home", "info", "key", "lock", "minus", "plus", "nfc-tap", "offline", "people", "person", "phone", "power", "printer", "qr", "receipt", "refresh", "scanner", "search", "settings", "shield-check", "shield-question", "shield-x", "sync", "text-size", "trash", "undo", "usb", "voice", "warning", "won"]

            Row {
                required property string modelData

                width: Mm.ref(350)
                spacing: Mm.ref(12)

                Icon {
                    name: parent.modelData
                    size: Mm.ref(56)
                }

                NaruText {
                    text: parent.modelData
                    kind: NaruText.Floor
                }
            }
        }
    }
}
