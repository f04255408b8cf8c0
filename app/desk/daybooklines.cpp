// SPDX-License-Identifier: GPL-3.0-or-later
// What two people say of the acquirer's lines.
#include "app/desk/daybookimpl.h"
#include "app/desk/tillimpl.h"

namespace naru::desk {

using namespace payments;

void DayBookImpl::openLines(LinesThen then)
{
    ask<QList<dayclose::OpenLine>>(
        [](storage::Database& database) { return dayclose::openLines(database); }, std::move(then));
}

void DayBookImpl::explain(const Saying& saying, Done done)
{
    const qint64 first = m_desk.staffId();
    if (!first)
        return done(DeskFault::NotSignedIn);
    if (saying.second == first)
        return done(DeskFault::SamePerson);
    const dayclose::Explanation explanation{
        saying.line, saying.serviceId, saying.what, saying.reason.trimmed(), first, saying.second, m_desk.now()};
    if (const auto good = dayclose::check(explanation); !good)
        return done(good); // before anybody types a PIN
    const QByteArray charge = m_till.m_chargeOf.value(saying.serviceId);
    m_desk.checkPinOf(saying.second, saying.secondPin, SignInEvent::What::Agreed,
        [this, explanation, charge, done](const Result<void>& agreed) {
            if (!agreed)
                return done(agreed);
            const Record said = dayclose::recordOf(explanation);
            record({said.kind, said.schema, said.body}, charge, done);
        });
}

} // namespace naru::desk
