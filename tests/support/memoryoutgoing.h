// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "app/journal/outgoing.h"

#include <QMap>
#include <QSet>

#include <functional>

namespace naru::test {

/// A record in memory that keeps the contract of journal::Outgoing: for days of sync without a disk. What it holds may
/// be taken as an image and put back later, as a restored disk would.
class MemoryOutgoing final : public journal::Outgoing {
public:
    static constexpr quint16 forkedKind = 71, rehomedKind = 74;

    MemoryOutgoing(QByteArray device, Random& random);

    /// A new entry behind the last one; answers its digest.
    QByteArray write(quint16 kind, QByteArrayView body, Instant now);

    struct Part {
        QByteArray first; ///< what its first entry follows from
        QList<journal::Leaving> entries;
        std::optional<journal::Head> hub, common; ///< of the fork that began it
    };
    struct Image {
        QMap<quint32, Part> parts;
        journal::Cursor cursor;
        QList<journal::Held> held;
    };
    const Image& image() const { return m_image; }
    void putBack(Image image) { m_image = std::move(image); }
    journal::Head last() const;
    /// Digest → body of all that was ever written into this record as it is now, taken out of wrappings.
    QMap<QByteArray, QByteArray> content() const;

    /// What happens to the next calls that need the disk: none by default.
    std::function<Result<void>()> disk = [] { return Result<void>(); };
    /// Before the cursor moves: where to, and what this record has there.
    std::function<void(const journal::Cursor& to, const std::optional<QByteArray>& ours)> moving;

    QByteArray device() const override { return m_device; }
    Result<journal::Cursor> cursor() const override;
    Result<Waiting> waiting() const override;
    Result<journal::Stretch> after(const journal::Head& after, int entriesMax, qsizetype bytesMax) const override;
    Result<std::optional<QByteArray>> hashAt(quint32 epoch, quint64 seq) const override;
    Result<void> advance(const journal::Cursor& cursor) override;
    Result<void> fork(const journal::Head& common, const journal::Head& hub) override;
    Result<void> hold(const QList<journal::Held>& held) override;
    Result<QList<journal::Held>> held() const override;

private:
    std::optional<QByteArray> find(quint32 epoch, quint64 seq) const;
    QByteArray put(quint32 epoch, quint16 kind, QByteArray framed, Instant now);

    QByteArray m_device;
    Random& m_random;
    Image m_image;
};

/// What an entry is once it is out of its wrappings: digest and body.
struct Unwrapped {
    quint16 kind = 0;
    QByteArray digest, body;
};
Unwrapped unwrapped(quint16 kind, QByteArray framed);

} // namespace naru::test
