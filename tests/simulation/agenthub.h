// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/der/writer.h"
#include "sync/agent/membership.h"
#include "sync/hub/http_server.h"
#include "sync/hub/intake.h"
#include "sync/hub/memorylog.h"
#include "tests/support/memoryoutgoing.h"

// What an agent finds at the other end.
namespace naru::test::agenthub {

inline constexpr std::chrono::days day{1};

/// An authority, and certificates of it for the hub's address and for a desk.
struct Papers {
    explicit Papers(std::uint64_t seed, Milliseconds serverFrom = -day, Milliseconds serverTo = day)
        : random(seed)
        , key(crypto::PrivateKey::generate(crypto::Curve::P256, random))
        , serverKey(crypto::PrivateKey::generate(crypto::Curve::P256, random))
        , deskKey(crypto::PrivateKey::generate(crypto::Curve::P256, random))
        , authority(make(QStringLiteral("authority"), key, nullptr, {}, -day, day))
        , server(make(QStringLiteral("hub"), serverKey, &authority,
              crypto::der::sequence({crypto::der::tlv(0x87, {QByteArray("\x7f\x00\x00\x01", 4)})}), serverFrom,
              serverTo))
        , desk(make(QStringLiteral("desk"), deskKey, &authority,
              crypto::der::sequence({crypto::der::tlv(0x86, {QByteArray("urn:naru:device:") + device.toHex()})}), -day,
              day))
    {
    }
    crypto::Certificate make(const QString& name, const crypto::PrivateKey& own, const crypto::Certificate* issuer,
        const QByteArray& names, Milliseconds from, Milliseconds to)
    {
        crypto::CertificatePlan plan;
        plan.commonName = name;
        plan.notBefore = SystemClock().now() + from;
        plan.notAfter = SystemClock().now() + to;
        if (!issuer) {
            plan.basicConstraints = crypto::Certificate::BasicConstraints{true, 0, true};
            plan.keyUsage = crypto::Certificate::KeyUsage{crypto::KeyCertSign, true};
        }
        if (!names.isEmpty())
            plan.more.append({"2.5.29.17", false, names});
        return *crypto::Certificate::parse(crypto::makeCertificate(plan, own.publicKey(), key, issuer, random));
    }

    SeededRandom random;
    QByteArray device = QByteArray(16, 'd');
    crypto::PrivateKey key, serverKey, deskKey;
    crypto::Certificate authority, server, desk;
};

/// The intake behind the product's own listener: mutual TLS 1.3 on loopback.
struct Hub final : hub::HubService {
    explicit Hub(Papers& of)
        : papers(of)
        , intake(log, papers.key)
    {
        log.enrol(papers.device);
        hub::ListenPlan plan;
        plan.tls = hub::ListenPlan::Tls{{papers.server.der(), papers.authority.der()},
            papers.serverKey.pkcs8().view().toByteArray(), papers.authority.der()};
        auto listening = hub::HttpServer::listen(*this, plan, machineClock);
        if (listening)
            server = *std::move(listening);
    }
    hub::Response handle(const hub::Request& request) override
    {
        ++requests;
        const hub::Sender sender{hub::Sender::Standing::Known, papers.device, papers.deskKey.publicKey()};
        hub::Told told;
        if (request.method == "GET") {
            told = intake.standing(sender, SystemClock().now());
        } else {
            const auto bytes
                = wire::unpacked(request.body, wire::packingOf(request.encoding).value_or(wire::Packing::Plain));
            told = bytes ? intake.take(*bytes, sender, SystemClock().now())
                         : hub::Told{400, wire::Refusal{QStringLiteral("damaged"), {}, {}}, {}, {}, 0};
        }
        return {told.status, wire::mediaType,
            std::visit([](const auto& answer) { return wire::bytesOf(answer); }, told.answer),
            {{"Accept-Encoding", "zstd, deflate"}}};
    }

    Papers& papers;
    hub::MemoryLog log;
    hub::Intake intake;
    std::atomic<int> requests{0};
    const SystemClock machineClock;
    std::unique_ptr<hub::HttpServer> server;
};

inline agent::Membership membershipOf(const Papers& papers, quint16 port)
{
    const QUrl place(QStringLiteral("https://127.0.0.1:%1").arg(port));
    return {papers.authority, papers.desk, place, place, papers.key.publicKey(), QStringLiteral("나루동"),
        QStringLiteral("1번 창구")};
}

/// So many entries, each of 300 bytes.
inline void fill(MemoryOutgoing& record, int count)
{
    for (int i = 0; i < count; ++i)
        record.write(2, QByteArray(300, char('a' + i % 26)), SystemClock().now());
}

} // namespace naru::test::agenthub
