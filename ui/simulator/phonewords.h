// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace naru::ui::simulator {

/// Words for the simulated phone's stable names, in the language the program speaks. An unknown name stays as it is.
QString cardWords(const QString& documentId);     ///< "운전면허증"
QString documentWords(const QString& documentId); ///< "모바일 운전면허증 (견본)"
QString faultWords(const QString& fault);
QString logWords(const QString& what, bool done); ///< what is over is told as over
QString stateWords(const QString& state);

/// Kind of a StateGlyph.
QString logKind(const QString& what, bool done);
QString stateKind(const QString& state);

} // namespace naru::ui::simulator
