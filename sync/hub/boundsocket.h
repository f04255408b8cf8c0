// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/http_server.h"

namespace naru::hub {

/// A socket that listens where the plan says and blocks nowhere, and the port it got; -1: no such address, or taken.
int boundSocket(const ListenPlan& plan, quint16& port);

} // namespace naru::hub
