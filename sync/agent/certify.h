// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/certificate.h"
#include "app/crypto/key.h"
#include "sync/agent/enrolfaults.h"
#include "sync/agent/transport.h"

namespace naru::agent {

/// This desk, as it asks.
struct Applicant {
    QByteArray device;      ///< 16 bytes
    crypto::PrivateKey key; ///< "desk.signing"
};

/// Into the record, before a certificate is used.
using Keep = std::function<Result<void>(const crypto::Certificate& certificate)>;

inline constexpr const char* renewalPath = "/.well-known/est/simplereenroll";
inline constexpr const char* requestType = "application/pkcs10";
/// Two thirds of its life are over.
bool isRenewalDue(const crypto::Certificate& certificate, Instant now);
/// PKCS#10 for the desk's one key, base64 (RFC 7030 §4.2.1).
QByteArray requestOf(const Applicant& applicant);
Request renewalRequest(const Applicant& applicant);
/// base64 with line breaks, a PKCS#7 of certificates alone (RFC 7030 §4.1.3). Fault: BadAnswer.
Result<QList<crypto::Certificate>> bundleIn(const QByteArray& body);
/// Of an answer of status 200. Fault: BadAnswer (not one certificate of this authority, device and key).
Result<crypto::Certificate> renewedCertificate(
    const QByteArray& body, const crypto::Certificate& authority, const Applicant& applicant);
/// What a hub's word for a refusal, any other status, is to this desk.
Fault refusalIn(int status, const QByteArray& body);

} // namespace naru::agent
