// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/charge.h"
#include "app/payments/driver.h"
#include "app/payments/receiptfaults.h"

namespace naru::payments {

/// What a paper says. Numbers are written to the journal: never reused.
enum class ReceiptKind : quint8 {
    Receipt = 1, ///< 영수증: the money was taken
    GivenBack,   ///< 취소·환불 영수증
    Slip,        ///< 접수증: 승인 대기 — 영수증 아님
    Notice,      ///< 안내문: nobody knows yet whether it was taken; what to do, whom to ask by which number
};
constexpr bool isReceiptKind(qint64 number)
{
    return number >= 1 && number <= static_cast<qint64>(ReceiptKind::Notice);
}

/// The card's part. Of the card itself: brand and last four, nothing more, ever.
struct CardPart {
    Won amount; ///< 0: no card
    QString brand, lastFour, approval;
    std::optional<Instant> approved; ///< by the terminal's clock
    QString terminal;                ///< its number, as asked
    QString reference;               ///< the terminal's transaction, else our own: what the acquirer is asked by
    bool operator==(const CardPart&) const = default;
};
struct CashPart {
    Won amount; ///< 0: no cash
    Won given;  ///< by the visitor; 0: not noted
    bool operator==(const CashPart&) const = default;
};

/// Everything that stands on one paper, as it was when it was drawn up; a reprint says the same.
struct Receipt {
    QByteArray id; ///< 16 random bytes
    ReceiptKind kind = ReceiptKind::Receipt;
    QString number; ///< "A1-000042"
    Instant made{};
    QByteArray charge;
    QString attempt; ///< ServiceID; empty: cash alone

    QString office, businessNumber, desk, staff;
    QString billKind, bill; ///< "재산세", its number; a number the desk made itself is not shown as a bill
    bool deskMade = false;
    ChargeKind chargeKind = ChargeKind::Whole;
    Won amount, rest; ///< of this paper; what is still owed after a part
    QString payer;    ///< masked; may be empty
    QList<ChargeLine> lines;
    CardPart card;
    CashPart cash;
    QString reason;         ///< GivenBack
    QString originalNumber; ///< GivenBack: of the receipt that this takes back, where there is one
    bool training = false, demo = false;

    bool operator==(const Receipt&) const = default;
};

/// What the paper says beside the books.
struct ReceiptTexts {
    QByteArray id; ///< 16 random bytes
    QString number;
    Instant made{};
    QString office, businessNumber, desk, staff, billKind;
    QString payer; ///< as given: masked here
    CashPart cash; ///< the cash part of a split, or all of it
    QString originalNumber;
    QString brand, lastFour; ///< where the attempt does not know them
    bool training = false, demo = false;
};

inline constexpr qsizetype officeLettersMax = 60, receiptTextLettersMax = 200;

/// The paper for where a charge stands: after a payment a Receipt, a Slip where it waits for the acquirer, a Notice
/// while it is in doubt, watched or under review. `payment`: the last attempt to pay; none for cash alone.
/// Faults: NothingToPrint (declined, not sent, nothing asked; or parts that do not add up), BadCharge.
Result<Receipt> receiptOf(const Charge& charge, const Attempt* payment, const ReceiptTexts& texts);
/// The paper for an approved reversal. Faults: NothingToPrint.
Result<Receipt> givenBackOf(const Charge& charge, const Attempt& reversal, const ReceiptTexts& texts);
/// The paper for cash that went back. `back`: what no earlier paper says. Faults: NothingToPrint.
Result<Receipt> cashGivenBackOf(const Charge& charge, Won back, const QString& reason, const ReceiptTexts& texts);

/// "A1" and 42: "A1-000042".
QString receiptNumber(const QString& desk, qint64 number);

/// "홍*동", "남**동", "이*", "J*** S***h": the first letter of each word, of longer ones the last too.
QString maskedName(const QString& name);
/// Four digits or nothing.
QString lastFourOf(const QString& digits);

/// "만 오천 원": as it is said aloud. At most wonMax.
QString spokenWon(Won amount);

} // namespace naru::payments
