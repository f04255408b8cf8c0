// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/till.h"

#include "app/crypto/hash.h"

namespace naru::test {

using namespace payments;

Charge Till::chargeFor(const QString& bill, Won amount)
{
    Charge charge;
    charge.id = crypto::sha256(bill.toUtf8()).first(idBytes);
    charge.bill = bill;
    charge.amount = amount;
    charge.lines = {{QStringLiteral("등본"), amount}};
    charge.by = clerk;
    return charge;
}

Result<void> Till::append(const Record& record)
{
    auto appended = m_log.append(record);
    m_mark();
    return appended;
}

Result<void> Till::open(const Charge& charge)
{
    return append(recordOf(charge));
}

QByteArray Till::requestFor(const QString& serviceId)
{
    return "request " + serviceId.toLatin1();
}

Result<Asking> Till::asking(Plays plays, const QString& poi)
{
    qint64 last = 0;
    const auto asked = m_log.query([&](storage::Database& database) -> Result<void> {
        const auto number = lastServiceNumber(database);
        if (!number)
            return number.fault();
        last = *number;
        return {};
    });
    if (!asked)
        return asked.fault();
    Asking asking;
    asking.serviceId = serviceIdOf(m_desk, last + 1);
    asking.poi = poi;
    asking.driver = QStringLiteral("judge");
    asking.requestHash = crypto::sha256(requestFor(asking.serviceId));
    asking.capabilities = m_world.judge.capabilities(plays);
    asking.collector = clerk;
    return asking;
}

Result<QString> Till::prepare(const Charge& charge, Plays plays, const QString& poi)
{
    const auto asked = asking(plays, poi);
    if (!asked)
        return asked.fault();
    const Attempt attempt = paymentOf(charge, *asked);
    if (const auto appended = append(recordOf(attempt)); !appended)
        return appended.fault();
    return attempt.serviceId;
}

Result<Attempt> Till::arm(const QString& serviceId)
{
    const QByteArray request = requestFor(serviceId);
    if (const auto ready = learn(serviceId, requestReady(crypto::sha256(request), m_world.now)); !ready)
        return ready.fault();
    const auto committed = attempt(serviceId);
    if (!committed)
        return committed.fault();
    auto permit = Permit::of(*committed, request);
    if (!permit)
        return permit.fault();
    permit->take();
    m_mark();
    return committed;
}

Result<void> Till::send(const QString& serviceId, Plays plays)
{
    const auto committed = arm(serviceId);
    if (!committed)
        return committed.fault();
    const auto words = m_world.judge.pay(*committed, plays);
    m_mark();
    for (const Evidence& word : words) {
        if (auto learnt = learn(serviceId, word); !learnt)
            return learnt;
    }
    return {};
}

Result<QString> Till::pay(const Charge& charge, Plays plays, const QString& poi)
{
    const auto prepared = prepare(charge, plays, poi);
    if (!prepared)
        return prepared;
    if (const auto sent = send(*prepared, plays); !sent)
        return sent.fault();
    return *prepared;
}

Result<QString> Till::prepareReversal(const QString& original, const Refund& refund, Plays plays)
{
    const auto paid = attempt(original);
    const auto asked = asking(plays, terminal);
    if (!paid || !asked)
        return !paid ? paid.fault() : asked.fault();
    const auto wanted = reversalOf(*paid, paid->givenBack, refund, *asked, m_world.now);
    if (!wanted)
        return wanted.fault();
    if (const auto appended = append(recordOf(*wanted)); !appended)
        return appended.fault();
    return wanted->serviceId;
}

Result<QString> Till::giveBack(const QString& original, const Refund& refund, Plays plays)
{
    const auto prepared = prepareReversal(original, refund, plays);
    if (!prepared)
        return prepared;
    if (const auto sent = send(*prepared, plays); !sent)
        return sent.fault();
    return *prepared;
}

Result<void> Till::learn(const QString& serviceId, const Evidence& learnt)
{
    const auto known = attempt(serviceId);
    if (!known)
        return known.fault();
    Evidence evidence = learnt;
    evidence.at = m_world.now;
    for (const Move& move : decide(*known, evidence, known->capabilities, m_world.now).moves(*known, evidence)) {
        if (auto appended = append(recordOf(move)); !appended)
            return appended;
    }
    return {};
}

Result<void> Till::recover()
{
    const auto open = undecided();
    if (!open)
        return open.fault();
    for (const Move& move : recovery(*open, m_world.now)) {
        if (auto appended = append(recordOf(move)); !appended)
            return appended;
    }
    QList<PaperEvent> begun;
    const auto asked = m_log.query([&](storage::Database& database) -> Result<void> {
        const auto found = interruptedPrints(database);
        begun = found ? *found : begun;
        return found ? Result<void>() : found.fault();
    });
    if (!asked)
        return asked;
    for (PaperEvent& printing : begun) {
        printing.step = lookedAt(printing);
        printing.by = clerk;
        if (auto appended = append(recordOf(printing)); !appended)
            return appended;
    }
    return {};
}

/// What a person sees who is asked whether the paper came out.
PaperStep Till::lookedAt(const PaperEvent& printing) const
{
    for (const Sheet& sheet : m_world.sheets) {
        if (sheet.receipt == printing.receipt && sheet.copy == printing.copy)
            return sheet.isWhole ? PaperStep::Printed : PaperStep::HalfPrinted;
    }
    return PaperStep::PrintUnsure;
}

Result<void> Till::askAll()
{
    const auto open = undecided();
    if (!open)
        return open.fault();
    for (const Attempt& attempt : *open) {
        std::vector<Evidence> words = m_world.judge.late(attempt);
        if (attempt.state == State::InDoubt && attempt.capabilities.canStatus) {
            const auto asked = m_world.judge.status(attempt);
            words.insert(words.end(), asked.begin(), asked.end());
        }
        m_mark();
        for (const Evidence& word : words) {
            if (auto learnt = learn(attempt.serviceId, word); !learnt)
                return learnt;
        }
    }
    return {};
}

Result<void> Till::readFile()
{
    const auto books = m_world.judge.books();
    for (const QString& serviceId : books.keys()) {
        const auto known = attempt(serviceId);
        if (!known)
            return known.fault();
        for (const Evidence& line : m_world.judge.file(*known)) {
            if (auto learnt = learn(serviceId, line); !learnt)
                return learnt;
        }
    }
    return {};
}

/// In as few notes and coins as there can be.
static QList<Pile> pilesOf(Won won)
{
    QList<Pile> piles;
    for (const qint64 kind : denominations) {
        if (const qint64 count = won.value / kind)
            piles.append({kind, static_cast<int>(count)});
        won.value %= kind;
    }
    return piles;
}

Result<void> Till::openDrawer(Won counted)
{
    return count(ShiftStep::Opened, counted);
}

Result<void> Till::count(ShiftStep what, Won counted, const QString& reason, qint64 next)
{
    return append(recordOf(ShiftChange{what, clerk, next, pilesOf(counted), reason, m_world.now.wall}));
}

Result<void> Till::takeCash(const Charge& charge, Won tendered)
{
    return append(
        recordOf(CashMove{CashKind::Taken, charge.id, charge.amount, tendered, clerk, 0, {}, m_world.now.wall}));
}

Result<void> Till::moveCash(CashKind kind, Won amount, const QByteArray& charge, qint64 approver)
{
    return append(
        recordOf(CashMove{kind, charge, amount, {}, clerk, approver, QStringLiteral("까닭"), m_world.now.wall}));
}

Result<Attempt> Till::attempt(const QString& serviceId)
{
    std::optional<Attempt> found;
    const auto asked = m_log.query([&](storage::Database& database) -> Result<void> {
        auto one = payments::attempt(database, serviceId);
        if (!one)
            return one.fault();
        found = *std::move(one);
        return {};
    });
    if (!asked)
        return asked.fault();
    return found ? Result<Attempt>(*found) : PaymentFault::UnknownAttempt;
}

Result<QList<Attempt>> Till::attempts(const QByteArray& charge)
{
    QList<Attempt> found;
    const auto asked = m_log.query([&](storage::Database& database) -> Result<void> {
        auto all = attemptsOf(database, charge);
        if (!all)
            return all.fault();
        found = *std::move(all);
        return {};
    });
    if (!asked)
        return asked.fault();
    return found;
}

Result<QList<Attempt>> Till::undecided()
{
    QList<Attempt> found;
    const auto asked = m_log.query([&](storage::Database& database) -> Result<void> {
        auto all = payments::undecided(database);
        if (!all)
            return all.fault();
        found = *std::move(all);
        return {};
    });
    if (!asked)
        return asked.fault();
    return found;
}

} // namespace naru::test
