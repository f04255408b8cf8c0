// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"

#include <QString>

namespace naru::agent {

/// For a hub that was put back to an older state, once a person said so: what this desk keeps of its log (keepsakes.h:
/// checkpoint, contradiction, proofs; roll.h: desks) goes into hub/aside-DATE, where nothing reads it and nothing
/// deletes it, and `note` is kept in its place. The note comes last: what ends before that is done again by the next
/// call. Nobody else has the folder meanwhile. Value: the name of that folder in the data folder. Fault:
/// MembershipFault::CannotWrite.
Result<QString> putLogAside(const QString& dataFolder, const QByteArray& note, Instant now);

} // namespace naru::agent
