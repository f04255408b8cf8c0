// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/pack.h"

namespace naru::lessons {

inline constexpr qsizetype packLengthBytes = 4; ///< in front of the manifest
inline constexpr qsizetype sealBytes = sealKeyBytes + sealSignatureBytes;

/// What stands before the files.
struct PackHead {
    QByteArrayView manifest, seals; ///< into the pack's bytes
    qsizetype filesAt = 0;
};
/// Lengths alone; nothing is believed yet. The complaint says what is wrong.
std::variant<PackHead, Complaint> packHead(QByteArrayView bytes);

/// What a seal is over.
QByteArray sealedBytes(QByteArrayView manifest);
QByteArray makeSeal(QByteArrayView manifest, const crypto::PrivateKey& key);
/// Those that hold, in their order; complains of one that does not, or comes twice.
QList<PackSeal> readSeals(const PackHead& head, QList<Complaint>& complaints);

/// The manifest, its words and limits; the files' offsets count from `filesAt`. What it says of the files is compared
/// with them elsewhere.
struct Manifest {
    Pack pack;
    QStringList lessonIds;
};
Manifest readManifest(const PackHead& head, QList<Complaint>& complaints);

/// The parts of a file's path, by its kind; nothing where it does not fit.
struct PackPath {
    QString slug, language, name; ///< name: of a picture with ".svg", of a recording its key
};
std::optional<PackPath> packPath(PackFile::Kind kind, const QString& path);

inline constexpr std::array packKindNames{
    QLatin1StringView("lesson"), QLatin1StringView("words"), QLatin1StringView("picture"), QLatin1StringView("voice")};
qsizetype fileBytesMax(PackFile::Kind kind);

} // namespace naru::lessons
