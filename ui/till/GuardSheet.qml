// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit
import Naru.Till

// What stands against charging this bill: it was paid, here or at another desk, or nobody knows yet.
Sheet {
    id: root

    required property EntryModel entry
    readonly property bool doubt: root.entry.guard.answer === "doubt"

    signal doubtWanted

    title: root.entry.guard.title ?? ""
    sentence: root.entry.guard.sentence ?? ""
    glyph: root.doubt ? "doubt" : root.entry.guard.answer === "elsewhere" ? "watch" : "ok"
    safeText: qsTr("알겠어요")
    otherText: root.doubt ? qsTr("확인 중 보기") : ""
    onOther: root.doubtWanted()
}
