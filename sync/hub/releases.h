// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/key.h"
#include "sync/hub/devices.h"
#include "sync/hub/releasestore.h"
#include "sync/hub/service.h"
#include "sync/hub/turns.h"

#include <mutex>

namespace naru::hub {

/// One range of bytes (RFC 9110 §14.1.2), as far as it is taken: "bytes=N-" and "bytes=N-M".
struct ByteRange {
    qint64 first = 0;
    std::optional<qint64> last = {};
};
/// Nothing: something else, or more than one.
std::optional<ByteRange> byteRangeOf(QByteArrayView header);

/// What this hub hands down to its desks. Any thread.
class Releases {
public:
    static constexpr Milliseconds lookEvery{5'000};               ///< what another hub or a command published
    static constexpr qint64 answerBytesMax = qint64(1024) * 1024; ///< of a blob in one answer, whatever was asked for
    static constexpr int blobsOfEach = 2; ///< blobs on their way to one desk: the one that broke off, and the next

    /// All outlive this.
    struct Parts {
        SqlPool& pool;
        crypto::PrivateKey hubKey;
        const Clock& clock;
        int blobsAtOnce = 4; ///< until they are out: who reads slowly keeps a worker for as long
    };
    explicit Releases(Parts parts);
    Result<void> prepare(); ///< tables

    /// GET /v1/d/{device}/packs: packs::Catalogue · 404 no root yet · 503.
    Response catalogue(const QByteArray& device);
    /// GET /v1/d/{device}/blob?sha256=HEX: 200 all of it · 206 what was asked for, or the first mebibyte · 400
    /// "bad_query" · 404 "not_offered" · 416 behind its end, or not one range · 503 "busy" (too many at once), or the
    /// database.
    Response blob(const QByteArray& device, const Request& request);
    /// Channel → version for a desk of that site, for the answer to it. Waits for the database now and then.
    QMap<QString, quint64> newest(const QString& site);
    Result<QList<ReleaseStore::Row>> all() { return m_store.all(); } ///< by channel, site and version
    QString rootPin();                                               ///< hex, of the first one; empty: none yet
    QByteArray metrics();

private:
    using Rows = QList<ReleaseStore::Row>;
    Result<Rows> rows();
    Result<std::optional<QByteArray>> rootBy(const QByteArray& sha256);
    Response piece(const Request& request);

    const Parts m;
    ReleaseStore m_store;
    Turns m_turns;
    std::mutex m_mutex;
    std::optional<Milliseconds> m_looked; ///< by the monotonic clock
    Rows m_rows;
};

/// Of what is published, what a desk of that site is offered: its site's own, or a newer one that is for every site.
QMap<packs::Channel, packs::Offer> offersFor(const QList<ReleaseStore::Row>& rows, const QString& site);

} // namespace naru::hub
