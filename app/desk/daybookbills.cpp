// SPDX-License-Identifier: GPL-3.0-or-later
// The same bill at another desk of the centre.
#include "app/codec/cbor.h"
#include "app/desk/daybookimpl.h"

namespace naru::desk {

using namespace payments;

namespace {
constexpr QLatin1StringView keyName("centre.bills");
}

void DayBookImpl::loadBillKey()
{
    if (auto stored = m_desk.keyStore().load(keyName))
        m_billKey = *std::move(stored);
}

QByteArray DayBookImpl::digestOf(const QString& bill) const
{
    return m_billKey.isEmpty() ? QByteArray() : payments::digestOf(m_billKey.view(), bill);
}

QByteArray DeskImpl::billDigest(const QString& bill) const
{
    return m_dayBook ? m_dayBook->digestOf(bill) : QByteArray();
}

void DayBookImpl::shareBills(const QString& centreCode, Done done)
{
    if (const auto may = m_desk.mayAdminister(); !may)
        return done(may);
    m_desk.runAside([this, centreCode, done] {
        auto key = std::make_shared<Result<crypto::Secret>>(billKeyOf(centreCode)); // as long as five frames
        const auto keep = [this, key, done] {
            if (!*key)
                return done(key->fault());
            if (const auto kept = m_desk.keyStore().store(keyName, **key); !kept)
                return done(kept);
            loadBillKey();
            m_came.clear();
            done({});
        };
        QMetaObject::invokeMethod(this, keep, Qt::QueuedConnection);
    });
}

namespace {

/// Whether this record was ever put back to an older state; looks at what is new since it looked last.
Result<bool> wasRestored(storage::Database& database, DayBookImpl::RestoreLook& look)
{
    const std::scoped_lock lock(look.mutex);
    if (look.found)
        return true;
    auto select = database.prepare(
        "SELECT coalesce(max(place), 0), coalesce(sum(kind IN (10, 71)), 0) FROM journal WHERE place > ?1");
    if (!select)
        return select.fault();
    if (const auto stepped = select->bind(1, look.upTo).step(); !stepped)
        return stepped.fault();
    look.upTo = std::max(look.upTo, select->integer(0));
    look.found = select->integer(1) > 0;
    return look.found;
}
static_assert(int(naru::Kind::Restored) == 10 && int(naru::Kind::JournalForked) == 71);

} // namespace

void DayBookImpl::takenNow(std::function<void(Result<TakenBills>)> then)
{
    if (m_billKey.isEmpty())
        return then(PaymentFault::NoCentreCode);
    const auto key = std::make_shared<const crypto::Secret>(m_billKey.copy());
    TakenBills ours{m_desk.deviceId(), m_desk.settings().desk, m_desk.now(), {}};
    // What was paid late in the evening is told the next morning too.
    const Instant since = koreanMidnight(koreanDate(ours.made)) - payments::billsToldBack;
    ask<TakenBills>(
        [key, ours, since, look = m_restoreLook](storage::Database& database) mutable -> Result<TakenBills> {
            const auto restored = wasRestored(database, *look);
            if (!restored)
                return restored.fault();
            ours.mayEnd = !*restored;
            return takenBills(database, key->view(), ours, since);
        },
        then);
}

void DayBookImpl::tellBills(std::function<void(Result<QByteArray>)> then)
{
    takenNow([this, then](const Result<TakenBills>& bills) {
        then(bills ? Result<QByteArray>(bytesOf(*bills, m_billKey.view())) : bills.fault());
    });
}

void DayBookImpl::hearBills(const QByteArray& told, HeardThen then)
{
    if (const auto may = m_desk.mayServe(); !may)
        return then(may.fault());
    if (m_billKey.isEmpty())
        return then(PaymentFault::NoCentreCode);
    const auto text = bytesOfText(told);
    const auto bills = takenBillsOf(text ? *text : told, m_billKey.view());
    if (!bills)
        return then(bills.fault());
    if (bills->desk == m_desk.deviceId())
        return then(PaymentFault::BadDigests); // our own
    keepHeard(believed(*bills, m_desk.now()), then);
}

void DayBookImpl::keepHeard(const TakenBills& bills, HeardThen then)
{
    const HeardDesk desk{bills.name, bills.made, int(bills.bills.size())};
    const auto heard = [this, desk, then](const Result<void>& written) {
        then(written ? Result<HeardDesk>(desk) : written.fault());
        if (written)
            Q_EMIT billsHeard(desk);
    };
    using News = std::optional<BillNews>;
    ask<News>([bills](storage::Database& database) { return newsOf(database, bills); },
        [this, heard](const Result<News>& news) {
            if (!news || !*news)
                return heard(news ? Result<void>() : news.fault());
            const Record said = recordOf(**news, m_desk.staffId());
            record({said.kind, said.schema, said.body}, {}, heard);
        });
}

void DayBookImpl::heardDesks(std::function<void(QList<HeardDesk>)> then)
{
    ask<QList<HeardDesk>>([](storage::Database& database) { return payments::heardDesks(database); },
        [then](const Result<QList<HeardDesk>>& desks) { then(desks ? *desks : QList<HeardDesk>()); });
}

void DayBookImpl::whoTook(const QString& bill, std::function<void(std::optional<Elsewhere>)> then)
{
    const QByteArray digest = digestOf(bill.trimmed());
    if (digest.isEmpty())
        return then(std::nullopt);
    using Taken = std::optional<Elsewhere>;
    ask<Taken>([digest](storage::Database& database) { return takenElsewhere(database, digest); },
        [then](const Result<Taken>& taken) { then(taken ? *taken : Taken()); });
}

bool DayBookImpl::takeCode(const QByteArray& code)
{
    const auto refuse = [this](const Fault& fault) {
        Q_EMIT billsRefused(fault);
        return true;
    };
    const auto hear = [this](const QByteArray& told) {
        hearBills(told, [this](const Result<HeardDesk>& heard) {
            if (heard)
                return;
            if (!heard.fault().is(PaymentFault::BadDigests) && !heard.fault().is(PaymentFault::MovedMeanwhile))
                m_came.clear(); // the same codes may be taken once somebody has signed in
            Q_EMIT billsRefused(heard.fault());
        });
        return true;
    };
    if (code.startsWith(billsTextPrefix))
        return hear(code);
    if (!code.toLower().startsWith("ur:" + billsUrType.toByteArray() + '/'))
        return false;
    const auto state = m_coming.take(code);
    if (!state)
        return refuse(PaymentFault::BadDigests);
    if (m_coming.message() == m_came && !m_came.isEmpty())
        return true; // it is still shown
    if (*state != codec::UrDecoder::State::Done) {
        Q_EMIT billsComing(m_coming.known(), m_coming.wanted());
        return true;
    }
    m_came = m_coming.message();
    const auto item = codec::CborDocument::parse(m_came);
    const auto told = item ? (*item)->root().toBytes() : std::nullopt;
    return told ? hear(QByteArray(told->constData(), told->size())) : refuse(PaymentFault::BadDigests);
}

} // namespace naru::desk
