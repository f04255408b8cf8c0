// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// One thing that is so and what to do, with nothing to choose.
Sheet {
    safeText: qsTr("알겠어요")
}
