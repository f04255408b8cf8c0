// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/secret.h"
#include "app/payments/charge.h"
#include "app/payments/records.h"
#include "app/storage/database.h"

namespace naru::payments {

inline constexpr qsizetype digestsMax = 5'000;      ///< bills of one desk that are told
inline constexpr qsizetype endedDigestsMax = 1'000; ///< of those that came to nothing, the newest
inline constexpr qsizetype centreCodeLettersMin = 12;
inline constexpr Milliseconds billsToldBack = std::chrono::days(7); ///< told again: a desk may have been off

/// The key that the desks of one centre share, from a code that an administrator types at each. Slow on purpose: bill
/// numbers are easy to guess, the code must not be. Fault: BadDigests (too short).
Result<crypto::Secret> billKeyOf(const QString& centreCode);
/// The first bytes of HMAC-SHA-256(key, "naru-bill1" ‖ bill): without the key the number cannot be read off or tried.
QByteArray digestOf(QByteArrayView key, const QString& bill);

enum class TakenState : quint8 { Paid = 1, InDoubt };
struct TakenBill {
    QByteArray digest;
    TakenState state = TakenState::Paid;
    bool operator==(const TakenBill&) const = default;
};
/// What one desk says of its bills, at one moment. What it is silent about stays as it was said before: a doubt ends
/// with its desk's word (paid, or in `ended`), never because it grew old or a list was full. What was paid stays.
struct TakenBills {
    QByteArray desk; ///< 16 bytes: the device id of the journal
    QString name;    ///< as people know it: "2번 창구"
    Instant made{};
    QList<TakenBill> bills;       ///< sorted by digest, none twice
    QList<QByteArray> ended = {}; ///< digests of bills that were asked for, and for which nothing is taken; sorted
    /// Not on the wire: whether this desk may end a doubt. One that was put back to an older state does not know what
    /// it asked for meanwhile.
    bool mayEnd = true;
    bool operator==(const TakenBills&) const = default;
};

/// Bills with money taken or in doubt, or that came to nothing: opened, asked for or paid since `since`, and however
/// old those that are undecided or ever were in doubt. Bills that the desk numbered itself are nobody else's.
Result<TakenBills> takenBills(storage::Database& database, QByteArrayView key, const TakenBills& of, Instant since);

/// For a Channel, or a code: CBOR array ["naru-bills1", desk, made, digests and states in a row, name], where something
/// ended a sixth element with its digests in a row, and behind it its HMAC-SHA-256 under the key, 32 bytes.
QByteArray bytesOf(const TakenBills& bills, QByteArrayView key);
/// Fault: BadDigests (not of this centre, changed, or out of bounds).
Result<TakenBills> takenBillsOf(const QByteArray& bytes, QByteArrayView key);
/// A word as far as it is believed at `now`. A stamp further ahead than a clock may be off is that of a wrong clock:
/// the word counts as of now, or all that its desk says once its clock is right would be older. It takes no doubt away:
/// it may itself be old.
inline constexpr Milliseconds stampAheadMax = std::chrono::minutes(2);
TakenBills believed(TakenBills told, Instant now);
/// "NARU-BILLS1:" and base64url: for a file, a message, or a scanner that types.
inline constexpr QByteArrayView billsTextPrefix{"NARU-BILLS1:"};
QByteArray textOf(const QByteArray& bytes);
Result<QByteArray> bytesOfText(const QByteArray& text); ///< white space around it aside. Fault: BadDigests
/// The type of the moving codes (codec/ur.h) that show the same bytes, as one CBOR byte string.
inline constexpr QByteArrayView billsUrType{"naru-bills"};

/// What a desk's word changes of what is known of it. That goes into the journal, and not the whole set: a word that is
/// said again adds nothing.
struct BillNews {
    std::optional<Instant> behind; ///< its word that is known, and that this is measured by
    TakenBills said;               ///< without what is known
};
/// Nothing: all of it is known. Fault: MovedMeanwhile (this very word, or a later one, is known).
Result<std::optional<BillNews>> newsOf(storage::Database& database, const TakenBills& told);
Record recordOf(const BillNews& news, qint64 by); ///< DigestsTaken, schema 2
/// What another desk said of this bill last. Where two did, the one that is in doubt.
struct Elsewhere {
    TakenState state = TakenState::Paid;
    QString desk; ///< its name
    Instant told{};
    bool operator==(const Elsewhere&) const = default;
};
Result<std::optional<Elsewhere>> takenElsewhere(storage::Database& database, const QByteArray& digest);
/// A bill that was paid here and at another desk, which neither knew of the other then; two people's word is none.
struct TakenTwice {
    QString bill;
    Elsewhere elsewhere;
    bool operator==(const TakenTwice&) const = default;
};
/// Of the bills opened here since `since`, with money taken or in doubt.
Result<QList<TakenTwice>> takenTwice(storage::Database& database, QByteArrayView key, Instant since);
/// Whether this charge's bill may be taken here now, whatever was opened before. Fault: BillTakenElsewhere (paid there,
/// unless a second person agreed here; in doubt there, in every case).
Result<void> standsElsewhere(storage::Database& database, const Charge& charge);
/// A desk that told its bills, and how many of them are known here.
struct HeardDesk {
    QString desk;
    Instant told{};
    int bills = 0;
    bool operator==(const HeardDesk&) const = default;
};
Result<QList<HeardDesk>> heardDesks(storage::Database& database); ///< who spoke last, first

/// For project() alone. Of schema 1, as desks wrote until then, the whole set is in the record, and its silence ends a
/// doubt. Fault: BadRecord; MovedMeanwhile where another word of this desk is known than the news are measured by, or
/// a later set.
Result<void> projectDigests(storage::Transaction& transaction, qint64 entry, const Record& record);

} // namespace naru::payments
