// SPDX-License-Identifier: GPL-3.0-or-later
// The same bill at another desk of the centre.
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
            done({});
        };
        QMetaObject::invokeMethod(this, keep, Qt::QueuedConnection);
    });
}

void DayBookImpl::tellBills(std::function<void(Result<QByteArray>)> then)
{
    if (m_billKey.isEmpty())
        return then(PaymentFault::NoCentreCode);
    const auto key = std::make_shared<const crypto::Secret>(m_billKey.copy());
    const QByteArray desk = m_desk.deviceId();
    const Instant now = m_desk.now(), midnight = koreanMidnight(koreanDate(now));
    ask<QByteArray>(
        [key, desk, midnight, now](storage::Database& database) -> Result<QByteArray> {
            const auto bills = takenBills(database, key->view(), desk, midnight, now);
            return bills ? Result<QByteArray>(bytesOf(*bills, key->view())) : bills.fault();
        },
        then);
}

void DayBookImpl::hearBills(const QByteArray& told, Done done)
{
    if (m_billKey.isEmpty())
        return done(PaymentFault::NoCentreCode);
    const auto text = bytesOfQrText(told);
    const auto bills = takenBillsOf(text ? *text : told, m_billKey.view());
    if (!bills)
        return done(bills.fault());
    if (bills->desk == m_desk.deviceId())
        return done(PaymentFault::BadDigests); // our own
    const Record heard = recordOf(*bills, m_desk.staffId());
    record({heard.kind, heard.schema, heard.body}, {}, done);
}

} // namespace naru::desk
