// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/crypto/secret.h"
#include "sync/lan/faults.h"

#include <QByteArray>

namespace naru::lan {

/// What two desks say to each other after their handshake: AES-256-GCM under two keys made for this one connection, one
/// for each direction. The nonce is 4 zero bytes ‖ the frame's place in its direction (u64 big endian, from 0), counted
/// on both sides and never sent: none repeats under a key, and a frame that was changed, repeated, left out, put
/// elsewhere or sent back opens nowhere. A session is not copied and not kept beyond its connection.
///   frame = ciphertext ‖ tag(16)
class Session {
public:
    static constexpr qsizetype overheadBytes = 16;
    static constexpr qsizetype messageBytesMax = 65 * 1024; ///< a channel's message with its head
    static constexpr qsizetype frameBytesMax = messageBytesMax + overheadBytes;
    static constexpr quint64 framesMax = quint64(1) << 32; ///< in each direction

    /// Keys of 32 bytes, fresh.
    Session(crypto::Secret sending, crypto::Secret receiving);
    Session(Session&&) noexcept = default;
    Session& operator=(Session&&) noexcept = default;

    /// To be sent in the order of sealing. More than messageBytesMax is a broken invariant. Fault: SessionOver.
    Result<QByteArray> seal(QByteArrayView message);
    /// Frames in the order in which they came. After a Fault the session opens nothing more.
    /// Faults: Altered, TooLarge, SessionOver.
    Result<QByteArray> open(QByteArrayView frame);

private:
    crypto::Secret m_sending, m_receiving;
    quint64 m_sent = 0, m_received = 0;
    bool m_broken = false;
};

} // namespace naru::lan
