// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/certificatecache.h"

namespace naru::identity::mdl {

using crypto::Certificate;

std::optional<Certificate> CertificateCache::parse(const QByteArray& der)
{
    {
        const std::lock_guard guard(m_lock);
        if (const auto known = m_parsed.constFind(der); known != m_parsed.constEnd())
            return *known;
    }
    const auto fresh = Certificate::parse(der);
    if (!fresh)
        return std::nullopt;
    const std::lock_guard guard(m_lock);
    if (m_parsed.size() >= entriesMax)
        m_parsed.clear();
    m_parsed.insert(QByteArray(der.constData(), der.size()), *fresh); // `der` may be a view into received bytes
    return *fresh;
}

bool CertificateCache::isSignedBy(const Certificate& certificate, const Certificate& issuer)
{
    const QByteArray key = certificate.fingerprint() + issuer.fingerprint();
    {
        const std::lock_guard guard(m_lock);
        if (const auto known = m_signed.constFind(key); known != m_signed.constEnd())
            return *known;
    }
    const bool answer = certificate.isSignedBy(issuer);
    const std::lock_guard guard(m_lock);
    if (m_signed.size() >= entriesMax)
        m_signed.clear();
    m_signed.insert(key, answer);
    return answer;
}

void CertificateCache::clear()
{
    const std::lock_guard guard(m_lock);
    m_parsed.clear();
    m_signed.clear();
}

CertificateCache& certificateCache()
{
    static CertificateCache cache;
    return cache;
}

} // namespace naru::identity::mdl
