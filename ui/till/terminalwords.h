// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/till.h"

#include <QVariantList>

namespace naru::ui::till {

/// [{value, text, second}]: which terminal takes the next card.
QVariantList terminalChoices(const QList<desk::TerminalView>& terminals);
/// {name, kind, word, heard, note, driver, training}.
QVariantMap terminalFacts(const desk::TerminalView& terminal, Instant now);
/// "직접 이음", "QR로 이음", … for a driver's name.
QString driverWord(const QString& driver);

const desk::TerminalView* findTerminal(const QList<desk::TerminalView>& terminals, const QString& id);
/// The one that an attempt was asked of.
const desk::TerminalView* findTerminalOf(const QList<desk::TerminalView>& terminals, const payments::Attempt& attempt);

} // namespace naru::ui::till
