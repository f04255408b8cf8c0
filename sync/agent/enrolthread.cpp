// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/enrolthread.h"

#include "sync/agent/roll.h"

namespace naru::agent {

EnrolThread::EnrolThread(QString dataFolder, Applicant applicant, std::function<Result<void>()> may)
    : m_dataFolder(std::move(dataFolder))
    , m_applicant(std::move(applicant))
    , m_may(std::move(may))
{
}

EnrolThread::~EnrolThread()
{
    if (m_thread)
        m_thread->wait();
}

namespace {

using Act = journal::SiteRoll::Act;

Act actOf(wire::RollAct::What what)
{
    using What = wire::RollAct::What;
    switch (what) {
    case What::Enrolled:
        return Act::Enrolled;
    case What::Renewed:
        return Act::Renewed;
    case What::NewKey:
        return Act::NewKey;
    case What::Returned:
        return Act::Returned;
    case What::Lost:
        return Act::Lost;
    }
    return Act::Lost;
}

} // namespace

std::optional<journal::SiteRoll> EnrolThread::roll() const
{
    const auto read = readMembership(m_dataFolder);
    if (!read || !*read)
        return std::nullopt;
    const Roll kept = keptRoll(m_dataFolder, **read);
    const quint64 seen = lookedAt(m_dataFolder, kept);
    journal::SiteRoll roll;
    roll.acts = kept.head.seq;
    roll.news = roll.acts > seen ? roll.acts - seen : 0;
    roll.strange = kept.strange;
    roll.shown = kept.shown;
    for (const RollDesk& desk : kept.desks)
        roll.rows.prepend({desk.device, desk.desk, desk.enrolled, actOf(desk.last), desk.at, desk.until, desk.size,
            desk.seq > seen, desk.device == m_applicant.device});
    return roll;
}

Result<void> EnrolThread::looked(quint64 acts)
{
    if (const auto may = m_may ? m_may() : Result<void>(); !may)
        return may;
    const auto read = readMembership(m_dataFolder);
    if (!read || !*read)
        return read ? Result<void>() : read.fault();
    return keepLookedAt(m_dataFolder, keptRoll(m_dataFolder, **read), acts);
}

void EnrolThread::begin(const Sheet& sheet)
{
    const bool isUnderWay = m_state.step != Step::Idle && m_state.step != Step::Done && m_state.step != Step::Failed;
    if (isUnderWay)
        return;
    if (const auto may = m_may ? m_may() : Result<void>(); !may)
        return heard({Step::Failed, may.fault(), {}, {}, {}});
    if (m_thread)
        m_thread->wait(); // it has told its end: what is left of it waits for nothing
    const auto typed = sheetOf(sheet.hub.trimmed(), sheet.code, sheet.pin, sheet.packsRoot);
    if (!typed)
        return heard({Step::Failed, typed.fault(), {}, {}, {}});
    heard({Step::FindingHub, {}, {}, {}, {}});
    m_thread.reset(QThread::create([this, good = *typed] { run(good); }));
    m_thread->setObjectName(QStringLiteral("naru-enrol"));
    m_thread->start();
}

void EnrolThread::run(const EnrolSheet& sheet)
{
    const auto step = [this](EnrolStep at) {
        tell({at == EnrolStep::Ask ? Step::Asking : Step::WritingDown, {}, {}, {}, {}});
    };
    const auto keep = [this](const crypto::Certificate& certificate) { return markUnnoted(m_dataFolder, certificate); };
    const auto membership = enrol(m_dataFolder, sheet, m_applicant, keep, step);
    if (!membership)
        return tell({Step::Failed, membership.fault(), {}, {}, {}});
    tell({Step::Done, {}, membership->site, membership->desk, membership->certificate.notAfter()});
}

void EnrolThread::tell(const State& state)
{
    QMetaObject::invokeMethod(this, [this, state] { heard(state); });
}

void EnrolThread::heard(const State& state)
{
    m_state = state;
    if (m_changed)
        m_changed();
}

} // namespace naru::agent
