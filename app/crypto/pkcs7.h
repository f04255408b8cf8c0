// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/certificate.h"
#include "app/crypto/requestfaults.h"

namespace naru::crypto {

/// A PKCS#7 that only carries certificates: SignedData without content and signers (RFC 2315 §9.1, RFC 8551 §3.2.2),
/// as EST answers (RFC 7030 §4.1.3, §4.2.3). DER: the certificates stand in the order of their bytes.
QByteArray certsOnly(const QList<Certificate>& certificates);

inline constexpr qsizetype bundleBytesMax = 64 * 1024;
inline constexpr int bundleCertificatesMax = 16;
/// Revocation lists beside the certificates are passed over. Fault: BadBundle (also: a signer, content, no certificate,
/// over a limit).
Result<QList<Certificate>> certsOnlyOf(QByteArrayView der);

} // namespace naru::crypto
