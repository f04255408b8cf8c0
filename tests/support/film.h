// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/framesource.h"

#include <QByteArray>

namespace naru::test {

/// An AVI film (RIFF, one stream of uncompressed I420) of these frames, all of one even size, for players that nobody
/// here wrote.
QByteArray filmOf(const QList<device::Frame>& frames, int framesPerSecond);

} // namespace naru::test
