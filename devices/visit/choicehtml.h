// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/contactdoor.h"

namespace naru::device {

/// What a page needs besides its words.
struct PageFrameOf {
    ContactWords words;
    QList<ContactPicture> pictures;
    QByteArray action; ///< the path that its buttons post to; our own
    QByteArray nonce;  ///< of its style and script (Content-Security-Policy)
};

enum class Note { None, Changed };

/// Whole answers (RFC 9112) with one HTML page each, in UTF-8. They work without a script; the one they hold renews the
/// buttons while the screen goes on. Every word of `page` and `words` is escaped.
/// @{
/// The pictures, and the button that begins.
QByteArray greetingAnswer(const PageFrameOf& frame);
/// The choices, under the number that a press must bring back.
QByteArray choicesAnswer(const PageFrameOf& frame, const ChoicePage& page, quint32 revision, Note note);
/// One sentence, no button: `status` is the rest of the status line ("409 Conflict").
QByteArray sentenceAnswer(const PageFrameOf& frame, const QByteArray& status, const QString& sentence);
/// @}

} // namespace naru::device
