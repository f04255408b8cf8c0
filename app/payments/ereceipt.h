// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/key.h"
#include "app/payments/receipt.h"

namespace naru::payments {

/// A receipt that proves itself without a network. On paper and screen it is text in the letters of a small QR code
/// (ISO/IEC 18004 alphanumeric): "NARU-R1:" and base45 of a CBOR array
///   [ body (bytes), signature (bytes, 64) ]
/// with body a CBOR map 1 receipt id (16 bytes), 2 key id (8), 3 kind, 4 number, 5 seconds since 1970 (UTC), 6 won,
/// 7 last four characters of the approval, 8 marks (1 training, 2 demonstration); 7 and 8 are left out where empty.
/// The signature is ECDSA P-256 over "NARU-R1:" and the body's bytes as they are.
inline constexpr QByteArrayView eReceiptPrefix{"NARU-R1:"};
inline constexpr qsizetype eReceiptLettersMax = 600;

/// "NARU-D1:" and base45 of the same kind of array, signed by the key it holds: body is a map 1 centre, 2 desk,
/// 3 SubjectPublicKeyInfo (P-256), 4 seconds, 5 (true) of a demonstration.
inline constexpr QByteArrayView deskKeyPrefix{"NARU-D1:"};
inline constexpr qsizetype deskKeyLettersMax = 1200;

inline constexpr qsizetype keyIdBytes = 8;

/// Whose signature it is, for people and for other desks.
struct DeskKey {
    QString centre, desk;
    QByteArray spki;
    Instant made{};
    bool demo = false;

    QByteArray id() const; ///< the first 8 bytes of SHA-256 of `spki`
    bool operator==(const DeskKey&) const = default;
};

/// What the code itself says.
struct EReceipt {
    QByteArray id, key;
    ReceiptKind kind = ReceiptKind::Receipt;
    QString number;
    Instant made{}; ///< whole seconds
    Won amount;
    QString approvalEnd;
    bool training = false, demo = false;
    bool operator==(const EReceipt&) const = default;
};

/// The text for one receipt. `key` is P-256.
QByteArray eReceiptOf(const Receipt& receipt, const crypto::PrivateKey& key);

/// What a desk says of a text that claims to be a receipt. Three plainly different answers.
struct JudgedReceipt {
    enum class Seal : quint8 {
        Ours,    ///< signed by a desk that this desk knows, and unchanged
        Unknown, ///< signed with a key that nobody here knows: neither true nor false
        Altered, ///< it is not what a desk signed, or no receipt at all
    } seal
        = Seal::Altered;
    std::optional<EReceipt> says; ///< where it could be read; Altered: never to be believed
    std::optional<DeskKey> desk;  ///< Ours
};
/// Words: "seal.ours", "seal.unknown", "seal.altered".
inline constexpr std::array<const char*, 3> sealNames{"seal.ours", "seal.unknown", "seal.altered"};

/// Whether it begins like one, white space around it aside.
bool looksLikeEReceipt(QByteArrayView text);
/// Never fails: what cannot be read is Altered.
JudgedReceipt judgeEReceipt(QByteArrayView text, const QList<DeskKey>& known);

/// The names with the public key (that of `key`, whatever `desk` says), signed by itself: what another desk imports.
QByteArray deskKeyText(const DeskKey& desk, const crypto::PrivateKey& key);
/// Faults: CodecFault, CryptoFault (BadKey), BadRecord (a signature that is not its own, another curve).
Result<DeskKey> deskKeyFrom(QByteArrayView text);

} // namespace naru::payments
