// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/tilldesk.h"

#include <QCommandLineParser>

namespace naru::cli {

/// How a command is told of a terminal that speaks nexo: the same words wherever one is asked.
struct TerminalOptions {
    QCommandLineOption terminal{
        QStringLiteral("terminal"), QStringLiteral("https://HOST:PORT/nexo"), QStringLiteral("URL")};
    QCommandLineOption ca{
        QStringLiteral("terminal-ca"), QStringLiteral("the only certificate believed, PEM"), QStringLiteral("FILE")};
    QCommandLineOption poi{QStringLiteral("poi"), QStringLiteral("the terminal's own name"), QStringLiteral("POIID")};
    QCommandLineOption keyId{QStringLiteral("key-id"), QStringLiteral("of the shared key"), QStringLiteral("TEXT")};
    QCommandLineOption keyVersion{
        QStringLiteral("key-version"), QStringLiteral("of the shared key"), QStringLiteral("N")};
    QCommandLineOption passphrase{
        QStringLiteral("passphrase-file"), QStringLiteral("one line, printable ASCII"), QStringLiteral("FILE")};

    QList<QCommandLineOption> all() const { return {terminal, ca, poi, keyId, keyVersion, passphrase}; }
};

struct TerminalWish {
    device::TerminalSetup setup;
    QByteArray passphrase;
};

/// Nothing: what was typed cannot be used, and `bad` says what of it.
std::optional<TerminalWish> terminalWishOf(
    const QCommandLineParser& parser, const TerminalOptions& options, const char*& bad);
/// What is registered stays as it is; what was typed otherwise takes its place.
Result<void> keepTerminal(TillDesk& till, const TerminalWish& wish);

} // namespace naru::cli
