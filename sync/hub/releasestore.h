// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "sync/hub/sql.h"
#include "sync/packs/bundle.h"

namespace naru::hub {

/// What the agency hands down, in the hub's database: all hubs on it hand down the same. Room "releases": release_root,
/// release (the newest two of each channel and site), release_file, release_blob, release_piece. Any thread.
class ReleaseStore {
public:
    static std::span<const SqlPool::Migration> migrations();
    static constexpr const char* schemaRoom = "releases";
    static constexpr qint64 pieceBytes = 256 * 1024; ///< of a blob in one row
    static constexpr int kept = 2;                   ///< versions: who is just fetching the one before goes on

    explicit ReleaseStore(SqlPool& pool)
        : m_pool(pool)
    {
    }
    Result<void> prepare();

    struct RootRow {
        quint64 version = 0;
        QByteArray document;
        QByteArray sha256; ///< of the document
        QByteArray pin;
    };
    Result<QList<RootRow>> roots(); ///< from the first
    /// The first one, on the word of who runs this, or the next one. Again with one that is here: nothing happens.
    /// Faults: those of packs::firstRoot() and nextRoot().
    Result<RootRow> addRoot(const QByteArray& document);

    struct Row {
        packs::Channel channel = packs::Channel::Trust;
        QString site; ///< empty: every site
        packs::Offer offer;
        Instant published{};
    };
    Result<QList<Row>> newest(); ///< of each channel and site
    Result<QList<Row>> all();    ///< those too that are kept for who is just fetching them
    /// Newer roots of the bundle are taken where they follow. Then the manifest's signatures, its place above what is
    /// out, its files: all of it or nothing. The same again: nothing happens. Faults: NoRoot, Older, Expired,
    /// NotSigned, … and where another one was published at the same moment Missing, or HubFault::StoreBusy where a
    /// newer root came: again then.
    using BlobOf = std::function<Result<QByteArray>(const packs::File&)>;
    Result<Row> publish(const packs::Bundle& bundle, const QString& site, Instant now, const BlobOf& blob);

    /// Of what is published, roots too. Nothing: not on offer.
    Result<std::optional<qint64>> sizeOf(const QByteArray& sha256);
    /// At most `most` bytes from `from` on, which is within its size.
    Result<QByteArray> piece(const QByteArray& sha256, qint64 from, qint64 most);

private:
    Result<std::optional<packs::Root>> root();
    Result<QList<Row>> rows(const char* select);
    Result<void> mayFollow(const packs::Manifest& manifest, const QString& site, const QByteArray& sha256);
    Result<void> withdrawFallen(const packs::Root& root, packs::Channel channel);
    Result<bool> holds(const packs::Root& root, const Row& row);
    Result<void> withdraw(const Row& row);
    Result<void> putBlob(const QByteArray& sha256, const QByteArray& bytes);

    SqlPool& m_pool;
};

} // namespace naru::hub
