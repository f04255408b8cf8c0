// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/packs/root.h"

namespace naru::packs {

inline constexpr qsizetype manifestBytesMax = 256 * 1024; ///< of the document, with its signatures
inline constexpr int filesMax = 2'000;
inline constexpr qint64 fileBytesMax = qint64(64) * 1024 * 1024;
inline constexpr qint64 releaseBytesMax = qint64(512) * 1024 * 1024;
inline constexpr qsizetype pathLettersMax = 120;

struct File {
    QString path; ///< "anchors/kr-mdl.pem": parts of a–z, A–Z, 0–9, '.', '_', '-' between '/', none beginning with '.'
    qint64 size = 0;
    QByteArray sha256;
    bool operator==(const File&) const = default;
};

/// One version of a channel. Deterministic CBOR {0: "naru.release/1", 1: channel, 2: version, 3: not before, ms, 4:
/// expires, ms or null, 5: least program "0.1.0" or "", 6: SHA-256 of the manifest document before or null, 7: [[path,
/// size, sha256] …] by path}. A version may be left out in between: what was taken is never gone back from. A file has
/// at least one byte; no two paths differ in capitals alone, and no file stands where another has its folder.
struct Manifest {
    Channel channel = Channel::Trust;
    quint64 version = 1;
    Instant notBefore{};
    std::optional<Instant> expires;
    QString leastProgram;
    QByteArray before; ///< empty: none
    QList<File> files;
    bool operator==(const Manifest&) const = default;
};
QByteArray bytesOf(const Manifest& manifest); ///< to be signed
/// What it says, whoever signed it: to show. Faults: BadManifest, TooLarge.
Result<Manifest> unprovenManifest(const QByteArray& document);
/// Signed by as many keys of its channel's role as that asks for. Judges no dates and no versions. Faults:
/// BadManifest, NotSigned, TooLarge.
Result<Manifest> manifestOf(const Root& root, const QByteArray& document);

} // namespace naru::packs
