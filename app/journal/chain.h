// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/journal/faults.h"

#include <QByteArray>
#include <QByteArrayView>

namespace naru::journal {

inline constexpr qsizetype hashBytes = 32, deviceIdBytes = 16, saltBytes = 16;
inline constexpr int seqBits = 40; ///< of a place; above them stands the epoch

/// All that one entry says for itself and about the one before it.
struct Link {
    quint32 epoch = 0;
    quint64 seq = 0, hlc = 0;
    quint16 kind = 0, schema = 0;
    QByteArray previous; ///< hash of the entry before, or the anchor's
    QByteArray digest;   ///< SHA-256 of the framed plaintext
};

/// 0x00 ‖ "naru-j1" ‖ device(16) ‖ epoch u32be ‖ seq u64be ‖ hlc u64be ‖ kind u16be ‖ schema u16be ‖ previous(32) ‖
/// digest(32): 112 bytes. Its SHA-256 is the entry's hash; the sealed body has it as associated data.
QByteArray hashInput(const QByteArray& deviceId, const Link& link);

/// What is hashed and sealed: 0x01 ‖ salt(16) ‖ body. Every body is salted, since the journal cannot tell which of them
/// has so few possible values that its digest would give it away.
QByteArray frame(QByteArrayView salt, QByteArrayView body);
/// Fault: BodyUnreadable.
Result<QByteArray> unframe(QByteArray framed);

/// Where in the file something is wrong: "2/17".
QString placeOf(quint32 epoch, quint64 seq);

} // namespace naru::journal
