// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/admin.h"

namespace naru::hub {

/// --site S --date YYYY-MM-DD [--out FILE]: whether everything of that day of Korea is here, as the certificate's own
/// JSON (see daybook.h), with "signed" (the whole file's text) and "hub_key" (base64 SPKI) added; FILE gets the signed
/// text. Exit 0 nothing is missing, 1 something is, and "missing" says what. Needs the folder's ca.der and hub.key;
/// what money came to is added up by a running hub.
int dayCertificate(const AdminCall& call);
/// FILE --pub KEY: KEY is the hub's public key, base64 SPKI as in "hub_key", or a file that holds it or the desk's
/// hub.json. {"valid": true, "site", "date", "complete", "entries", "desks", "proofs", "checkpoint": {"size", "time"}};
/// exit 1 with {"valid": false, "fault"} where it is not what that hub signed.
int dayVerify(const AdminCall& call);

} // namespace naru::hub
