// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/certificate.h"

#include <QStringList>

namespace naru::crypto {

/// Of a subjectAltName (RFC 5280 §4.2.1.6) what Naru uses.
struct AltNames {
    QStringList uris;            ///< uniformResourceIdentifier, ASCII
    QStringList hosts;           ///< dNSName, ASCII
    QList<QByteArray> addresses; ///< iPAddress: 4 or 16 bytes
    bool hasOthers = false;      ///< names of other kinds stand beside these
    bool isEmpty() const { return uris.isEmpty() && hosts.isEmpty() && addresses.isEmpty() && !hasOthers; }
    bool operator==(const AltNames&) const = default;
};
inline constexpr int altNamesMax = 32;
inline constexpr const char* altNameOid = "2.5.29.17";

/// The extension's value; what is not ASCII is left out, and so are `hasOthers`.
QByteArray altNameValue(const AltNames& names);
/// For CertificatePlan::more.
CertificatePlan::ExtensionPlan altNameExtension(const AltNames& names);
/// Nothing: not GeneralNames, a text that is not ASCII, an address of another size, or more than altNamesMax.
std::optional<AltNames> readAltNames(QByteArrayView value);
/// Empty where the certificate has none. Fault: BadCertificate (such an extension that cannot be read, or two).
Result<AltNames> altNamesOf(const Certificate& certificate);

} // namespace naru::crypto
