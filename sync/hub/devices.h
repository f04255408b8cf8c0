// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/intake.h"
#include "sync/hub/sql.h"

namespace naru::hub {

/// A desk as the hub knows it.
struct Desk {
    enum class Status : qint8 {
        Active = 1,
        Revoked = 2, ///< taken off: nothing is taken from it any more
        Lost = 3,    ///< and somebody else may have its key
    };
    QByteArray device; ///< 16 bytes
    QString site, desk;
    Status status = Status::Active;
    QByteArray spki; ///< of its signing key, which its certificate is for
    Instant enrolled{};
    std::optional<Instant> seen; ///< when it last told something
    struct Told {
        quint64 unsent = 0;
        std::optional<Instant> oldest;
        QString program;
        Milliseconds clockOff{0};
        QString packs; ///< JSON object, channel → version
    } told;            ///< then
    Head head;         ///< of its record here
};

/// "active", "revoked", "lost".
const char* nameOf(Desk::Status status);

/// The desks of this hub. Any thread.
class Devices {
public:
    explicit Devices(SqlPool& pool)
        : m_pool(pool)
    {
    }
    Result<std::optional<Desk>> find(const QByteArray& device);
    Result<QList<Desk>> list(); ///< by site and desk, those of one name by when they were enrolled
    Result<void> noteSeen(const QByteArray& device, Instant at, const wire::Telling& telling);
    /// For Intake, by what `find` said. A desk whose key cannot be read is unknown.
    static Sender senderOf(const std::optional<Desk>& desk, const QByteArray& device);

    /// Within the caller's transaction: a desk and the beginning of its record. `seen`, `told` and `head` are not used.
    static Result<void> add(Sql& sql, const Desk& desk);
    /// The head as it is once nobody else is appending: until this transaction ends nobody does.
    static Result<Head> holdHead(Sql& sql, const QByteArray& device);
    static Result<void> setStatus(Sql& sql, const QByteArray& device, Desk::Status status);
    static Result<void> setKey(Sql& sql, const QByteArray& device, const QByteArray& spki);

private:
    SqlPool& m_pool;
};

} // namespace naru::hub
