// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace naru::device {

/// The largest data fields a reader carries, bytes. 240 suits every reader and chip of docs/architecture.md's table;
/// over 255 means extended lengths.
struct ApduLimits {
    qsizetype commandDataMax = 240;
    qsizetype responseDataMax = 240;
};

inline constexpr qsizetype shortCommandDataMax = 255, shortResponseDataMax = 256;
inline constexpr qsizetype extendedCommandDataMax = 65'535, extendedResponseDataMax = 65'536;

/// A command APDU (ISO/IEC 7816-4 §5.1).
struct CommandApdu {
    quint8 cla = 0;
    quint8 ins = 0;
    quint8 p1 = 0, p2 = 0;
    QByteArray data;
    qsizetype le = 0; ///< largest answer wanted, 0: none

    /// Short lengths where data and le fit them, else extended ones for both.
    QByteArray encode() const;
};

/// A response APDU: data and status word.
struct ResponseApdu {
    QByteArray data;
    quint16 sw = 0;

    static std::optional<ResponseApdu> read(const QByteArray& bytes); ///< none below two bytes
    bool isOk() const { return sw == 0x9000; }
};

} // namespace naru::device
