// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Counter

// As long as it is there, cameras are on and scanners look for codes.
Item {
    required property ScanModel scan

    Component.onCompleted: scan.look()
    Component.onDestruction: scan.lookAway()
}
