// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>

#include <optional>

namespace naru::test {

/// Writes the transcripts of Bluetooth LE sessions anew, and says how many; nothing: one ended otherwise than its
/// description says, and that was said on standard error.
std::optional<int> makeGattTranscripts(const QDir& folder);

} // namespace naru::test
