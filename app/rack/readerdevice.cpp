// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rack/readerdevice.h"

#include "app/rack/faults.h"
#include "devices/nfc/readerconflict.h"

#include <utility>

namespace naru::rack {

using device::ApduLink;

SharedLink::SharedLink(ApduLink& reader)
    : m_reader(reader)
{
    connect(&reader, &ApduLink::arrived, this, [this](const QByteArray& uid, const QByteArray& ats) {
        if (m_isUsed)
            Q_EMIT arrived(uid, ats);
    });
    connect(&reader, &ApduLink::answered, this, &ApduLink::answered);
    connect(&reader, &ApduLink::failed, this, [this](const Fault& fault) {
        if (m_isUsed)
            Q_EMIT failed(fault);
    });
    connect(&reader, &ApduLink::readyChanged, this, &ApduLink::readyChanged);
}

void SharedLink::listen()
{
    if (!std::exchange(m_isUsed, true))
        Q_EMIT wanted();
    m_reader.listen();
}

void SharedLink::stop()
{
    if (std::exchange(m_isUsed, false)) // else the field may be on for a trial
        m_reader.stop();
}

ReaderDevice::ReaderDevice(
    const device::DeviceChoice& choice, const House& house, const QString& program, const MakeTap& makeTap)
    : RackDevice(choice, house)
    , m_reader(program, choice.address)
    , m_link(m_reader)
    , m_tap(makeTap(m_link))
{
    findConflict();
    connect(&m_reader, &ApduLink::readyChanged, this, [this] {
        findConflict();
        follow();
        if (const auto why = problem())
            answer(*why);
    });
    connect(&m_reader, &ApduLink::arrived, this, [this] { answer({}); });
    connect(&m_link, &SharedLink::wanted, this, [this] { answer(RackFault::DeviceBusy); });
}

std::optional<Fault> ReaderDevice::problem() const
{
    const auto problem = m_reader.problem();
    return problem && m_conflict ? m_conflict : problem;
}

void ReaderDevice::findConflict()
{
    m_conflict.reset();
    if (m_reader.isReady())
        return;
    const QStringList it{choice().address};
    const bool isPcsc = choice().kind == device::DeviceChoice::Kind::CardReader;
    const auto facts = device::ReaderFacts::here(isPcsc ? QStringList() : it, isPcsc ? it : QStringList());
    if (const auto conflicts = device::readerConflicts(facts); !conflicts.isEmpty())
        m_conflict = conflicts.first();
}

ReaderDevice::~ReaderDevice()
{
    m_reader.disconnect(this);
    m_link.disconnect(this);
}

/// libnfc calls many readers by nothing but where they sit, which is known already.
QString ReaderDevice::makerName() const
{
    const bool isOwn = isReady() && m_reader.readerName() != choice().address;
    return isOwn ? m_reader.readerName() : QString();
}

Result<void> ReaderDevice::beginTest()
{
    if (const auto why = problem())
        return *why;
    if (m_link.isUsed())
        return RackFault::DeviceBusy;
    m_reader.listen();
    return {};
}

void ReaderDevice::endTest()
{
    if (!m_link.isUsed())
        m_reader.stop();
}

Fault ReaderDevice::nothingCame() const
{
    return RackFault::NothingHeld;
}

} // namespace naru::rack
