// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/crypto/key.h"
#include "sync/packs/faults.h"

#include <QMap>

#include <optional>

namespace naru::packs {

/// What a hub hands down to its desks, each under a version of its own.
enum class Channel : quint8 { Trust = 1, Lessons, Fees, Services, Settings, Translations };
inline constexpr std::array<const char*, 6> channelNames{
    "trust", "lessons", "fees", "services", "settings", "translations"};
const char* nameOf(Channel channel);
std::optional<Channel> channelOf(QStringView name);

inline constexpr qsizetype rootBytesMax = 32 * 1024;
inline constexpr int keysMax = 32;       ///< of one root
inline constexpr int signaturesMax = 64; ///< under one document

/// A document and who signed it. CBOR array [bytes as they were signed, [[key id(32), signature(64)] …]]; a signature
/// is ES256 over "naru-p1" ‖ its kind's name ‖ 0x00 ‖ the bytes; a key id is the SHA-256 of the key's DER
/// SubjectPublicKeyInfo. What was received is never encoded again.
struct Signed {
    QByteArray bytes;
    QList<std::pair<QByteArray, QByteArray>> signatures; ///< key id → signature
};
enum class Document : quint8 { Root, Manifest };
QByteArray bytesOf(const Signed& document);
/// Faults: BadRoot or BadManifest, by `what`; TooLarge.
Result<Signed> signedOf(Document what, const QByteArray& bytes);
/// The same with one more signature; twice by one key stays one.
Signed withSignature(Document what, Signed document, const crypto::PrivateKey& key);

/// Which keys stand for something, and how many of them have to.
struct Role {
    int threshold = 1;
    QList<QByteArray> keys; ///< ids
    bool operator==(const Role&) const = default;
};

/// Who may sign what: kept offline, and changed by a next one that as many keys of this one's root role have signed as
/// of its own (The Update Framework's root). Deterministic CBOR {0: "naru.root/1", 1: version, 2: [spki …], 3: role of
/// the root, 4: {channel: role …}, 5: not before, ms}; role: [threshold, [key id …]]. Keys stand in the order of their
/// ids, each in its one spelling (named curve, uncompressed point), so that no key has two ids. Map keys and channels
/// that are not known here are a newer Naru's, and are passed over.
struct Root {
    quint64 version = 1;
    QMap<QByteArray, crypto::PublicKey> keys; ///< P-256, by id
    Role root;
    QMap<Channel, Role> channels;
    Instant notBefore{};
};
QByteArray bytesOf(const Root& root); ///< to be signed
/// The first one a desk believes, by the SHA-256 of its `bytes` (`pin`), or the one that is installed already. It has
/// to be signed by its own root role. Faults: BadRoot, TooLarge, NotSigned (also: another one than `pin` names).
Result<Root> firstRoot(const QByteArray& document, const QByteArray& pin);
/// `now.version` + 1, signed by both. Faults: BadRoot, TooLarge, NotSigned, Older, Missing (one in between).
Result<Root> nextRoot(const Root& now, const QByteArray& document);
/// What it says, whoever signed it: to show. Faults: BadRoot, TooLarge.
Result<Root> unprovenRoot(const QByteArray& document);
/// Those keys of a role of `by` that have signed, each once.
QList<QByteArray> signersOf(const Root& by, const Role& role, Document what, const Signed& document);
/// SHA-256 of the `bytes` in it: what an enrolment sheet and an administrator compare. Faults: BadRoot, TooLarge.
Result<QByteArray> pinOf(const QByteArray& document);

} // namespace naru::packs
