// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/judge.h"

#include "app/crypto/hash.h"

namespace naru::test {

using namespace payments;

namespace {

constexpr std::array names{"approves", "declines", "refuses connection", "loses request", "loses answer",
    "loses refusal", "answers late", "is silent, taken", "is silent, not taken", "breaks seal", "answers for another",
    "replays old answer", "takes other amount", "takes part", "stores, then paid", "stores, then declined",
    "forgets at reboot", "forgets at unseen reboot", "answers twice", "repeats not found", "is slow",
    "approves after abort", "aborts in time", "runs, then approves", "runs, then declines", "is busy",
    "refuses unheard of", "has no status, taken", "has no status, not taken", "other currency", "runs, then forgets",
    "forgets silently", "declines yet takes", "takes twice"};
static_assert(names.size() == static_cast<std::size_t>(Plays::Last) + 1);

/// What moves at the acquirer when the request arrives.
Won takenBy(Plays plays, Won amount)
{
    switch (plays) {
    case Plays::Declines:
    case Plays::RefusesConnection:
    case Plays::LosesRequest:
    case Plays::LosesRefusal:
    case Plays::IsSilentNotTaken:
    case Plays::ReplaysOldAnswer:
    case Plays::StoresThenDeclined:
    case Plays::RepeatsNotFound:
    case Plays::IsSlow: // later
    case Plays::AbortsInTime:
    case Plays::RunsThenApproves: // later
    case Plays::RunsThenDeclines:
    case Plays::IsBusy:
    case Plays::HasNoStatusNotTaken:
        return Won{0};
    case Plays::TakesOtherAmount:
        return amount - Won{1};
    case Plays::TakesPart:
        return Won{amount.value / 2};
    case Plays::TakesTwice:
        return amount + amount;
    default:
        return amount;
    }
}

} // namespace

const char* nameOf(Plays plays)
{
    return names[static_cast<std::size_t>(plays)];
}

QByteArray Judge::newHash()
{
    return crypto::sha256("word " + QByteArray::number(++m_words));
}

Evidence Judge::bare(const Attempt& attempt, EvidenceKind kind, Source source)
{
    Evidence evidence;
    evidence.kind = kind;
    evidence.source = source;
    evidence.hash = newHash();
    evidence.serviceId = attempt.serviceId;
    evidence.poi = attempt.poi;
    evidence.transaction = attempt.transaction;
    const auto plays = m_books.value(attempt.serviceId).plays;
    evidence.boot = plays == Plays::ForgetsAtReboot ? BootWatch::Broken
        : plays == Plays::ForgetsAtUnseenReboot     ? BootWatch::Unobserved
                                                    : BootWatch::Unbroken;
    return evidence;
}

Evidence Judge::word(const Attempt& attempt, Outcome outcome, Source source)
{
    Evidence evidence = bare(attempt, EvidenceKind::Answer, source);
    const Book& book = m_books[attempt.serviceId];
    evidence.outcome = outcome;
    const bool twice = book.plays == Plays::TakesTwice;
    evidence.amount = book.plays == Plays::StoresThenDeclined || twice ? attempt.amount : book.charged;
    evidence.currency = book.plays == Plays::OtherCurrency ? QStringLiteral("USD") : QStringLiteral("KRW");
    evidence.approval = QStringLiteral("A") + attempt.serviceId.last(4);
    evidence.poiTransaction = QStringLiteral("T") + attempt.serviceId;
    evidence.poiTime = QStringLiteral("2026-11-20T09:00:00+09:00");
    evidence.offline = book.plays == Plays::StoresThenPaid || book.plays == Plays::StoresThenDeclined;
    return evidence;
}

Evidence Judge::word(const Attempt& attempt, const char* condition, Source source)
{
    Evidence evidence = bare(attempt, EvidenceKind::Answer, source);
    evidence.outcome = Outcome::Failure;
    evidence.condition = QLatin1StringView(condition);
    return evidence;
}

Capabilities Judge::capabilities(Plays plays) const
{
    Capabilities can;
    can.canStatus = plays != Plays::HasNoStatusTaken && plays != Plays::HasNoStatusNotTaken;
    can.canAbort = can.canReverse = can.canStatus;
    can.observesBoot = plays != Plays::ForgetsAtUnseenReboot;
    return can;
}

std::vector<Evidence> Judge::saidAtOnce(const Attempt& attempt, Plays plays)
{
    Evidence lost;
    lost.kind = EvidenceKind::ConnectionLost;
    lost.source = Source::Direct;
    switch (plays) {
    case Plays::Approves:
    case Plays::TakesOtherAmount:
    case Plays::StoresThenPaid:
    case Plays::StoresThenDeclined:
    case Plays::ApprovesAfterAbort:
    case Plays::TakesTwice:
    case Plays::OtherCurrency:
        return {word(attempt, Outcome::Success, Source::Direct)};
    case Plays::AnswersTwice:
        return std::vector<Evidence>(2, word(attempt, Outcome::Success, Source::Direct));
    case Plays::TakesPart:
        return {word(attempt, Outcome::Partial, Source::Direct)};
    case Plays::Declines:
    case Plays::DeclinesYetTakes:
        return {word(attempt, "Refusal", Source::Direct)};
    case Plays::AbortsInTime:
        return {word(attempt, "Aborted", Source::Direct)};
    case Plays::IsBusy:
        return {word(attempt, "Busy", Source::Direct)};
    case Plays::RefusesUnheardOf:
        return {word(attempt, "Weather", Source::Direct)};
    case Plays::BreaksSeal:
        return {bare(attempt, EvidenceKind::Unusable, Source::Direct)};
    case Plays::AnswersForAnother: {
        Evidence foreign = word(attempt, Outcome::Success, Source::Direct);
        foreign.serviceId = QStringLiteral("ZZ00000009");
        foreign.transaction = QStringLiteral("ZZ00000009-ffffffff");
        return {foreign, lost};
    }
    case Plays::ReplaysOldAnswer: {
        Evidence old = m_old.hash.isEmpty() ? word(attempt, Outcome::Success, Source::Direct) : m_old;
        if (m_old.hash.isEmpty())
            old.transaction = QStringLiteral("AA00000000-00000000"); // the ServiceID came round again
        old.amount = attempt.amount;
        return {old, lost};
    }
    default:
        return {lost};
    }
}

std::vector<Evidence> Judge::pay(const Attempt& attempt, Plays plays)
{
    Book& book = m_books[attempt.serviceId];
    book.asked = attempt;
    book.plays = plays;
    if (plays == Plays::RefusesConnection)
        return {bare(attempt, EvidenceKind::NothingLeft, Source::Direct)};
    ++book.requests;
    book.charged += takenBy(plays, attempt.amount);
    book.times = book.charged > Won{0} ? (plays == Plays::TakesTwice ? 2 : 1) : 0;
    const std::vector<Evidence> words = saidAtOnce(attempt, plays);
    for (const Evidence& each : words) {
        if (each.kind == EvidenceKind::Answer && each.serviceId == attempt.serviceId)
            m_old = each;
    }
    return words;
}

std::vector<Evidence> Judge::status(const Attempt& attempt)
{
    Book& book = m_books[attempt.serviceId];
    const int asked = book.statusAsked++;
    const auto notFound = [&] { return std::vector{bare(attempt, EvidenceKind::NotFound, Source::Status)}; };
    const auto success = [&] { return std::vector{word(attempt, Outcome::Success, Source::Status)}; };
    switch (book.requests == 0 ? Plays::LosesRequest : book.plays) {
    case Plays::LosesRequest:
    case Plays::ReplaysOldAnswer:
    case Plays::ForgetsAtReboot:
    case Plays::ForgetsAtUnseenReboot:
    case Plays::ForgetsSilently:
        return notFound();
    case Plays::RepeatsNotFound: { // one answer, carried twice; then the request arrives after all
        Evidence same = bare(attempt, EvidenceKind::NotFound, Source::Status);
        same.hash = crypto::sha256("the one not-found of " + attempt.serviceId.toLatin1());
        if (asked < 2)
            return {same};
        book.charged = attempt.amount;
        book.times = 1;
        return success();
    }
    case Plays::IsSlow:
        if (asked == 0)
            return notFound();
        book.charged = attempt.amount;
        book.times = 1;
        return success();
    case Plays::RunsThenApproves:
    case Plays::RunsThenDeclines:
    case Plays::RunsThenForgets:
        if (asked == 0)
            return {bare(attempt, EvidenceKind::InProgress, Source::Status)};
        if (book.plays == Plays::RunsThenForgets)
            return notFound();
        if (book.plays == Plays::RunsThenDeclines)
            return {word(attempt, "Cancel", Source::Status)};
        book.charged = attempt.amount;
        book.times = 1;
        return success();
    case Plays::Declines:
    case Plays::LosesRefusal:
    case Plays::DeclinesYetTakes:
        return {word(attempt, "Refusal", Source::Status)};
    case Plays::AbortsInTime:
        return {word(attempt, "Aborted", Source::Status)};
    case Plays::IsBusy:
        return {word(attempt, "Busy", Source::Status)};
    case Plays::TakesPart:
        return {word(attempt, Outcome::Partial, Source::Status)};
    case Plays::AnswersLate:
    case Plays::IsSilentTaken:
    case Plays::IsSilentNotTaken:
    case Plays::HasNoStatusTaken:
    case Plays::HasNoStatusNotTaken:
    case Plays::RefusesConnection:
        return {};
    default:
        return success();
    }
}

std::vector<Evidence> Judge::late(const Attempt& attempt)
{
    if (!m_books.contains(attempt.serviceId) || m_books[attempt.serviceId].plays != Plays::AnswersLate)
        return {};
    return {word(attempt, Outcome::Success, Source::Callback)};
}

void Judge::endOfDay()
{
    for (Book& book : m_books) {
        const bool runs = book.plays == Plays::RepeatsNotFound || book.plays == Plays::IsSlow
            || book.plays == Plays::RunsThenApproves;
        if (!runs || book.requests == 0 || book.times > 0)
            continue;
        book.charged = book.asked.amount;
        book.times = 1;
    }
}

std::vector<Evidence> Judge::file(const Attempt& attempt) const
{
    const Book book = m_books.value(attempt.serviceId);
    std::vector<Evidence> lines;
    Evidence line;
    line.kind = EvidenceKind::Line;
    line.source = Source::File;
    line.transaction = attempt.transaction;
    line.currency = QStringLiteral("KRW");
    line.approval = QStringLiteral("A") + attempt.serviceId.last(4);
    line.poiTransaction = QStringLiteral("T") + attempt.serviceId;
    for (int i = 0; i < book.times; ++i) {
        line.outcome = Outcome::Success;
        line.amount = Won{book.charged.value / book.times};
        line.hash = crypto::sha256("line " + attempt.serviceId.toLatin1() + ' ' + QByteArray::number(i));
        lines.push_back(line);
    }
    if (book.plays == Plays::StoresThenDeclined && book.requests > 0) {
        line.outcome = Outcome::Failure;
        line.amount.reset();
        line.hash = crypto::sha256("line " + attempt.serviceId.toLatin1() + " declined");
        lines.push_back(line);
    }
    return lines;
}

QByteArray Judge::fingerprint() const
{
    QByteArray text = QByteArray::number(m_words) + m_old.hash + m_old.serviceId.toLatin1();
    for (auto each = m_books.cbegin(); each != m_books.cend(); ++each) {
        text += '|' + each.key().toLatin1();
        for (const qint64 number : {qint64(each->plays), qint64(each->requests), each->charged.value,
                 qint64(each->times), qint64(each->statusAsked)})
            text += ',' + QByteArray::number(number);
    }
    return text;
}

int Judge::requests() const
{
    int sum = 0;
    for (const Book& book : m_books)
        sum += book.asked.kind == AttemptKind::Payment ? book.requests : 0;
    return sum;
}

Won Judge::charged() const
{
    Won sum;
    for (const Book& book : m_books)
        sum += book.asked.kind == AttemptKind::Payment ? book.charged : -book.charged;
    return sum;
}

} // namespace naru::test
