// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/certificate.h"

#include <QHash>

#include <mutex>

namespace naru::identity::mdl {

/// Remembers what never changes: what a certificate's bytes say, and whether one certificate's key signed another.
/// Dates, trust and profiles are judged anew every time. Bounded; safe to use from several threads.
class CertificateCache {
public:
    /// Empty: not a certificate.
    std::optional<crypto::Certificate> parse(const QByteArray& der);
    bool isSignedBy(const crypto::Certificate& certificate, const crypto::Certificate& issuer);
    void clear(); ///< to measure without it

private:
    static constexpr qsizetype entriesMax = 64; ///< a country has a handful of document signers in use

    std::mutex m_lock;
    QHash<QByteArray, crypto::Certificate> m_parsed; ///< by its DER
    QHash<QByteArray, bool> m_signed;                ///< by fingerprint of the certificate, then of its issuer
};

/// The one of this process.
CertificateCache& certificateCache();

} // namespace naru::identity::mdl
