// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reading.h"

#include "app/cli/command.h"
#include "app/desk/faults.h"
#include "app/desk/handover.h"
#include "devices/ble/bluetooth.h"

#include <QTimer>

namespace naru::cli {

using device::VisitEndpoint;
using identity::Verdict;
using identity::mdl::ReaderSession;

Reading::Reading(const Ways& ways, const identity::Purpose& purpose, const identity::TrustList& trust)
    : m_purpose(purpose)
    , m_trust(trust)
    , m_code(ways.code)
{
    if (ways.bluetooth) {
        m_bluetooth = device::bluetooth(ways.adapter);
        m_air.emplace(device::LinkShare::Link{*m_bluetooth});
    }
    const auto door = desk::handoverDoor(m_random,
        [this] { return m_bluetooth && m_bluetooth->isReady() ? desk::Bluetooth::Ready : desk::Bluetooth::Absent; });
    if (!ways.reader.isEmpty()) {
        m_reader.emplace(ways.program, ways.reader);
        QObject::connect(&*m_reader, &device::ApduLink::arrived, &m_loop, [this] {
            if (m_code.isEmpty())
                m_beganAt = m_clock.monotonic();
        });
        m_tap.emplace(*m_reader, door, m_air ? &*m_air : nullptr);
        follow(*m_tap);
    }
    if (m_air) {
        m_qr.emplace(door, *m_air);
        follow(*m_qr);
        QObject::connect(m_bluetooth.get(), &device::ByteLink::readyChanged, &m_loop, [this] { showCode(); });
    }
}

void Reading::follow(VisitEndpoint& endpoint)
{
    m_endpoints.append(&endpoint);
    const auto on = [&](auto signal, auto slot) { QObject::connect(&endpoint, signal, &m_loop, slot); };
    on(&VisitEndpoint::engaged, [this, &endpoint](const QByteArray& engagement, const QByteArray& handover) {
        engaged(endpoint, engagement, handover);
    });
    on(&VisitEndpoint::received, [this](const QByteArray& message) { received(message); });
    on(&VisitEndpoint::lost, [this, &endpoint](const Fault& fault) { lost(endpoint, fault); });
    on(&VisitEndpoint::readyChanged, [this] { showCode(); });
}

Result<Verdict> Reading::run(std::chrono::seconds wait)
{
    for (VisitEndpoint* endpoint : std::as_const(m_endpoints))
        endpoint->listen();
    m_beganAt = m_clock.monotonic();
    QTimer::singleShot(0, &m_loop, [this] { showCode(); });
    QTimer::singleShot(wait, &m_loop, [this] { end(whyNobodyCame()); });
    m_loop.exec();
    return *m_outcome;
}

/// As soon as something is ready that can follow it.
void Reading::showCode()
{
    if (m_code.isEmpty() || m_isShown || m_outcome)
        return;
    for (VisitEndpoint* endpoint : std::as_const(m_endpoints)) {
        const auto taken = endpoint->takeCode(m_code);
        const auto problem = endpoint->problem();
        const bool mayBecomeWell = !taken
            && (taken.fault().is(device::DeviceFault::NoCommonCarrier)
                || (problem && qstrcmp(problem->name(), taken.fault().name()) == 0));
        m_isShown = m_isShown || taken;
        if (taken)
            m_beganAt = m_clock.monotonic();
        else if (!mayBecomeWell)
            return end(taken.fault());
    }
}

Fault Reading::whyNobodyCame() const
{
    for (const VisitEndpoint* endpoint : m_endpoints) {
        if (const auto problem = endpoint->problem())
            return *problem;
    }
    return desk::DeskFault::PhoneTimeout;
}

QJsonObject Reading::timing() const
{
    const auto between = [](Milliseconds from, Milliseconds to) { return static_cast<double>((to - from).count()); };
    return {{QStringLiteral("engagement"), between(m_beganAt, m_engagedAt)},
        {QStringLiteral("transfer"), between(m_engagedAt, m_receivedAt)},
        {QStringLiteral("total"), between(m_beganAt, m_receivedAt)}};
}

void Reading::engaged(VisitEndpoint& endpoint, const QByteArray& engagement, const QByteArray& handover)
{
    if (m_phone || m_outcome)
        return;
    m_phone = &endpoint;
    m_method = endpoint.method();
    m_engagedAt = m_clock.monotonic();
    for (VisitEndpoint* other : std::as_const(m_endpoints)) {
        if (other != &endpoint)
            other->stop();
    }
    auto session = ReaderSession::begin(engagement, handover, m_purpose.asked, nullptr, m_random);
    if (!session)
        return end(session.fault());
    m_session.emplace(std::move(*session));
    endpoint.send(m_session->establishment());
}

void Reading::received(const QByteArray& message)
{
    if (!m_phone || !m_session || m_outcome)
        return;
    m_receivedAt = m_clock.monotonic();
    const auto answer = m_session->receive(message);
    if (answer && !*answer)
        return;
    m_phone->send(answer ? ReaderSession::termination() : ReaderSession::farewell(answer.fault()));
    if (!answer)
        return end(answer.fault());
    end(identity::verify(
        {**answer, m_session->transcript(), m_session->readerKey(), m_purpose.asked}, {m_trust, m_clock.now(), true}));
}

/// A phone that did not get so far as to be asked may come again; who waits is told.
void Reading::lost(VisitEndpoint& endpoint, const Fault& fault)
{
    if (m_outcome)
        return;
    if (m_phone == &endpoint)
        return end(fault);
    const bool mayTapAgain = m_code.isEmpty();
    if (!mayTapAgain)
        return end(fault);
    sayFault(fault);
    endpoint.listen();
}

/// The last message still goes out.
void Reading::end(const Result<Verdict>& outcome)
{
    constexpr Milliseconds farewell{300};
    if (m_outcome)
        return;
    m_outcome = outcome;
    for (VisitEndpoint* endpoint : std::as_const(m_endpoints))
        endpoint->stop();
    QTimer::singleShot(farewell, &m_loop, &QEventLoop::quit);
}

} // namespace naru::cli
