// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/visit/qrendpoint.h"

#include <algorithm>

namespace naru::device {

QrEndpoint::QrEndpoint(HandoverDoor door, LinkShare::Link& bluetooth, QObject* parent)
    : VisitEndpoint(parent)
    , m_door(std::move(door))
    , m_bluetooth(bluetooth)
{
    connect(&m_bluetooth, &ByteLink::readyChanged, this, &QrEndpoint::readyChanged);
    connect(&m_bluetooth, &ByteLink::received, this, &QrEndpoint::received);
    connect(&m_bluetooth, &ByteLink::opened, this, [this] {
        m_stage = Stage::Linked;
        Q_EMIT engaged(m_offer.deviceEngagement, m_offer.handover);
    });
    connect(&m_bluetooth, &ByteLink::lost, this, [this](const Fault& fault) {
        m_stage = Stage::Off;
        Q_EMIT lost(fault);
    });
}

void QrEndpoint::useEyes(const QList<CodeSource*>& eyes)
{
    for (const auto& eye : std::as_const(m_eyes)) {
        if (eye)
            eye->disconnect(this);
    }
    m_eyes.clear();
    for (CodeSource* eye : eyes) {
        m_eyes.append(eye);
        connect(eye, &CodeSource::readyChanged, this, &QrEndpoint::readyChanged);
    }
    Q_EMIT readyChanged();
}

bool QrEndpoint::isReady() const
{
    return m_bluetooth.isReady()
        && std::any_of(m_eyes.begin(), m_eyes.end(), [](const auto& eye) { return eye && eye->isReady(); });
}

std::optional<Fault> QrEndpoint::problem() const
{
    if (auto missing = m_bluetooth.problem())
        return missing;
    for (const auto& eye : m_eyes) {
        if (eye && !eye->isReady())
            return eye->problem();
    }
    return std::nullopt;
}

void QrEndpoint::listen()
{
    m_bluetooth.close();
    m_stage = Stage::Listening;
}

void QrEndpoint::stop()
{
    m_stage = Stage::Off;
    m_bluetooth.close();
}

Result<void> QrEndpoint::takeCode(const QByteArray& code)
{
    auto offer = m_door.readCode(code);
    if (!offer)
        return offer.fault();
    if (!offer->ble || (m_stage != Stage::Listening && m_stage != Stage::Linking))
        return DeviceFault::NoCommonCarrier;
    if (const auto missing = m_bluetooth.problem())
        return *missing;
    m_offer = std::move(*offer);
    m_stage = Stage::Linking;
    Q_EMIT engaging(Way::Bluetooth);
    m_bluetooth.open(*m_offer.ble);
    return {};
}

void QrEndpoint::send(const QByteArray& message)
{
    if (m_stage == Stage::Linked)
        m_bluetooth.send(message);
}

} // namespace naru::device
