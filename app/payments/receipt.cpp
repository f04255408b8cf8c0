// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/receipt.h"

#include "app/codec/cardnumber.h"

namespace naru::payments {

namespace {

/// Of what came from outside or was typed: short, and never what may be a card's number.
QString text(const QString& given, qsizetype lettersMax = receiptTextLettersMax)
{
    const QString cut = given.trimmed().left(lettersMax);
    return codec::holdsCardNumber(cut.toUtf8()) ? QString() : cut;
}

Receipt begun(const Charge& charge, const ReceiptTexts& texts)
{
    Receipt receipt;
    receipt.id = texts.id;
    receipt.number = texts.number;
    receipt.made = texts.made;
    receipt.charge = charge.id;
    receipt.office = text(texts.office, officeLettersMax);
    receipt.businessNumber = text(texts.businessNumber, officeLettersMax);
    receipt.desk = text(texts.desk, officeLettersMax);
    receipt.staff = text(texts.staff, officeLettersMax);
    receipt.billKind = text(texts.billKind);
    receipt.bill = text(charge.bill, billCharactersMax);
    receipt.deskMade = charge.deskNumber != 0;
    receipt.chargeKind = charge.kind;
    receipt.rest = charge.rest;
    receipt.payer = maskedName(text(texts.payer));
    receipt.lines = charge.lines;
    receipt.training = texts.training;
    receipt.demo = texts.demo;
    return receipt;
}

CardPart cardOf(const Attempt& attempt, const ReceiptTexts& texts)
{
    CardPart card;
    card.amount = attempt.taken.value_or(attempt.amount);
    card.brand = text(texts.brand, officeLettersMax);
    card.lastFour = lastFourOf(texts.lastFour);
    card.approval = text(attempt.approval);
    if (const auto approved = parseRfc3339(attempt.poiTime))
        card.approved = *approved;
    else if (attempt.asked)
        card.approved = attempt.asked->wall;
    card.terminal = text(attempt.poi);
    card.reference = text(attempt.poiTransaction.isEmpty() ? attempt.transaction : attempt.poiTransaction);
    return card;
}

/// What an attempt to pay lets a paper say; nothing where nothing was taken.
std::optional<ReceiptKind> kindOf(State state)
{
    switch (state) {
    case State::Approved:
        return ReceiptKind::Receipt;
    case State::StoredOffline:
        return ReceiptKind::Slip;
    case State::Sending:
    case State::InDoubt:
    case State::NotFoundWatched:
    case State::Review:
        return ReceiptKind::Notice;
    case State::Prepared:
    case State::Declined:
    case State::NotSent:
        return std::nullopt;
    }
    return std::nullopt;
}

QString maskedWord(const QString& word)
{
    if (word.size() < 2)
        return word;
    const qsizetype shownAtEnd = word.size() > 2 ? 1 : 0;
    return word.first(1) + QString(word.size() - 1 - shownAtEnd, u'*') + word.last(shownAtEnd);
}

/// "천이백삼십사", of 1 to 9999. A one is said only in the last place.
QString spokenGroup(int group)
{
    static constexpr std::array<const char16_t*, 10> digits{
        u"", u"일", u"이", u"삼", u"사", u"오", u"육", u"칠", u"팔", u"구"};
    static constexpr std::array<const char16_t*, 4> places{u"천", u"백", u"십", u""};
    QString spoken;
    int place = 1000;
    for (const char16_t* name : places) {
        const int digit = group / place % 10;
        if (digit > 1 || (digit == 1 && place == 1))
            spoken += QString::fromUtf16(digits[static_cast<std::size_t>(digit)]);
        if (digit > 0)
            spoken += QString::fromUtf16(name);
        place /= 10;
    }
    return spoken;
}

} // namespace

Result<Receipt> receiptOf(const Charge& charge, const Attempt* payment, const ReceiptTexts& texts)
{
    if (const auto checked = check(charge); !checked)
        return checked.fault();
    Receipt receipt = begun(charge, texts);
    receipt.amount = charge.amount;
    receipt.cash = texts.cash;
    const auto kind = payment ? kindOf(payment->state) : std::optional(ReceiptKind::Receipt);
    if (!kind || (payment && (payment->kind != AttemptKind::Payment || payment->charge != charge.id)))
        return ReceiptFault::NothingToPrint;
    receipt.kind = *kind;
    if (payment) {
        receipt.attempt = payment->serviceId;
        receipt.card = cardOf(*payment, texts);
    }
    if (receipt.kind == ReceiptKind::Notice) { // nothing of it is known yet but what was asked for
        receipt.card.amount = payment->amount;
        receipt.card.approval.clear();
        receipt.card.approved = payment->asked ? std::optional(payment->asked->wall) : std::nullopt;
    }
    const bool known = receipt.kind != ReceiptKind::Notice && payment && payment->taken;
    const Won paid = receipt.card.amount + receipt.cash.amount;
    if (receipt.cash.amount < Won{} || (paid != charge.amount && !known))
        return ReceiptFault::NothingToPrint;
    receipt.amount = paid;
    return receipt;
}

Result<Receipt> givenBackOf(const Charge& charge, const Attempt& reversal, const ReceiptTexts& texts)
{
    if (reversal.kind != AttemptKind::Reversal || reversal.state != State::Approved || reversal.charge != charge.id)
        return ReceiptFault::NothingToPrint;
    Receipt receipt = begun(charge, texts);
    receipt.kind = ReceiptKind::GivenBack;
    receipt.attempt = reversal.serviceId;
    receipt.card = cardOf(reversal, texts);
    receipt.card.amount = receipt.amount = reversal.amount;
    receipt.reason = text(reversal.reason);
    receipt.originalNumber = text(texts.originalNumber);
    if (reversal.amount != charge.amount)
        receipt.lines.clear(); // of a part of the sum nobody can say which lines it was
    return receipt;
}

Result<Receipt> cashGivenBackOf(const Charge& charge, Won back, const QString& reason, const ReceiptTexts& texts)
{
    if (back <= Won{} || back > charge.amount)
        return ReceiptFault::NothingToPrint;
    Receipt receipt = begun(charge, texts);
    receipt.kind = ReceiptKind::GivenBack;
    receipt.amount = receipt.cash.amount = back;
    receipt.reason = text(reason);
    receipt.originalNumber = text(texts.originalNumber);
    if (back != charge.amount)
        receipt.lines.clear();
    return receipt;
}

QString receiptNumber(const QString& desk, qint64 number)
{
    constexpr int digits = 6;
    return QStringLiteral("%1-%2").arg(desk).arg(number, digits, 10, QLatin1Char('0'));
}

QString maskedName(const QString& name)
{
    QStringList words;
    for (const QString& word : name.split(u' ', Qt::SkipEmptyParts))
        words.append(maskedWord(word));
    return words.join(u' ');
}

QString lastFourOf(const QString& digits)
{
    constexpr qsizetype four = 4;
    const bool plain = digits.size() == four
        && std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return plain ? digits : QString();
}

QString spokenWon(Won amount)
{
    constexpr qint64 groupSize = 10'000;
    if (amount.value < 0 || amount > wonMax)
        return {};
    if (amount.value == 0)
        return QStringLiteral("영 원");
    const int high = static_cast<int>(amount.value / groupSize), low = static_cast<int>(amount.value % groupSize);
    QStringList parts;
    if (high > 0)
        parts.append((high == 1 ? QString() : spokenGroup(high)) + QStringLiteral("만"));
    if (low > 0)
        parts.append(spokenGroup(low));
    return parts.join(u' ') + QStringLiteral(" 원");
}

} // namespace naru::payments
