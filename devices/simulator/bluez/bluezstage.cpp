// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/bluez/bluezstage.h"

#include "app/codec/text.h"
#include "devices/simulator/bluez/simulatedbluez.h"

#include <QTimer>

namespace naru::sim {

namespace {
const char* nameOf(Holder::State state)
{
    constexpr std::array names{"idle", "engaged", "asked", "answered", "refused", "ended", "failed"};
    return names[static_cast<std::size_t>(state)];
}
} // namespace

BluezStage::BluezStage(const QString& busAddress, Holder& holder, const Terms& terms, Random& random,
    std::function<void(const QByteArray&)> say)
    : m_holder(holder)
    , m_terms(terms)
    , m_say(std::move(say))
    , m_phone(holder, terms.phone, random)
    , m_bluez(std::make_unique<SimulatedBluez>(busAddress))
{
    QObject::connect(
        m_bluez.get(), &SimulatedBluez::phoneLeft, m_bluez.get(), [this] { left(); }, Qt::QueuedConnection);
}

BluezStage::~BluezStage() = default;

bool BluezStage::start()
{
    if (!m_bluez->start())
        return false;
    m_bluez->setAdapter(SimulatedBluez::Adapter::On);
    engage();
    return true;
}

void BluezStage::turnAdapter()
{
    m_isOn = !m_isOn;
    m_bluez->setAdapter(m_isOn ? SimulatedBluez::Adapter::On : SimulatedBluez::Adapter::Off);
    m_say(m_isOn ? "bluetooth on" : "bluetooth off");
}

void BluezStage::engage()
{
    const auto engagement = m_phone.engage();
    if (!engagement)
        return m_say("locked");
    m_say("mdoc:" + codec::toBase64Url(*engagement));
    m_bluez->present(&m_phone, m_terms.mtu);
}

/// A phone that was not asked yet only lost its connection: it is still there.
void BluezStage::left()
{
    if (m_holder.state() == Holder::State::Engaged)
        return;
    m_say(m_phone.complaint().isEmpty() ? QByteArray(nameOf(m_holder.state())) : m_phone.complaint());
    m_bluez->takeAway();
    engage();
}

} // namespace naru::sim
