// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/key.h"
#include "app/lessons/learned.h"

namespace naru::lessons {

/// The practice card: progress on paper, so that it is kept nowhere else. The text of its QR code is in the letters of
/// a small one (ISO/IEC 18004 alphanumeric): "NARU-C1:" and base45 of a CBOR array
///   [ body (bytes), signature (bytes, 64) ]
/// with body a deterministic CBOR map
///   1 key id (8 bytes)   2 day it was made   3 what a desk saw (bytes)   4 what the visitor says (bytes)
///   5 language (two letters)   6 text size, percent   7 speed of the voice, percent
///   8 marks (1 high contrast, 2 left-handed, 4 demonstration)
/// where 3 and 4 are three bytes for each lesson, big endian, rising:
///   7 bits place (placeIndex) · 2 bits mode (0 … 2) · 2 bits repeats (0 … 3) · 13 bits day since cardDayFirst()
/// 3 and 4 are left out where empty, 6 and 7 where 100, 8 where 0. One card has one spelling: what is not written as
/// this desk would write it is no card. The signature is ECDSA P-256 over "NARU-C1:" and the body's bytes as they are;
/// it is drawn anew for each print, so two cards of one person have nothing in common but what was learned.
inline constexpr QByteArrayView cardPrefix{"NARU-C1:"};

/// The certificate of completion, "NARU-T1:" and the same kind of array: body is a map
///   1 key id   2 day   3 the lessons done alone (as above)   8 marks (4 demonstration)
/// No name: the person writes it on the paper.
inline constexpr QByteArrayView certificatePrefix{"NARU-T1:"};

/// Every place of the course on one card: 360 bytes of lessons and 90 around them.
inline constexpr qsizetype cardLettersMax = 720;
inline constexpr qsizetype cardKeyIdBytes = 8;

/// Whose signature it may be.
struct CardKey {
    QByteArray spki; ///< P-256
    QString centre, desk;

    QByteArray id() const; ///< the first 8 bytes of SHA-256 of `spki`
    bool operator==(const CardKey&) const = default;
};

/// What the paper itself says.
struct CardContent {
    enum class Sort : quint8 { Practice, Certificate } sort = Sort::Practice;
    QByteArray key;
    QDate made;
    Progress progress; ///< of a certificate: lessons alone, no comfort
    bool demo = false;
    bool operator==(const CardContent&) const = default;
};

/// Its text. `content.key` is written as that of `key`. What no card can name (a day, a place, a language of more than
/// two letters) must not be in it: Progress::note() sees to that.
QByteArray cardText(const CardContent& content, const crypto::PrivateKey& key);

struct ReadCard {
    enum class Seal : quint8 {
        Ours,    ///< signed by a desk that this desk knows, and unchanged
        Unknown, ///< signed with a key that nobody here knows: the visitor's own word
    } seal
        = Seal::Unknown;
    CardContent says;            ///< Unknown: every lesson is the visitor's word
    std::optional<CardKey> desk; ///< Ours
};

/// Whether it begins like a card of whatever format, white space around it aside.
bool looksLikeCard(QByteArrayView text);
/// Faults: NotACard, CardTorn (cut off, or letters lost), CardNewer, CardAltered (says it is of a known desk, whose
/// signature is not over this).
Result<ReadCard> readCard(QByteArrayView text, const QList<CardKey>& known);

} // namespace naru::lessons
