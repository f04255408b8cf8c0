// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

Rectangle {
    implicitHeight: Theme.border
    implicitWidth: Mm.ref(100)
    color: Theme.line
    Accessible.ignored: true
}
