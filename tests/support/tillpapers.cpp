// SPDX-License-Identifier: GPL-3.0-or-later
// The paper of what was taken: drawn up, begun, printed, each in the journal before the next.
#include "app/crypto/hash.h"
#include "tests/support/till.h"

namespace naru::test {

using namespace payments;

QByteArray World::fingerprint() const
{
    QByteArray text = judge.fingerprint();
    for (const Sheet& sheet : sheets)
        text += sheet.receipt + char('0' + sheet.copy) + (sheet.isWhole ? '!' : '?');
    return text;
}

/// The receipt's id and number come of the ServiceID and the tables: a desk that crashed draws up the same paper again.
Result<void> Till::drawUp(const QString& serviceId)
{
    const auto about = attempt(serviceId);
    if (!about)
        return about.fault();
    std::optional<KnownCharge> open;
    ReceiptTexts texts;
    const auto asked = m_log.query([&](storage::Database& database) -> Result<void> {
        const auto number = lastReceiptNumber(database);
        const auto known = payments::charge(database, about->charge);
        if (!number || !known)
            return !number ? number.fault() : known.fault();
        open = *known;
        texts.number = receiptNumber(m_desk, *number + 1);
        return {};
    });
    if (!asked || !open)
        return asked ? Result<void>(PaymentFault::UnknownAttempt) : asked;
    texts.made = m_world.now.wall;
    texts.id = crypto::sha256(serviceId.toUtf8() + payments::nameOf(about->state)).first(idBytes);
    const auto drawn = about->kind == AttemptKind::Payment ? receiptOf(open->charge, &*about, texts)
                                                           : givenBackOf(open->charge, *about, texts);
    return drawn ? append(recordOf(PaperEvent{PaperStep::Drawn, drawn->id, *drawn, 0, clerk})) : drawn.fault();
}

/// PrintBegun is durable before the first dot; half a paper lies there before the whole does.
Result<void> Till::print(const IssuedReceipt& known)
{
    PaperEvent step{PaperStep::PrintBegun, known.receipt.id, {}, known.nextCopy(), clerk};
    if (auto begun = append(recordOf(step)); !begun)
        return begun;
    const auto at = m_world.sheets.size();
    m_world.sheets.append({known.receipt.id, step.copy, false});
    m_mark();
    m_world.sheets[at].isWhole = true;
    m_mark();
    step.step = PaperStep::Printed;
    return append(recordOf(step));
}

Result<QList<IssuedReceipt>> Till::papers(const QByteArray& charge)
{
    QList<IssuedReceipt> found;
    const auto asked = m_log.query([&](storage::Database& database) -> Result<void> {
        const auto all = receiptsOf(database, charge);
        found = all ? *all : found;
        return all ? Result<void>() : all.fault();
    });
    return asked ? Result<QList<IssuedReceipt>>(found) : asked.fault();
}

Result<void> Till::printDue(const QByteArray& charge)
{
    QStringList due;
    const auto look = m_log.query([&](storage::Database& database) -> Result<void> {
        const auto found = receiptsDue(database);
        due = found ? *found : due;
        return found ? Result<void>() : found.fault();
    });
    if (!look)
        return look;
    for (const QString& serviceId : due) {
        if (auto drawn = drawUp(serviceId); !drawn)
            return drawn;
    }
    const auto issued = papers(charge);
    if (!issued)
        return issued.fault();
    for (const IssuedReceipt& one : *issued) {
        if (one.cameOut())
            continue;
        if (auto printed = print(one); !printed)
            return printed;
    }
    return {};
}

} // namespace naru::test
