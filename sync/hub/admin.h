// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/devices.h"
#include "sync/hub/sqllog.h"
#include "sync/wire/sealing.h"

#include <QJsonObject>
#include <QStringList>

namespace naru::hub {

/// `naru-hub admin …`: works on the database beside a running hub, or before its first start.
struct AdminCall {
    SqlPool& pool;
    QString data; ///< the hub's folder
    const Clock& clock;
    QStringList options;          ///< what follows the command's words
    wire::FacetsOf facetsOf = {}; ///< what an entry says beside its seal, read from its body
};
/// Exit codes: 0 done, 1 refused (its fault is told), 2 unusable arguments.
struct AdminCommand {
    const char* words; ///< "desk list"
    const char* usage;
    int (*run)(const AdminCall& call);
};

/// {"desks": [{"device", "site", "desk", "status", "enrolled", "seen", "unsent", "oldest", "program", "epoch",
/// "head_seq", "head_hash"} …]}
int deskList(const AdminCall& call);
/// --desk D [--all]: {"desk", "site", "device", "epoch", "head_seq", "head_hash", "count", "entries": [{"seq", "epoch",
/// "hash", "kind", "held"?, "sealed"?} …]}; without --all the newest hundred. With --open-with KEY.pem, the agency's
/// private key: what opened() says beside each sealed one, "opened": how many, "wrong": how many are not what they
/// should be; exit 1 where there is one.
int entries(const AdminCall& call);

/// A sealed entry, opened and held against what the hub knows of it: {"open": "yes", "body": hex of its CBOR, "facets":
/// "same"} or "differ" where what stands open beside it is not what the body says; else {"open": the fault's name}, or
/// "digest_differs": what was sealed is not what the entry's hash stands on.
QJsonObject opened(
    const QByteArray& device, const Kept& entry, const crypto::PrivateKey& agency, const wire::FacetsOf& facetsOf);

/// By its id (32 hex digits), "site/desk", or its name where one site has it; an active one before those taken off.
/// Fault: UnknownDevice.
Result<Desk> deskCalled(Devices& devices, const QString& name);

/// Value of `name` in the options, "--desk D" or "--desk=D".
std::optional<QString> optionOf(const QStringList& options, const char* name);
void print(const QJsonObject& answer);
int complain(const Fault& fault); ///< {"fault": name} on stdout, the detail on stderr; 1
int complain(const char* usage);  ///< 2

} // namespace naru::hub
