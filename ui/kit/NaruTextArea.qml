// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Naru.Kit

// Words of several lines that are written; never more than plain text. Its frame is the user's.
TextEdit {
    id: root

    activeFocusOnTab: true
    wrapMode: TextEdit.Wrap
    textFormat: TextEdit.PlainText
    color: Theme.ink
    selectionColor: Theme.action
    selectedTextColor: Theme.overAction
    selectByMouse: true
    font.family: Theme.family
    font.pixelSize: Theme.bodySize
    cursorDelegate: Rectangle {
        visible: root.cursorVisible
        width: Mm.ref(4)
        color: Theme.action
    }
    Accessible.role: Accessible.EditableText
    Accessible.multiLine: true
    Accessible.focusable: true
}
