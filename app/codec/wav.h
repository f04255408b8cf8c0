// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/codec/faults.h"

#include <QByteArray>
#include <QList>

namespace naru::codec {

inline constexpr qsizetype wavBytesMax = 512 * 1024; ///< of a recorded sentence: about 12 s at 22,050 Hz
inline constexpr int wavChunksMax = 16;
inline constexpr int wavRateMin = 8'000, wavRateMax = 48'000;

/// A recording as the one kind that is read: RIFF/WAVE, linear PCM (format 1), one channel, 16 bits, little endian.
struct Wav {
    int rate = 0; ///< samples a second
    QList<qint16> samples;
};

/// Faults: CodecFault. TooLarge above wavBytesMax, TooMany above wavChunksMax, Truncated where a chunk is longer than
/// the rest, TrailingBytes where the file is longer than it says, Malformed for anything else than the kind above.
/// Chunks that are neither "fmt " nor "data" are stepped over unread.
Result<Wav> readWav(const QByteArray& bytes);

QByteArray writeWav(const Wav& wav);

} // namespace naru::codec
