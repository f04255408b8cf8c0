// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/certificate.h"
#include "app/crypto/pem.h"

#include <QHash>

namespace naru::test {

/// An invented authority, not of the sample kind; the same one each time it is asked for.
inline QByteArray authorityPem(int seed)
{
    static QHash<int, QByteArray> made;
    if (made.contains(seed))
        return made.value(seed);
    SeededRandom random(static_cast<quint64>(seed));
    const auto key = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    const Instant now = *parseRfc3339(u"2026-11-20T00:00:00Z");
    crypto::CertificatePlan plan;
    plan.country = QStringLiteral("KR");
    plan.commonName = QStringLiteral("나루청 모바일 신분증 %1").arg(seed);
    plan.notBefore = now - std::chrono::days(400);
    plan.notAfter = now + std::chrono::days(2000);
    plan.keyUsage = crypto::Certificate::KeyUsage{crypto::KeyCertSign | crypto::CrlSign, true};
    plan.basicConstraints = crypto::Certificate::BasicConstraints{true, 0, true};
    const QByteArray der = crypto::makeCertificate(plan, key.publicKey(), key, nullptr, random);
    return *made.insert(seed, crypto::toPem("CERTIFICATE", der));
}

} // namespace naru::test
