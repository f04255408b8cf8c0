// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "sync/packs/bundle.h"

namespace naru::cli {

// What `naructl pack` does for an agency that hands releases down to its desks: root, build, sign, verify, import.

/// What was typed behind `pack`.
struct ReleaseLine {
    QStringList words, keys, holders, roles, roots;
    QString out, before, begins, expires, program, pin, folder;
    int threshold = 0;   ///< 0: not said
    quint64 version = 0; ///< 0: not said
    bool asJson = false;
};

bool isReleaseWord(const QString& word);
void addReleaseOptions(QCommandLineParser& parser);
int releaseCommand(const QCommandLineParser& parser, const Invocation& invocation);

int makeRoot(const ReleaseLine& line);
int buildRelease(const ReleaseLine& line);
int signRelease(const ReleaseLine& line);
int verifyRelease(const ReleaseLine& line);
int importRelease(const ReleaseLine& line);

// What they share.

/// CannotOpen, each with a detail that says it in words.
Fault cannotRead(const QString& path);
Fault otherContent(const QString& path);
/// All of a file. Faults: CannotOpen, TooLarge.
Result<QByteArray> fileContent(const QString& path, qint64 bytesMax);
/// Faults: CannotOpen, BadKey, UnsupportedKey (not P-256).
Result<crypto::PrivateKey> privateKeyIn(const QString& path);
/// "PUBLIC KEY" of `openssl ec -pubout`. Faults: the same.
Result<crypto::PublicKey> publicKeyIn(const QString& path);
QByteArray keyIdOf(const crypto::PublicKey& key);
/// Whole or not at all. Fault: IoFailed.
Result<void> keepFile(const QString& path, const std::function<Result<void>(QIODevice&)>& write);
/// "2027-01-31": midnight in Korea at its start, `days` later. Fault: BadDateTime.
Result<Instant> dayOf(const QString& date, int days = 0);
/// Says it in words and, where asked, as JSON. Refused for what a release breaks, else Unusable.
int refuseRelease(const Fault& fault, bool asJson);
/// "3f09…", as a person compares it.
QString shortId(const QByteArray& id);
/// Whether it begins as a bundle does.
bool isBundle(const QString& path);

} // namespace naru::cli
