// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/paymentday.h"

#include <QSet>

namespace naru::test {

using namespace payments;

namespace {

constexpr std::array rounds{std::chrono::seconds(1), std::chrono::seconds(160), std::chrono::seconds(160)};

const Refund refund{ReversalKind::SameDayCancel, Won{15'000}, Till::second, QStringLiteral("손님이 취소")};

struct Found {
    QList<Attempt> attempts;
    Legs books, held;
    Result<void> evidence;
};

Result<Found> look(Till& till, const Charge& charge)
{
    Found found;
    const auto asked = till.log().query([&](storage::Database& database) -> Result<void> {
        const auto attempts = attemptsOf(database, charge.id);
        const auto books = balances(database), held = pending(database);
        if (!attempts || !books || !held)
            return !attempts ? attempts.fault() : !books ? books.fault() : held.fault();
        found = {*attempts, *books, *held, verifyEvidence(database)};
        return {};
    });
    if (!asked)
        return asked.fault();
    return found;
}

/// One attempt against what really happened; empty: nothing is wrong with it.
QByteArray wrongWith(const Attempt& attempt, const Judge::Book& book)
{
    if (book.requests > 1)
        return "asked twice with one ServiceID";
    if (book.requests > 0 && (attempt.state == State::Prepared || attempt.state == State::NotSent))
        return "NOT_SENT, but it left";
    if (isOpen(attempt.state) && attempt.state != State::InDoubt)
        return "left open";
    if (attempt.state == State::Approved && book.charged < attempt.amount)
        return "a green tick without its money";
    const bool told = attempt.state == State::Approved || attempt.finding != Finding::None;
    if (book.charged > Won{0} && !told)
        return "money that nobody is told of";
    if (book.charged > attempt.amount && attempt.finding == Finding::None)
        return "taken twice, and nobody is told";
    if (attempt.settled != book.charged)
        return "the file says another sum";
    return {};
}

bool isTrue(ReceiptKind kind, const Attempt& about)
{
    const bool pays = about.kind == AttemptKind::Payment;
    switch (kind) {
    case ReceiptKind::Receipt:
        return pays && about.state == State::Approved;
    case ReceiptKind::GivenBack:
        return !pays && about.state == State::Approved;
    default: // what was waiting may have been decided meanwhile
        return pays;
    }
}

/// What is wrong with the papers; empty: each that is due came out whole, once without a mark, and says what is so.
QByteArray wrongPapers(const QList<IssuedReceipt>& papers, const Found& found, const QList<Sheet>& sheets)
{
    for (const Sheet& sheet : sheets) {
        if (std::none_of(papers.begin(), papers.end(),
                [&](const IssuedReceipt& one) { return one.receipt.id == sheet.receipt; }))
            return "a paper that nobody wrote down";
    }
    QSet<QString> told;
    for (const IssuedReceipt& one : papers) {
        const auto about = std::find_if(found.attempts.begin(), found.attempts.end(),
            [&](const Attempt& each) { return each.serviceId == one.receipt.attempt; });
        if (about == found.attempts.end() || !isTrue(one.receipt.kind, *about))
            return "a paper that is not so";
        if (about->state == State::Approved && one.receipt.kind != ReceiptKind::Slip)
            told.insert(one.receipt.attempt);
        QSet<int> copies;
        bool whole = false;
        for (const Sheet& sheet : sheets) {
            if (sheet.receipt != one.receipt.id)
                continue;
            if (copies.contains(sheet.copy))
                return "two papers with the same mark";
            copies.insert(sheet.copy);
            whole = whole || sheet.isWhole;
        }
        if (!whole || !one.cameOut())
            return "a paper that never came out";
    }
    for (const Attempt& attempt : found.attempts) {
        if (attempt.state == State::Approved && !told.contains(attempt.serviceId))
            return "approved, and no paper says so";
    }
    return {};
}

} // namespace

std::vector<Plays> allPlays()
{
    const auto shard = qEnvironmentVariable("NARU_SHARD", QStringLiteral("1/1")).split(u'/');
    const int one = shard.value(0).toInt(), of = shard.value(1).toInt();
    if (one < 1 || of < one)
        qFatal("NARU_SHARD is no 2/5");
    std::vector<Plays> all;
    for (int each = one - 1; each <= int(Plays::Last); each += of)
        all.push_back(static_cast<Plays>(each));
    return all;
}

bool isDeep()
{
    return qEnvironmentVariableIsSet("NARU_DEEP");
}

/// Its number among those of its kind counts the turns.
Result<bool> takeTurn(Till& till, const Charge& charge, const Script& script, bool* played)
{
    const auto attempts = till.attempts(charge.id);
    if (!attempts)
        return attempts.fault();
    QList<Attempt> payments, reversals;
    for (const Attempt& one : *attempts)
        (one.kind == AttemptKind::Payment ? payments : reversals).append(one);
    const bool pays = script.kind == AttemptKind::Payment;
    if (payments.size() < 2 && mayAttempt(*attempts)) {
        const Plays plays = !pays ? Plays::Approves : payments.isEmpty() ? script.first : script.second;
        *played = *played || !payments.isEmpty();
        const auto paid = till.pay(charge, plays);
        return paid ? Result<bool>(true) : paid.fault();
    }
    const auto approved = std::find_if(
        payments.begin(), payments.end(), [](const Attempt& one) { return one.state == State::Approved; });
    const bool free
        = std::all_of(reversals.begin(), reversals.end(), [](const Attempt& one) { return leavesFree(one.state); });
    if (pays || approved == payments.end() || reversals.size() >= 2 || !free)
        return false;
    *played = *played || !reversals.isEmpty();
    const auto given = till.giveBack(approved->serviceId, refund, reversals.isEmpty() ? script.first : script.second);
    return given ? Result<bool>(true) : given.fault();
}

Result<void> resolve(Till& till, World& world)
{
    for (const auto& wait : rounds) {
        world.wait(wait);
        if (auto asked = till.askAll(); !asked)
            return asked;
    }
    return {};
}

Result<void> liveOn(Till& till, World& world, const Charge& charge, const Script& script, bool* played)
{
    bool again = false;
    for (;;) {
        const auto took = takeTurn(till, charge, script, played ? played : &again);
        if (!took)
            return took.fault();
        if (!*took)
            break;
        if (auto printed = till.printDue(charge.id); !printed) // nobody waits for what is in doubt elsewhere
            return printed;
        if (auto resolved = resolve(till, world); !resolved)
            return resolved;
        if (auto printed = till.printDue(charge.id); !printed)
            return printed;
    }
    if (auto resolved = resolve(till, world); !resolved)
        return resolved;
    world.judge.endOfDay();
    if (auto read = till.readFile(); !read)
        return read;
    return till.printDue(charge.id);
}

QByteArray judged(Till& till, const World& world, const Charge& charge, const Script& script)
{
    const auto found = look(till, charge);
    if (!found)
        return found.fault().name();
    if (!found->evidence)
        return "the evidence's chain is broken";
    const auto books = world.judge.books();
    for (const QString& serviceId : books.keys()) {
        const auto known = std::find_if(found->attempts.begin(), found->attempts.end(),
            [&](const Attempt& one) { return one.serviceId == serviceId; });
        if (known == found->attempts.end())
            return "asked without an entry";
    }
    int taken = 0, given = 0, requests = 0;
    Won approved, net, held;
    for (const Attempt& attempt : found->attempts) {
        const auto book = books.value(attempt.serviceId);
        if (const QByteArray wrong = wrongWith(attempt, book); !wrong.isEmpty())
            return attempt.serviceId.toLatin1() + ' ' + nameOf(attempt.state) + ": " + wrong;
        const bool pays = attempt.kind == AttemptKind::Payment;
        (pays ? taken : given) += book.times;
        requests += pays ? book.requests : 0;
        const Won sure = attempt.state == State::Approved ? attempt.amount : Won{0};
        approved += pays ? sure : Won{0};
        net += pays ? sure : -sure;
        const bool reserves = attempt.state == State::InDoubt || attempt.state == State::Review
            || attempt.state == State::StoredOffline;
        held += reserves ? attempt.amount : Won{0};
    }
    if (script.isHonest() && (taken > 1 || given > 1))
        return taken > 1 ? "charged twice" : "given back twice";
    if (approved > charge.amount || net < Won{0})
        return "approved twice";
    if (requests != world.judge.requests())
        return "requests nobody knows of";
    if (found->books.value(Account::CardClearing) != world.judge.charged()
        || -found->books.value(Account::Revenue) != net || sumOf(found->books) != Won{0}
        || sumOf(found->held) != Won{0})
        return "the books are not the judge's";
    const Won reserved = found->held.value(Account::Revenue);
    if (std::max(reserved, -reserved) > held)
        return "more is reserved than is undecided";
    const auto papers = till.papers(charge.id);
    return papers ? wrongPapers(*papers, *found, world.sheets) : QByteArray(papers.fault().name());
}

QByteArray textOf(const Result<void>& result)
{
    return result ? QByteArray() : QByteArray(result.fault().name()) + ' ' + result.fault().detail().toUtf8();
}

} // namespace naru::test
