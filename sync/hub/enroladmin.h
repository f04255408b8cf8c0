// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/admin.h"

namespace naru::hub {

/// --site S --desk D: {"code", "ca_pin", "enrol_url", "site", "desk", "until"} and, where packs are handed down,
/// "packs_root"; the code is shown once and kept
/// nowhere. enrol_url is null until the hub has been started. Run again it gives another code, and the one before is
/// over. --again --desk D|DEVICE [--site S]: for a desk that stands here and came back from a backup without its key;
/// "device" besides.
int deskAdd(const AdminCall& call);
/// --desk D [--site S]: {"device", "key_id", "last_good": {"epoch", "seq", "hash"}, "lost"}.
int deskLost(const AdminCall& call);
/// --desk D [--site S]: a desk whose certificate is over may have a new one within seven days.
int deskApprove(const AdminCall& call);
/// FILE [--sheets PDF]: each line of FILE is "site,desk" (UTF-8, quotes where a name has a comma; a first line
/// "site,desk" or "센터,창구" is a title): {"sheets": [as of desk add …]}. Needs a QGuiApplication with --sheets.
int deskImport(const AdminCall& call);

/// With the authority's key on another machine: what waits is written to FOLDER/naru-requests.json …
int caExport(const AdminCall& call);
/// … there, beside ca.key (or the authority is made there), FOLDER/naru-certificates.json is made from it …
int caSign(const AdminCall& call);
/// … and taken in here: {"certificates": n, "server": true|false}. Each step may be run again.
int caImport(const AdminCall& call);

} // namespace naru::hub
