// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/outgoing.h"

namespace naru::hub {

using journal::Head;

/// An entry as the hub keeps it.
struct Kept {
    quint32 epoch = 0;
    quint64 seq = 0, hlc = 0;
    quint16 kind = 0, schema = 0;
    QByteArray hash, digest; ///< 32 bytes each
    QByteArray body;         ///< the frame, or what was sealed (then facets say what may be added up)
    bool isSealed = false;
    QByteArray facets; ///< of a sealed one: what stands open beside it, see wire::openPartOf(); else empty
    QString held;      ///< why readers cannot read it ("unknown_kind"), judged when it came; empty: they can
};

/// Where records of desks lie: one head per desk is the guard, and the only thing that two hubs contend for. Any
/// thread.
class Log {
public:
    virtual ~Log() = default;
    /// Of a desk that is enrolled; nothing: unknown here. A desk that sent nothing yet: {1, 0, zeros}.
    virtual Result<std::optional<Head>> head(const QByteArray& device) = 0;
    enum class Taken : quint8 {
        Yes,
        HeadMoved,
        Refused, ///< the desk was taken off or lost meanwhile
    };
    /// If the desk's head is still `expected` and it is no desk that was taken off, all of `entries` are appended,
    /// those that are held are noted, and the head is `next`, in one durable transaction; else nothing is.
    virtual Result<Taken> append(
        const QByteArray& device, const Head& expected, const QList<Kept>& entries, const Head& next)
        = 0;
    /// Hashes of an epoch from `first` on, as far as there are some.
    virtual Result<QList<QByteArray>> hashes(const QByteArray& device, quint32 epoch, quint64 first, int most) = 0;
    /// Entries in the order (epoch, seq), for readers.
    virtual Result<QList<Kept>> read(const QByteArray& device, quint32 epoch, quint64 afterSeq, int most) = 0;
    /// What is held now, oldest first.
    virtual Result<QList<journal::Held>> held(const QByteArray& device, int most) = 0;
};

} // namespace naru::hub
