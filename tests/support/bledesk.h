// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/codec/cbor.h"
#include "app/crypto/hash.h"
#include "app/identity/mdl/engagement.h"
#include "app/identity/mdl/session.h"
#include "app/identity/purpose.h"
#include "app/identity/verify.h"
#include "devices/api/bytelink.h"
#include "devices/simulator/blephone.h"

#include <functional>
#include <optional>

namespace naru::test {

/// A simulated phone with one person's documents and Bluetooth LE.
struct BleVisitor {
    BleVisitor(const sim::BlePhoneTerms& terms, Instant now, std::uint64_t seed = 5, sim::HolderSettings settings = {})
        : random(seed)
        , holder(settings, now, random)
        , phone(holder, terms, random)
    {
    }
    ~BleVisitor()
    {
        if (goes)
            goes();
    }
    SeededRandom random;
    sim::Holder holder;
    sim::BlePhone phone;
    std::function<void()> goes; ///< off the air that it was put on
};

/// What an engagement that offers this phone's service says of the way to it.
inline device::BleWay wayTo(const sim::BlePhone& phone, const QByteArray& engagement)
{
    constexpr qsizetype identBytes = 16;
    const QByteArray key = identity::mdl::DeviceEngagement::parse(engagement)->eDeviceKeyBytes;
    return {phone.advertised(), phone.sought(), {},
        crypto::hkdfSha256(key, {}, "BLEIdent", identBytes).view().toByteArray()};
}

/// The same from the engagement alone, one UUID for both roles as the simulated phone has it.
inline device::BleWay wayTo(const identity::mdl::DeviceEngagement& engagement)
{
    constexpr qsizetype identBytes = 16, uuidBytes = 16;
    const auto options = codec::CborDocument::parse(engagement.methods.first().options);
    const auto uuid = [&](qint64 isOffered, qint64 key) {
        const auto root = (*options)->root();
        if (!root.find(isOffered).toBool().value_or(false))
            return std::optional<QByteArray>();
        return std::optional(root.find(key).raw().last(uuidBytes).toByteArray());
    };
    return {uuid(0, 10), uuid(1, 11), {},
        crypto::hkdfSha256(engagement.eDeviceKeyBytes, {}, "BLEIdent", identBytes).view().toByteArray()};
}

/// The desk's side of a visit whose messages go over a ByteLink: asks, judges the answer, ends the session.
class BleDesk {
public:
    BleDesk(device::ByteLink& link, const QByteArray& rootDer, Instant now, std::uint64_t seed = 3)
        : random(seed)
        , m_link(link)
        , m_now(now)
    {
        m_trust.add(rootDer);
        QObject::connect(&link, &device::ByteLink::opened, &m_context, [this] {
            if (isOver())
                return; // another visit, over the same link
            ++opened;
            auto begun
                = identity::mdl::ReaderSession::begin(m_engagement, sim::Holder::handover(), asked, nullptr, random);
            session.emplace(std::move(*begun));
            m_link.send(session->establishment());
        });
        QObject::connect(&link, &device::ByteLink::received, &m_context, [this](const QByteArray& m) {
            if (!isOver())
                received(m);
        });
        QObject::connect(&link, &device::ByteLink::lost, &m_context, [this](const Fault& why) {
            if (!isOver())
                fault = why;
        });
    }

    /// False: the phone is locked.
    bool begin(sim::BlePhone& phone)
    {
        const auto engagement = phone.engage();
        if (!engagement)
            return false;
        begin(*engagement, wayTo(phone, *engagement));
        return true;
    }
    void begin(const QByteArray& engagement, const device::BleWay& way)
    {
        m_engagement = engagement;
        session.reset();
        verdict.reset();
        fault.reset();
        message.clear();
        opened = 0;
        m_link.open(way);
    }
    bool isOver() const { return verdict || fault; }
    bool accepted() const { return verdict && verdict->accepted(); }
    const char* ending() const { return verdict ? "verdict" : fault ? fault->name() : "nothing"; }

    SeededRandom random;
    identity::Asked asked = identity::builtInPurposes().first().asked;
    std::optional<identity::mdl::ReaderSession> session;
    std::optional<identity::Verdict> verdict;
    std::optional<Fault> fault;
    QByteArray message; ///< the answer as it came
    int opened = 0;     ///< since begin()

private:
    void received(const QByteArray& bytes)
    {
        message = bytes;
        const auto answer = session->receive(bytes);
        if (!answer)
            fault = answer.fault();
        else if (*answer)
            verdict = identity::verify(
                {**answer, session->transcript(), session->readerKey(), asked}, {m_trust, m_now, true});
        else
            return;
        m_link.send(identity::mdl::ReaderSession::termination());
        m_link.close();
    }

    device::ByteLink& m_link;
    Instant m_now;
    identity::TrustList m_trust;
    QByteArray m_engagement;
    QObject m_context; ///< last: a link may outlive its desk
};

} // namespace naru::test
