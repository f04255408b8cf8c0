// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/certificate.h"
#include "sync/agent/membershipfaults.h"
#include "sync/wire/sealing.h"

#include <QUrl>

#include <optional>

namespace naru::agent {

/// Where this desk belongs, as `naructl enrol` left it in the folder `hub` of the data folder:
///   ca.der    the hub's authority: the only one that a connection to the hub may end in
///   desk.der  this desk's certificate, for its one key "desk.signing"
///   unnoted   only while the record does not know of desk.der yet: its SHA-256 in hex
///   hub.json  {"devices": "https://host:port", "enrol": "https://host:port", "hub_key": base64, "site": …, "desk": …,
///             "packs_root"?: hex, "seal_to"?: base64 of the agency's certificate, "", where bodies go open again,
///             "seal_number"?: of the hub's word that said so}
/// A desk whose hub.json is not there belongs to no hub. Members that a newer Naru wrote into it are passed over.
struct Membership {
    crypto::Certificate authority, certificate;
    QUrl devices, enrol;       ///< https, host and port, nothing else
    crypto::PublicKey hubKey;  ///< P-256: signs the hub's receipts
    QString site, desk;        ///< as the hub calls them: 1 to 40 letters, see lan::isName
    QByteArray packsRoot = {}; ///< 32 bytes: who may sign what the hub hands down (packs::pinOf); empty: nobody yet
    wire::SealTo sealTo = {};  ///< to whom bodies are sealed before they leave
};

/// Nothing: not enrolled. Judges no dates. Faults: MembershipFault, all but CannotWrite.
Result<std::optional<Membership>> readMembership(const QString& dataFolder);
/// Durable when it returns. hub.json comes last, and goes first where the authority changes: whatever moment power goes
/// away, this desk has its old membership, the new one, or none. Faults: CannotWrite; BadAddress, BadSettings,
/// NotOfAuthority, … where readMembership() would not read it again (then nothing is written).
Result<void> writeMembership(const QString& dataFolder, const Membership& membership);
/// The certificate alone, after a renewal: of the same authority. Fault: as above.
Result<void> renewMembership(const QString& dataFolder, const crypto::Certificate& certificate);

/// Whoever brings a certificate while somebody else writes this desk's record leaves this mark first; who writes the
/// record writes it down before it uses the certificate. Durable when it returns. Fault: CannotWrite.
Result<void> markUnnoted(const QString& dataFolder, const crypto::Certificate& certificate);
bool isUnnoted(const QString& dataFolder, const crypto::Certificate& certificate);
/// The record knows: the mark goes. Fault: CannotWrite (then it is written down once more).
Result<void> clearUnnoted(const QString& dataFolder);
/// To whom bodies are sealed from now on. Fault: as above.
Result<void> keepSealing(const QString& dataFolder, const wire::SealTo& to);

} // namespace naru::agent
