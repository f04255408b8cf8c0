// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Shell

// The devices, help, and the lock.
DeviceBar {
    id: root

    required property DeskModel model

    signal explained(string title, string sentence, string next, string kind)
    signal helpWanted
    signal paperWanted

    devices: root.model.devices
    actions: [{
            "key": "F1",
            "text": qsTr("도움말"),
            "shortcut": "F1"
        }, {
            "key": "F12",
            "text": qsTr("잠그기"),
            "shortcut": "F12"
        }]
    onDevicePressed: index => {
        const device = root.devices[index];
        if (device.asks)
            return root.paperWanted();
        root.explained(device.text, device.sentence, device.next, device.kind);
    }
    onActionPressed: index => index === 0 ? root.helpWanted() : root.model.lock()
}
