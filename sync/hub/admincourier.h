// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/admin.h"

namespace naru::hub {

/// PATH… (files, or folders that are looked into): what `naructl courier export` put on a stick. {"desks": [{"device",
/// "site", "desk", "files", "stored", "from": {"epoch", "seq"}, "to": {"epoch", "seq", "hash"}, "receipt": PATH,
/// "waiting": [{"file", "after": {"epoch", "seq"}}]} …], "refused": [{"file", "code"}]}. A receipt is written beside a
/// desk's files, for `naructl courier import`; where that fails it says why in "receipt_fault", and run again it is
/// written. Exit 1 where something waits, was refused, or has no receipt. Needs the folder's ca.der and hub.key.
int courierImport(const AdminCall& call);

} // namespace naru::hub
