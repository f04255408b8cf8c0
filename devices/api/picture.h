// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "devices/api/faults.h"

#include <QByteArray>

#include <functional>

class QObject;

namespace naru::device {

inline constexpr qsizetype pictureBytesMax = 1024 * 1024; ///< encoded
inline constexpr int pictureSideMaxPx = 1600;             ///< decoded, each side
inline constexpr qsizetype rgbBytesPerPx = 3;

/// Each by the first bytes it must have.
enum class PictureFormat : quint8 {
    Jpeg = 1, ///< ISO/IEC 10918-1: FF D8 FF
    Jp2 = 2,  ///< JPEG 2000 file, ISO/IEC 15444-1 Annex I: 0000000C 6A502020
    J2k = 3,  ///< JPEG 2000 codestream alone, ISO/IEC 15444-1 Annex A: FF4F FF51
    Svg = 4,  ///< SVG, drawn in the size it names; never guessed: 3C, and no white space before it
};

/// 8 bits each of red, green, blue; rows from the top, `width * 3` bytes each, no padding: QImage::Format_RGB888
/// with an explicit bytesPerLine.
struct Picture {
    int width = 0;  ///< px
    int height = 0; ///< px
    QByteArray rgb;
};

bool hasMagicOf(PictureFormat format, QByteArrayView bytes);

/// Names the format of a picture that came without a name, as an mdoc portrait does (ISO/IEC 18013-5 §7.2.1).
/// Faults: PictureUnreadable.
Result<PictureFormat> pictureFormat(QByteArrayView bytes);

/// Turns a picture from outside into pixels, somewhere a bad picture can do no harm.
class PictureDecoder {
public:
    using Done = std::function<void(const Result<Picture>&)>;

    virtual ~PictureDecoder() = default;

    /// Calls `done` once, in this thread, later, never from within this call; not at all after cancel(), or when
    /// `context` is gone by then. `format` is believed, not guessed: bytes of another format are PictureUnreadable.
    /// Faults: all four of DeviceFault::Picture….
    virtual void decode(PictureFormat format, const QByteArray& bytes, const QObject* context, Done done) = 0;

    /// Ends every decoding under way and forgets its bytes: the desk wipes.
    virtual void cancel() = 0;
};

} // namespace naru::device
