// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/faults.h"
#include "app/desk/handover.h"
#include "app/identity/mdl/session.h"
#include "app/identity/purpose.h"
#include "app/identity/verify.h"
#include "devices/nfc/nfcendpoint.h"
#include "devices/simulator/nfcphone.h"

#include <memory>
#include <optional>

namespace naru::test {

/// The desk's side of a visit: asks whoever engages first, judges the answer, ends the session.
class AskingDesk {
public:
    AskingDesk(QList<device::VisitEndpoint*> endpoints, const QByteArray& rootDer, Instant now, std::uint64_t seed = 3)
        : random(seed)
        , m_endpoints(std::move(endpoints))
        , m_now(now)
    {
        m_trust.add(rootDer);
        for (device::VisitEndpoint* endpoint : std::as_const(m_endpoints)) {
            const auto on = [&](auto signal, auto slot) { QObject::connect(endpoint, signal, endpoint, slot); };
            on(&device::VisitEndpoint::engaged,
                [this, endpoint](const QByteArray& engagement, const QByteArray& handover) {
                    engaged(*endpoint, engagement, handover);
                });
            on(&device::VisitEndpoint::received,
                [this, endpoint](const QByteArray& message) { received(*endpoint, message); });
            on(&device::VisitEndpoint::lost, [this](const Fault& why) { fault = why; });
        }
    }

    void begin()
    {
        session.reset();
        verdict.reset();
        fault.reset();
        for (device::VisitEndpoint* endpoint : std::as_const(m_endpoints))
            endpoint->listen();
    }
    void stop()
    {
        for (device::VisitEndpoint* endpoint : std::as_const(m_endpoints))
            endpoint->stop();
    }
    bool isOver() const { return verdict || fault; }
    bool accepted() const { return verdict && verdict->accepted(); }
    const char* ending() const { return verdict ? "verdict" : fault ? fault->name() : "nothing"; }

    SeededRandom random;
    identity::Asked asked = identity::builtInPurposes().first().asked;
    std::optional<identity::mdl::ReaderSession> session;
    std::optional<identity::Verdict> verdict;
    std::optional<Fault> fault;
    int engagements = 0;

private:
    void engaged(device::VisitEndpoint& endpoint, const QByteArray& engagement, const QByteArray& handover)
    {
        ++engagements;
        for (device::VisitEndpoint* other : std::as_const(m_endpoints)) {
            if (other != &endpoint)
                other->stop();
        }
        auto begun = identity::mdl::ReaderSession::begin(engagement, handover, asked, nullptr, random);
        if (!begun) {
            fault = begun.fault();
            return;
        }
        session.emplace(std::move(*begun));
        const QByteArray first = session->establishment();
        endpoint.send(first);
    }
    void received(device::VisitEndpoint& endpoint, const QByteArray& message)
    {
        if (!session)
            return;
        const auto answer = session->receive(message);
        if (!answer)
            fault = answer.fault();
        else if (*answer)
            verdict = identity::verify(
                {**answer, session->transcript(), session->readerKey(), asked}, {m_trust, m_now, true});
        else
            fault = desk::DeskFault::AnswerTimeout; // it said nothing: what a desk says when its time is over
        endpoint.send(identity::mdl::ReaderSession::termination());
        endpoint.stop();
    }

    QList<device::VisitEndpoint*> m_endpoints;
    Instant m_now;
    identity::TrustList m_trust;
};

struct TapEnd {
    device::NfcEndpoint endpoint;
};

/// One with an NFC reader alone.
class TapDesk : public TapEnd, public AskingDesk {
public:
    TapDesk(device::ApduLink& link, const QByteArray& rootDer, Instant now, std::uint64_t seed = 3)
        : TapEnd{{link, desk::handoverDoor()}}
        , AskingDesk({&endpoint}, rootDer, now, seed)
    {
    }
};

/// A simulated phone with one person's documents.
struct TapPhone {
    TapPhone(const sim::NfcPhoneTerms& terms, Instant now, sim::HolderSettings settings = {}, std::uint64_t seed = 5)
        : random(seed)
        , holder(settings, now, random)
        , nfc(holder, terms)
    {
    }
    SeededRandom random;
    sim::Holder holder;
    sim::NfcPhone nfc;
    std::shared_ptr<char> life = std::make_shared<char>(); ///< a reader may outlive the phone on it
};

} // namespace naru::test
