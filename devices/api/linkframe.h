// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "devices/api/faults.h"

#include <QByteArray>
#include <QList>

namespace naru::device {

/// The demo's local link between the counter and the simulated phone: u32 big-endian length of what follows, one type
/// byte, content. Both ends use this file.
struct LinkFrame {
    enum class Type : quint8 {
        Engagement = 1, ///< phone: u16 big-endian length of the Handover, Handover, DeviceEngagement
        Message = 2,    ///< both: a session message
        Bye = 3,        ///< both: the phone leaves the reader; empty
        Locked = 4,     ///< phone: is locked and engages with nobody; empty
        Busy = 5,       ///< desk: another phone is here, or nobody is asked just now; empty
    };
    Type type = Type::Bye;
    QByteArray content;

    QByteArray encode() const;
};

inline constexpr qsizetype linkFrameBytesMax = 1024 * 1024; ///< type byte and content
inline constexpr qsizetype linkHandoverBytesMax = 8 * 1024;

/// Content of an Engagement frame.
struct LinkEngagement {
    QByteArray handover, deviceEngagement;
    QByteArray encode() const;
    static Result<LinkEngagement> parse(const QByteArray& content); ///< Fault: PhoneTalksNonsense
};

/// Cuts a byte stream into frames. After a fault it takes nothing more.
class LinkFrameReader {
public:
    /// Whole frames that these bytes complete. Fault: PhoneTalksNonsense for a length of 0 or over the limit, an
    /// unknown type, or content where a type has none.
    Result<QList<LinkFrame>> feed(QByteArrayView bytes);
    bool isMidFrame() const { return !m_pending.isEmpty(); }

private:
    QByteArray m_pending;
    bool m_broken = false;
};

} // namespace naru::device
