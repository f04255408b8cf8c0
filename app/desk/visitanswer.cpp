// SPDX-License-Identifier: GPL-3.0-or-later
// What a phone answered: judged, written down, and only then shown.
#include "app/desk/visitimpl.h"

#include "app/identity/verify.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace naru::desk {

void VisitImpl::messageReceived(const QByteArray& message)
{
    if (!m_session)
        return;
    if (m_stage != Stage::Asked) { // nothing is asked just now: whatever it says, it is done with us
        endSession();
        return Q_EMIT changed();
    }
    auto answer = m_session->receive(message);
    if (!answer) {
        m_session.reset();
        std::exchange(m_endpoint, nullptr)->send(identity::mdl::ReaderSession::farewell(answer.fault()));
        return breakOff(answer.fault());
    }
    if (!*answer)
        return;
    judge(**answer);
    crypto::wipe(**answer); // names and a portrait, in the clear
}

void VisitImpl::judge(const QByteArray& response)
{
    m_answeredAt = m_desk.now();
    const bool plausible = m_desk.clockState() == identity::ClockState::Plausible;
    m_verdict = identity::verify({response, m_session->transcript(), m_session->readerKey(), asked()},
        {m_desk.trust(), m_desk.now(), plausible, m_purpose.risk});
    if (!nextFallback())
        endSession();
    VerificationRecord record = blankRecord();
    record.overall = m_verdict->overall;
    record.checks = m_verdict->checks;
    record.age = m_verdict->age;
    record.trustAsOf = m_verdict->trustAsOf;
    record.staleList = m_desk.trust().freshness(m_desk.now()) != identity::TrustList::Freshness::Fresh;
    record.statusAsOf = m_verdict->statusAsOf;
    const auto& documents = m_verdict->documents;
    const auto shown = std::find_if(documents.begin(), documents.end(), [](const identity::DocumentVerdict& document) {
        return document.returned && !document.credentialId.isEmpty();
    });
    if (shown != documents.end() && !isPractice()) {
        const auto holder = m_desk.holderHash(shown->credentialId);
        record.holder = holder.hash;
        record.holderKey = holder.key;
    }
    write(record);
}

VerificationRecord VisitImpl::blankRecord() const
{
    VerificationRecord record;
    record.purposeId = m_purpose.id;
    record.purposeHash = m_purpose.fileHash;
    record.method = m_method;
    record.fallback = secondRequest();
    record.staff = m_desk.staffId();
    record.at = m_desk.now();
    record.engagement = m_engagement;
    return record;
}

void VisitImpl::breakOff(const Fault& fault)
{
    m_fault = fault;
    endSession();
    if (m_method.isEmpty()) // no phone was there: nothing happened that a journal should tell
        return enter(Stage::Trouble, std::nullopt);
    VerificationRecord record = blankRecord();
    record.faultName = fault.name();
    write(record);
}

/// Of practice: that the desk's reader was used, and how it ended. Not whose phone it was, by no name and no number.
journal::Entry VisitImpl::entryFor(const VerificationRecord& record) const
{
    if (!isPractice())
        return entryOf(record);
    const QString end = record.overall
        ? QString::fromLatin1(identity::overallNames[static_cast<std::size_t>(*record.overall)])
        : QString::fromLatin1(record.faultName);
    return entryOf(Deed{Kind::Practised, 0, {{"purpose", record.purposeId}, {"end", end}}});
}

void VisitImpl::write(VerificationRecord record)
{
    enter(Stage::Recording, std::nullopt);
    m_desk.record(entryFor(record), [guard = QPointer<VisitImpl>(this)](const Result<journal::Stamp>& stamp) {
        if (guard && guard->m_stage == Stage::Recording)
            guard->written(stamp);
    });
}

void VisitImpl::written(const Result<journal::Stamp>& stamp)
{
    if (!stamp) { // no green tick that is not in the journal
        endSession();
        wipe();
        m_fault = stamp.fault();
        return enter(Stage::Trouble, std::nullopt);
    }
    m_recorded = *stamp;
    if (m_fault)
        return enter(Stage::Trouble, std::nullopt);
    enter(Stage::Verdict, releasedShownMax);
    decodePortrait();
}

void VisitImpl::decodePortrait()
{
    if (!m_verdict->accepted() || !m_desk.parts().pictures || isPractice())
        return;
    for (const identity::DocumentVerdict& document : m_verdict->documents) {
        for (const auto& elements : document.values) {
            const auto value = elements.find(QStringLiteral("portrait"));
            if (value == elements.end() || !std::holds_alternative<QByteArray>(value->data))
                continue;
            const QByteArray bytes = std::get<QByteArray>(value->data);
            const auto format = device::pictureFormat(bytes);
            if (!format) {
                m_portraitFault = format.fault();
                return Q_EMIT changed();
            }
            m_desk.parts().pictures->decode(*format, bytes, this, [this](const Result<device::Picture>& picture) {
                if (m_stage != Stage::Verdict)
                    return;
                if (picture)
                    m_portrait = *picture;
                else
                    m_portraitFault = picture.fault();
                Q_EMIT changed();
            });
            return;
        }
    }
}

} // namespace naru::desk
