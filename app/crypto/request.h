// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/altnames.h"
#include "app/crypto/requestfaults.h"

namespace naru::crypto {

/// A PKCS#10 request (RFC 2986) that the key it names has signed. What else it says is a wish, and judged by nobody
/// here.
class CertificateRequest {
public:
    static constexpr qsizetype bytesMax = 8 * 1024;
    /// Exactly one DER request. Faults: BadRequest, NotProven, UnsupportedKey, BadKey.
    static Result<CertificateRequest> parse(QByteArrayView der);

    const QByteArray& der() const { return m_der; }
    const PublicKey& publicKey() const { return m_key; }
    const AltNames& altNames() const { return m_names; } ///< of its extensionRequest (RFC 2985 §5.4.2)

private:
    CertificateRequest(QByteArray der, PublicKey key, AltNames names)
        : m_der(std::move(der))
        , m_key(std::move(key))
        , m_names(std::move(names))
    {
    }
    QByteArray m_der;
    PublicKey m_key;
    AltNames m_names;
};

/// DER request for `key` under these names.
QByteArray makeRequest(
    const QString& organization, const QString& commonName, const AltNames& names, const PrivateKey& key);

} // namespace naru::crypto
