// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/crypto/certificate.h"
#include "app/identity/faults.h"

#include <QHash>

namespace naru::identity {

/// Organization (subject O) of every certificate that only a demo may believe.
inline constexpr char sampleOrganization[] = "Naru sample issuer - not valid";
bool isSample(const crypto::Certificate& certificate);

/// Of a list that an agency hands down, since it last stood behind it.
inline constexpr std::chrono::days trustStaleAfter{7};
inline constexpr std::chrono::days trustRefusedAfter{30};

/// The issuers this desk believes. Anchors with keys Naru cannot use (RSA, unknown curves) are counted and skipped.
class TrustList {
public:
    TrustList() = default;

    /// PEM text (several blocks) or one DER certificate.
    void add(QByteArrayView pemOrDer);
    void setDate(Instant asOf) { m_asOf = asOf; }
    /// When the agency that hands its list down last stood behind it: the list's date from now on, whatever dates other
    /// files of the folder bear.
    void confirm(Instant asOf);
    void removeSamples(); ///< outside a demo they are not there
    /// Every regular *.pem, *.crt, *.cer, *.der of a folder (no links, ≤ 1 MiB each, ≤ 2,000 files), or one file; what
    /// else lies there is counted as unreadable.
    /// asOf is the newest file date. Fault: NoTrust only when the path itself cannot be read.
    static Result<TrustList> load(const QString& fileOrFolder);

    /// Candidates by subject name; the authority key identifier only orders them (several keys may share a name).
    QList<crypto::Certificate> anchorsFor(const crypto::Certificate& documentSigner) const;

    int anchors() const { return static_cast<int>(m_all.size()); }
    int unreadable() const { return m_unreadable; }
    int unsupported() const { return m_unsupported; }
    std::optional<Instant> asOf() const { return m_asOf; }
    enum class Freshness : quint8 {
        Fresh, ///< also where no agency hands down a list: then an administrator answers for it
        Stale, ///< more than trustStaleAfter old: said beside every verdict
        TooOld ///< more than trustRefusedAfter old: nothing of high risk rests on it
    };
    Freshness freshness(Instant now) const;
    const QList<crypto::Certificate>& all() const { return m_all; }

private:
    QList<crypto::Certificate> m_all;
    QMultiHash<QByteArray, qsizetype> m_bySubject;
    int m_unreadable = 0;
    int m_unsupported = 0;
    std::optional<Instant> m_asOf;
    bool m_isHandedDown = false;
};

} // namespace naru::identity
