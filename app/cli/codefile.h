// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>

namespace naru::cli {

/// The code in a file: its text as a scanner would give it ("mdoc:…"), or a picture of it (PNG or PGM, 16 MB at most).
/// Faults: BadRecording for a file that is neither, or shows no code.
Result<QByteArray> codeInFile(const QString& path);

} // namespace naru::cli
