// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/won.h"
#include "app/payments/state.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace naru::payments {

/// A reading of the desk's clocks. Two monotonic readings may be compared only within one boot of the desk.
struct Moment {
    Instant wall{};
    Milliseconds monotonic{0};
    QByteArray boot; ///< names the desk's boot, ≤ 64 bytes

    bool operator==(const Moment&) const = default;
};

/// What a driver declares, or its conformance suite found. The state machine, not the driver, decides what is safe.
struct Capabilities {
    enum class Channel : quint8 { Sync, Callback, Qr, Human, File };
    bool canStatus = false;
    bool canAbort = false;
    bool canDiagnose = false;
    bool canPrint = false;
    bool canReverse = false;
    bool observesBoot = false;      ///< tells whether the terminal started anew since it was asked
    bool rebootLosesHistory = true; ///< told to people; NotFound after a reboot never counts, either way
    Channel channel = Channel::Sync;
    Milliseconds retention{std::chrono::hours(48)}; ///< how long the terminal remembers a ServiceID

    bool operator==(const Capabilities&) const = default;
};

enum class EvidenceKind : quint8 {
    RequestReady = 1, ///< the request is about to leave; hash: its bytes
    NothingLeft,      ///< the transport failed before the first byte
    ConnectionLost,   ///< bytes may have left, no verified answer came
    Restarted,        ///< the desk started and found the attempt like this
    Answer,           ///< a verified response, direct, late, by QR, or repeated within a status
    NotFound,         ///< verified: the terminal has no record of it (or a cloud's Reject event)
    InProgress,       ///< verified: not finished
    Unusable,         ///< something came that proves nothing: forged, foreign, unreadable
    Rebooted,         ///< the terminal was seen to start anew
    TerminalReplaced, ///< the terminal is gone for good: there is nobody left to ask
    Line,             ///< a line of the acquirer's file: money moved, or declined
    People,           ///< two people, with the acquirer's number
    Concluded,        ///< a second step from the evidence of the entry before
};
enum class Source : quint8 { Desk = 1, Direct, Status, Callback, Qr, Event, File, People };
enum class Outcome : quint8 { None, Success, Partial, Failure };
/// Whether the terminal ran without a break since it was asked, as far as its driver could see.
enum class BootWatch : quint8 { Unobserved, Unbroken, Broken };

/// One thing that was learnt about an attempt. Never card data: no number, no expiry date, no receipt lines.
struct Evidence {
    EvidenceKind kind = EvidenceKind::Unusable;
    Source source = Source::Desk;
    Moment at;
    QByteArray hash; ///< SHA-256 of the received bytes; empty where there are none
    Outcome outcome = Outcome::None;
    QString condition;                   ///< nexo ErrorCondition of a Failure
    QString serviceId, poi, transaction; ///< as echoed; a Line may carry the transaction alone
    std::optional<Won> amount;           ///< taken, or of the line
    QString currency;                    ///< ISO 4217
    bool offline = false;                ///< approved without the issuer
    QString approval;                    ///< ApprovalCode, or the number two people were given
    QString poiTransaction, poiTime;     ///< POITransactionID, its TimeStamp byte for byte
    QString brand, lastFour;             ///< of the card, for the receipt; all that is ever kept of it
    BootWatch boot = BootWatch::Unobserved;
    qint64 first = 0, second = 0; ///< People: staff ids

    bool operator==(const Evidence&) const = default;
};

/// What was found that belongs on the list of open items.
enum class Finding : quint8 {
    None,
    Mismatch,         ///< amount or currency differs from what was asked, or only a part was taken
    MoneyWithoutSale, ///< money where this journal says there is none
    Duplicate,        ///< the same charge was taken twice
    AmountDiffers,    ///< the file's amount is another
    Contradiction,    ///< a verified word against a verified word
    Debt,             ///< stored offline, then declined: handed over but not paid
};
/// For words, by Finding; none has none.
inline constexpr std::array<const char*, 7> findingNames{"", "payment.finding_mismatch",
    "payment.finding_money_without_sale", "payment.finding_duplicate", "payment.finding_amount_differs",
    "payment.finding_contradiction", "payment.finding_debt"};

enum class AttemptKind : quint8 { Payment = 1, Reversal };
enum class ReversalKind : quint8 { None, SameDayCancel, Refund, PartialRefund };

struct FirstNotFound {
    Moment at;
    BootWatch boot = BootWatch::Unobserved;
    bool operator==(const FirstNotFound&) const = default;
};

/// One ServiceID on one terminal.
struct Attempt {
    // Written at PREPARED, never changed.
    QString serviceId; ///< 2 + 8 base-36 characters, never reused
    QByteArray charge; ///< 16 bytes
    AttemptKind kind = AttemptKind::Payment;
    QString original; ///< Reversal: ServiceID of the payment
    ReversalKind reversal = ReversalKind::None;
    QString poi, transaction;
    QString time; ///< when it was written down, RFC 3339: SaleTransactionID's TimeStamp, byte for byte
    Won amount;
    QString currency = QStringLiteral("KRW");
    QByteArray requestHash; ///< SHA-256 of the plain request
    QString driver;
    Capabilities capabilities;
    qint64 collector = 0; ///< staff id of who asks for it
    qint64 approver = 0;  ///< Reversal: another person
    QString reason;       ///< Reversal
    /// Asked in training: no money. Such a one is kept apart (practice.h): it is in no table and no sum of the till's.
    bool practice = false;

    // What evidence made of it.
    State state = State::Prepared;
    std::optional<Moment> asked; ///< when SENDING was entered
    std::optional<FirstNotFound> notFound;
    bool bootBroken = false, seenInProgress = false, mismatch = false, offline = false;
    bool fromSuspense = false; ///< Reversal: the money lay in suspense, not in revenue, when it was prepared
    bool cleared = false;      ///< a watched one: the file says declined, the watch is over
    std::optional<Won> taken;  ///< verified amount
    Won settled;               ///< sum of the file's lines that moved money
    int lines = 0;             ///< their number
    Finding finding = Finding::None;
    QString approval, poiTransaction, poiTime, brand, lastFour;
    QByteArray chain;           ///< SHA-256 over all of its evidence so far
    QList<QByteArray> evidence; ///< hashes that were counted
    Won givenBack;              ///< by approved reversals of this payment
    bool chargeTaken = false;   ///< another attempt of this charge took money or is open
    bool explained = false;     ///< two people have said what `finding` is, and nothing was found since

    /// Somebody has to look at it, whatever its state is.
    bool isFound() const { return finding != Finding::None && !explained; }
};

/// One step, or a note where `from` equals `to`.
struct Move {
    QString serviceId;
    State from = State::Prepared, to = State::Prepared;
    Finding finding = Finding::None;
    Evidence evidence;

    bool isNote() const { return from == to; }
    bool operator==(const Move&) const = default;
};

/// Whether a Success took what was asked for. The answer to a reversal may leave amount and currency out.
bool isAsAsked(const Attempt& attempt, const Evidence& answer);

/// What the evidence of a step makes of the attempt. The step is legal and starts where the attempt stands.
Attempt advanced(Attempt attempt, const Move& move);

/// The chain of an attempt's evidence: SHA-256 over what it was and the body of the next entry.
QByteArray chainOf(const QByteArray& before, const QByteArray& body);

/// Both of one boot, and how long apart; nothing if they cannot be compared.
std::optional<Milliseconds> between(const Moment& earlier, const Moment& later);

} // namespace naru::payments
