// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/paper/document.h"

namespace naru::paper {

/// ISO A4 upright with margins of 18 mm, the letters embedded, text that can be searched. The same document makes the
/// same bytes, whenever it is drawn. Needs a QGuiApplication ("offscreen" will do). Faults: TooLarge, NoFont.
Result<QByteArray> pdf(const Document& document);

} // namespace naru::paper
