// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace naru::ui::simulator {

/// Words for the simulated terminal's stable names, in the language the program speaks. An unknown name stays as it is.
QString outcomeWords(const QString& outcome);
QString playWords(const QString& fault);
QString terminalEventWords(const QString& event);
QString terminalStateWords(const QString& state);

/// Kind of a StateGlyph.
QString terminalEventKind(const QString& event);
QString terminalStateKind(const QString& state);

} // namespace naru::ui::simulator
