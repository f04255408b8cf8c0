// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/agent/certify.h"
#include "sync/agent/hubdoor.h"
#include "sync/agent/membership.h"

#include <functional>

namespace naru::agent {

/// What the sheet says.
struct EnrolSheet {
    QUrl hub;                  ///< https, host and port
    QString code;              ///< as typed
    QByteArray pin;            ///< SHA-256 of the hub's authority, 32 bytes
    QByteArray packsRoot = {}; ///< pin of the root of what the hub hands down, 32 bytes; empty: it is not on the sheet
};
/// Fault: BadArguments (detail: which).
Result<EnrolSheet> sheetOf(const QString& hub, const QString& code, const QString& pin, const QString& packsRoot = {});

enum class EnrolStep : quint8 { Ask, WriteDown }; ///< it begins with finding the hub

/// A desk's way to a hub: the authority is known by the sheet's pin alone, then the request, then the certificate,
/// checked, then `keep` (the journal), and last the membership is written. Killed at any moment and begun again with
/// the same sheet it comes to the same end. Waits for the network: naructl, EnrolThread and tests alone. Faults:
/// EnrolFault, those of `keep` and of writeMembership().
Result<Membership> enrol(const QString& dataFolder, const EnrolSheet& sheet, const Applicant& applicant,
    const Keep& keep, const std::function<void(EnrolStep)>& told = {});
/// For a desk that belongs to a hub already: the pin of the root of what it hands down, 64 hex digits. Asks nobody.
/// Faults: BadArguments, NotEnrolled, MembershipFault.
Result<Membership> believeRoot(const QString& dataFolder, const QString& packsRoot);
/// A new certificate for the same key where two thirds of its life are over: over mutual TLS, and where it is over
/// already, over the enrolment listener (WaitsForWord until an administrator approved it).
Result<Membership> renew(const QString& dataFolder, const Applicant& applicant, Instant now, const Keep& keep);

} // namespace naru::agent
