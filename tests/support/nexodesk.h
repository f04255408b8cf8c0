// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/nexo/dialogue.h"
#include "devices/simulator/terminal/nexoterminal.h"
#include "devices/terminal/tlsterminal.h"
#include "tests/support/wait.h"

namespace naru::test {

/// A simulated terminal on the loopback, and as much of a desk as asks it: the real link, envelope and reading order.
class NexoDesk {
public:
    static constexpr const char* poi = "S1F2-000158213605588";

    explicit NexoDesk(const sim::PaymentTerminal::Settings& settings = usual())
        : m_random(7)
        , key(std::make_shared<const payments::nexo::EnvelopeKey>(
              *payments::nexo::EnvelopeKey::derive("a passphrase of this test", "desk-1", 3)))
        , identity(sim::TerminalIdentity::make(poi, SystemClock().now(), m_random))
        , terminal(settings, clock, m_random)
        , door(terminal, key, identity, m_random)
        , m_dialogue(key)
    {
        listens = door.listen();
        device::TerminalTrust trust;
        trust.roots = identity.certificatePem;
        trust.commonNames = {QLatin1StringView(poi) + QLatin1StringView(device::TerminalTrust::suffixTest)};
        link = std::make_unique<device::TlsTerminal>(device::TerminalAddress{QStringLiteral("127.0.0.1"),
                                                         static_cast<quint16>(QUrl(door.url()).port()), "/nexo"},
            trust);
        QObject::connect(
            link.get(), &device::TlsTerminal::answered, link.get(), [this](quint64 number, const QByteArray& body) {
                m_ends.insert(number, {body, {}, {}});
            });
        QObject::connect(link.get(), &device::TlsTerminal::failed, link.get(),
            [this](quint64 number, const Fault& fault, device::Left left) {
                m_ends.insert(number, {{}, fault, left});
            });
    }

    /// The card is held at once; what is late is a little late.
    static sim::PaymentTerminal::Settings usual() { return {poi, {}, Milliseconds(0), Milliseconds(120), false}; }

    struct End {
        QByteArray body;
        std::optional<Fault> fault;
        std::optional<device::Left> left;
    };
    /// Sends and does not wait.
    quint64 send(const payments::nexo::Request& request, Milliseconds patience = std::chrono::seconds(5))
    {
        return link->send(m_dialogue.seal(request, m_random).envelope, patience);
    }
    End await(quint64 number)
    {
        waitFor([&] { return m_ends.contains(number); }, 6000);
        return m_ends.value(number, {{}, {}, {}});
    }
    bool hasEnded(quint64 number) const { return m_ends.contains(number); }
    Result<payments::nexo::Answer> read(const End& end, const payments::nexo::Expected& expected)
    {
        if (end.fault)
            return *end.fault;
        return m_dialogue.receive(end.body, expected);
    }
    Result<payments::nexo::Answer> ask(
        const payments::nexo::Request& request, Milliseconds patience = std::chrono::seconds(5))
    {
        return read(await(send(request, patience)), payments::nexo::Expected::answerTo(request));
    }
    Result<payments::nexo::Answer> askAbout(
        const payments::nexo::Request& request, Milliseconds patience = std::chrono::seconds(5))
    {
        const auto status = statusOf(request);
        return read(await(send(status, patience)), payments::nexo::Expected::answerTo(status, request));
    }

    template <typename Body>
    payments::nexo::Request question(Body body)
    {
        payments::nexo::Request request;
        request.header.category = Body::category;
        request.header.saleId = "naru-desk-1";
        request.header.poiId = poi;
        request.header.serviceId = "AA" + QByteArray::number(++m_count).rightJustified(8, '0');
        request.body = std::move(body);
        return request;
    }
    payments::nexo::Request payment(qint64 won)
    {
        payments::nexo::PaymentRequest body;
        body.saleTransaction
            = {"NARU-1-" + QByteArray::number(m_count + 1).rightJustified(6, '0'), "2026-11-20T09:30:00+09:00"};
        body.requested = payments::nexo::Amount::won(won);
        return question(body);
    }
    payments::nexo::Request statusOf(const payments::nexo::Request& request)
    {
        payments::nexo::TransactionStatusRequest body;
        body.about = {request.header.category, request.header.saleId, {}, request.header.serviceId};
        return question(body);
    }
    payments::nexo::Request abortOf(const payments::nexo::Request& request)
    {
        payments::nexo::AbortRequest body;
        body.about = {request.header.category, request.header.saleId, {}, request.header.serviceId};
        return question(body);
    }

    ManualClock clock{std::chrono::sys_days(std::chrono::year(2026) / 11 / 20) + std::chrono::hours(1)};

private:
    SeededRandom m_random;

public:
    std::shared_ptr<const payments::nexo::EnvelopeKey> key;
    sim::TerminalIdentity identity;
    sim::PaymentTerminal terminal;
    sim::NexoTerminal door;
    bool listens = false;
    std::unique_ptr<device::TlsTerminal> link;

private:
    payments::nexo::Dialogue m_dialogue;
    QHash<quint64, End> m_ends;
    int m_count = 0;
};

} // namespace naru::test
