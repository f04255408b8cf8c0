// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <functional>

namespace naru::paper {

/// How wide a text is, in whatever unit `width` below is given.
using Measure = std::function<double(const QString& text)>;

/// The lines of a text: broken at its own line breaks, then between words (Korean words stay whole, as Korean
/// typesetting has it), and within a word only where it alone is wider than a line. At least one line.
QStringList wrap(const QString& text, double width, const Measure& measure);

} // namespace naru::paper
