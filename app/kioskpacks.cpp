// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kioskpacks.h"

#include "app/lessons/faults.h"

namespace naru {

using lessons::LessonsFault;
using lessons::PushFault;

namespace {

/// In the few words that go over the wire.
std::optional<PushFault> whyOf(const desk::PackOutcome& outcome)
{
    if (outcome.isGood())
        return std::nullopt;
    const Fault& fault = *outcome.fault;
    if (fault.is(LessonsFault::PackForeign))
        return PushFault::Foreign;
    if (fault.is(LessonsFault::PackOlder))
        return PushFault::Older;
    if (fault.is(LessonsFault::PackTaken))
        return PushFault::Taken;
    return fault.is(LessonsFault::BadPack) ? PushFault::Bad : PushFault::NotKept;
}

} // namespace

KioskPacks::KioskPacks(desk::Packs* packs, lessons::PackTaker::InUse inUse)
    : m_packs(packs)
    , m_taker([this](const lessons::PackOffer&, const QByteArray& bytes) { install(bytes); }, std::move(inUse))
{
}

bool KioskPacks::hears(const Channel::Peer& trainer, const QByteArray& message, Milliseconds now)
{
    if (lessons::pushSortOf(message) == lessons::PushSort::None)
        return false;
    if (!m_packs)
        return true;
    m_trainer = trainer.device;
    (void)m_taker.heard(message, now); // what is none is nothing
    return true;
}

void KioskPacks::install(const QByteArray& bytes)
{
    const std::weak_ptr<int> alive = m_alive;
    m_packs->installSent(bytes, m_trainer, [this, alive](const desk::PackOutcome& outcome) {
        if (!alive.expired())
            m_taker.done(whyOf(outcome));
    });
}

} // namespace naru
