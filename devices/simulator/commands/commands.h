// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/random.h"

#include <QCommandLineParser>

#include <optional>

namespace naru::sim {

/// What every command of naru-sim is given.
struct Told {
    const QCommandLineParser& parser;
    const Clock& clock;
    std::uint64_t seed = 1;

    QString value(const char* option) const { return parser.value(QLatin1StringView(option)); }
    bool isSet(const char* option) const { return parser.isSet(QLatin1StringView(option)); }
    /// Of --seed where it is given, else the system's.
    std::unique_ptr<Random> random() const;
};

/// Each runs until it ends and gives the exit code.
int phoneCommand(const Told& told);
int readerCommand(const Told& told);
int scannerCommand(const Told& told);
int printerCommand(const Told& told);
int bluezCommand(const Told& told);
int trustCommand(const Told& told);
int terminalCommand(const Told& told);
int relayCommand(const Told& told);

/// Says what is wrong and how it is meant; the exit code of a command that was not understood.
int complain(const QString& what);
/// One line to the output, at once.
void say(const char* what);
/// Document by its place or its id. Empty: neither.
std::optional<int> documentIndex(const QString& text);

} // namespace naru::sim
