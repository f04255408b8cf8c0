// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "devices/api/faults.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace naru::device {

/// ATT_MTU: the least that every link has (Core specification, Vol 3, Part G, §5.2.1), and what is of any use: a value
/// has 512 bytes (Part F, §3.2.9), and writing it costs 5 (a header of 3, and 2 of a kind of write nobody does here).
inline constexpr qsizetype gattMtuMin = 23, gattMtuMax = 517;
inline constexpr qsizetype gattValueBytesMax = 512;
inline constexpr qsizetype gattMessageBytesMax = 1024 * 1024; ///< a session message, either way

/// The largest value that one write without response or one notification carries: ATT_MTU - 3, 512 at most. An MTU
/// that cannot be is taken for the least one.
qsizetype gattChunkBytesMax(qsizetype mtu);

/// A session message as values of the data characteristics (ISO/IEC 18013-5 §8.3.3.1.1.6): one byte, 01 where more
/// follows and 00 in the last, then a part of the message. `message`: 1 … gattMessageBytesMax bytes.
QList<QByteArray> gattChunks(const QByteArray& message, qsizetype mtu);

/// Puts the values back together. After a fault it takes nothing more.
class GattAssembler {
public:
    /// A message that this value completes; none: more follows. Faults: PhoneTalksNonsense for a value of no bytes or
    /// more than 512, another first byte than 00 and 01, 01 with nothing behind it, a message of no bytes; PhoneFloods
    /// for a message over gattMessageBytesMax.
    Result<std::optional<QByteArray>> feed(QByteArrayView value);
    bool isMidMessage() const { return !m_pending.isEmpty(); }

private:
    Fault broken(DeviceFault fault, const char* detail);

    QByteArray m_pending;
    bool m_broken = false;
};

} // namespace naru::device
