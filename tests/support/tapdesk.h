// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/handover.h"
#include "app/identity/mdl/session.h"
#include "app/identity/purpose.h"
#include "app/identity/verify.h"
#include "devices/nfc/nfcendpoint.h"
#include "devices/simulator/nfcphone.h"

#include <memory>
#include <optional>

namespace naru::test {

/// The desk's side of a visit by NFC: asks whoever engages, judges the answer, ends the session.
class TapDesk {
public:
    TapDesk(device::ApduLink& link, const QByteArray& rootDer, Instant now, std::uint64_t seed = 3)
        : endpoint(link, desk::handoverDoor())
        , random(seed)
        , m_now(now)
    {
        m_trust.add(rootDer);
        QObject::connect(&endpoint, &device::VisitEndpoint::engaged, &endpoint,
            [this](const QByteArray& engagement, const QByteArray& handover) { engaged(engagement, handover); });
        QObject::connect(&endpoint, &device::VisitEndpoint::received, &endpoint,
            [this](const QByteArray& message) { received(message); });
        QObject::connect(&endpoint, &device::VisitEndpoint::lost, &endpoint, [this](const Fault& why) { fault = why; });
    }

    void begin()
    {
        session.reset();
        verdict.reset();
        fault.reset();
        endpoint.listen();
    }
    bool isOver() const { return verdict || fault; }
    bool accepted() const { return verdict && verdict->accepted(); }
    const char* ending() const { return verdict ? "verdict" : fault ? fault->name() : "nothing"; }

    device::NfcEndpoint endpoint;
    SeededRandom random;
    identity::Asked asked = identity::builtInPurposes().first().asked;
    std::optional<identity::mdl::ReaderSession> session;
    std::optional<identity::Verdict> verdict;
    std::optional<Fault> fault;
    int engagements = 0;

private:
    void engaged(const QByteArray& engagement, const QByteArray& handover)
    {
        ++engagements;
        auto begun = identity::mdl::ReaderSession::begin(engagement, handover, asked, nullptr, random);
        if (!begun) {
            fault = begun.fault();
            return;
        }
        session.emplace(std::move(*begun));
        const QByteArray first = session->establishment();
        endpoint.send(first);
    }
    void received(const QByteArray& message)
    {
        const auto answer = session->receive(message);
        if (!answer)
            fault = answer.fault();
        else if (*answer)
            verdict = identity::verify(
                {**answer, session->transcript(), session->readerKey(), asked}, {m_trust, m_now, true});
        endpoint.send(identity::mdl::ReaderSession::termination());
        endpoint.stop();
    }

    Instant m_now;
    identity::TrustList m_trust;
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
