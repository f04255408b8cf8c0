// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/wire/answer.h"

namespace naru::wire {

inline constexpr qsizetype lostMax = 5'000; ///< keys in one list: under 600 kB
inline constexpr qsizetype lostBytesMax = 768 * 1024;

/// A key that somebody else may have: what it signed behind the last place that the hub has proves nothing.
struct LostKey {
    QByteArray device; ///< 16 bytes
    QByteArray keyId;  ///< as keyIdOf
    Head lastGood;
    Instant lost{}; ///< when an administrator said so
    bool operator==(const LostKey&) const = default;
};
struct LostList {
    Instant made{};
    QList<LostKey> keys;
    bool operator==(const LostList&) const = default;
};

/// Path of GET, for the desk whose certificate it is.
QByteArray lostPath(const QByteArray& device);
/// CBOR array [body, signature(64)]; body: map {0: 1, 1: origin, 2: made in ms, 3: [[device, key id, [epoch, seq,
/// hash], lost in ms] …]}; signature: ES256 by the hub's receipt key over "naru-l1" ‖ body. `origin`: see originOf.
QByteArray bytesOf(const LostList& list, const QString& origin, const crypto::PrivateKey& hubKey);
/// Faults: BadLostList, NewerVersion.
Result<LostList> lostOf(const QByteArray& bytes, const QString& origin, const crypto::PublicKey& hubKey);

} // namespace naru::wire
