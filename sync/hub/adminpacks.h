// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/admin.h"

namespace naru::hub {

/// FILE.naru [--site S]: {"channel", "version", "site", "files", "manifest"}. The signatures are judged here too, under
/// the roots that this hub has and those in the file that follow from them. May be stopped and run again.
int packPublish(const AdminCall& call);
/// FILE: a root's document: {"version", "packs_root"}. The first one is believed on the word of who runs this; its pin
/// is what stands on enrolment sheets.
int packRoot(const AdminCall& call);
/// {"roots": [{"version", "pin"} …], "packs_root": …, "packs": [{"channel", "site", "version", "manifest", "published",
/// "desks_newest", "desks_older"} …]}
int packList(const AdminCall& call);

} // namespace naru::hub
