// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <avahi-common/watch.h>

namespace naru::lan {

/// Qt's event loop of this thread, as Avahi's client library wants one. Holds nothing: watches and timeouts belong to
/// whoever made them through it, and fire in the thread that did.
const AvahiPoll& avahiPoll();

} // namespace naru::lan
