// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/crypto/certificate.h"

#include <QString>

namespace naru::agent {

/// Hex of the SHA-256 of the certificate that this desk had when its hub was last accepted anew: the hub may have gone
/// back to before it gave that one, and its roll then lacks it without anybody's fault.
inline constexpr QLatin1StringView acceptedName("hub/accepted");

/// For a hub that was put back to an older state, once a person said so: what this desk keeps of its log (keepsakes.h:
/// checkpoint, contradiction, proofs; roll.h: desks) goes into hub/aside-DATE, where nothing reads it and nothing
/// deletes it, and `note` is kept in its place, with `certificate`, this desk's own (acceptedName). The note comes
/// last: what ends before that is done again by the next call. Nobody else has the folder meanwhile. Value: the name of
/// that folder in the data folder. Fault: MembershipFault::CannotWrite.
Result<QString> putLogAside(
    const QString& dataFolder, const QByteArray& note, const crypto::Certificate& certificate, Instant now);

} // namespace naru::agent
