// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/releasestore.h"

#include "app/crypto/hash.h"
#include "sync/hub/columns.h"
#include "sync/hub/faults.h"

#include <QSet>

#include <algorithm>

namespace naru::hub {

namespace {

constexpr const char* sqliteFirst = R"(
CREATE TABLE release_root(
    version INTEGER NOT NULL PRIMARY KEY, document BLOB NOT NULL, sha256 BLOB NOT NULL, pin BLOB NOT NULL) STRICT;
CREATE TABLE release(
    channel INTEGER NOT NULL, site TEXT NOT NULL, version INTEGER NOT NULL, manifest BLOB NOT NULL,
    size INTEGER NOT NULL, published_ms INTEGER NOT NULL, PRIMARY KEY(channel, site, version)) STRICT;
CREATE TABLE release_file(manifest BLOB NOT NULL, sha256 BLOB NOT NULL, PRIMARY KEY(manifest, sha256)) STRICT;
CREATE TABLE release_blob(sha256 BLOB NOT NULL PRIMARY KEY, size INTEGER NOT NULL) STRICT;
CREATE TABLE release_piece(
    sha256 BLOB NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY(sha256, part)) STRICT;
CREATE TABLE release_turn(id INTEGER NOT NULL PRIMARY KEY, number INTEGER NOT NULL) STRICT;
INSERT INTO release_turn(id, number) VALUES(1, 0);
)";
constexpr const char* postgresFirst = R"(
CREATE TABLE release_root(
    version BIGINT NOT NULL PRIMARY KEY, document BYTEA NOT NULL, sha256 BYTEA NOT NULL, pin BYTEA NOT NULL);
CREATE TABLE release(
    channel BIGINT NOT NULL, site TEXT NOT NULL, version BIGINT NOT NULL, manifest BYTEA NOT NULL,
    size BIGINT NOT NULL, published_ms BIGINT NOT NULL, PRIMARY KEY(channel, site, version));
CREATE TABLE release_file(manifest BYTEA NOT NULL, sha256 BYTEA NOT NULL, PRIMARY KEY(manifest, sha256));
CREATE TABLE release_blob(sha256 BYTEA NOT NULL PRIMARY KEY, size BIGINT NOT NULL);
CREATE TABLE release_piece(
    sha256 BYTEA NOT NULL, part BIGINT NOT NULL, bytes BYTEA NOT NULL, PRIMARY KEY(sha256, part));
CREATE TABLE release_turn(id BIGINT NOT NULL PRIMARY KEY, number BIGINT NOT NULL);
INSERT INTO release_turn(id, number) VALUES(1, 0);
)";
constexpr SqlPool::Migration steps[] = {{1, sqliteFirst, postgresFirst}};

constexpr const char* selectNewest
    = "SELECT r.channel, r.site, r.version, r.manifest, r.size, r.published_ms FROM release r WHERE r.version = "
      "(SELECT MAX(n.version) FROM release n WHERE n.channel = r.channel AND n.site = r.site) "
      "ORDER BY r.channel, r.site";
constexpr const char* selectAll
    = "SELECT channel, site, version, manifest, size, published_ms FROM release ORDER BY channel, site, version";
constexpr const char* selectPieces
    = "SELECT part, bytes FROM release_piece WHERE sha256 = $1 AND part >= $2 AND part <= $3 ORDER BY part";

Result<void> done(const Result<Sql::Answer>& answer)
{
    return answer ? Result<void>() : answer.fault();
}

packs::Channel channelIn(const Sql::Value& value)
{
    return static_cast<packs::Channel>(numberIn(value));
}

qint64 numberOf(packs::Channel channel)
{
    return static_cast<qint64>(channel);
}

Result<QList<ReleaseStore::Row>> rowsBy(Sql& sql, const char* select)
{
    const auto found = sql.run(select);
    if (!found)
        return found.fault();
    QList<ReleaseStore::Row> rows;
    for (const Sql::Row& row : found->rows)
        rows.append({channelIn(row[0]), textIn(row[1]), {quint64(numberIn(row[2])), bytesIn(row[3]), numberIn(row[4])},
            Instant(Milliseconds(numberIn(row[5])))});
    return rows;
}

/// Of two that publish at once, one waits here until the other is done.
Result<void> takeTurn(Sql& sql)
{
    return done(sql.run("UPDATE release_turn SET number = number + 1 WHERE id = 1"));
}

Result<bool> hasBlob(Sql& sql, const QByteArray& sha256)
{
    const auto found = sql.run("SELECT size FROM release_blob WHERE sha256 = $1", {sha256});
    return found ? Result<bool>(!found->rows.isEmpty()) : found.fault();
}

/// What no kept version needs any more.
Result<void> sweep(Sql& sql, const ReleaseStore::Row& row)
{
    const auto older = sql.run("SELECT version, manifest FROM release WHERE channel = $1 AND site = $2 "
                               "ORDER BY version DESC",
        {numberOf(row.channel), row.site});
    if (!older)
        return older.fault();
    for (qsizetype i = ReleaseStore::kept; i < older->rows.size(); ++i) {
        const auto gone = sql.run("DELETE FROM release WHERE channel = $1 AND site = $2 AND version = $3",
            {numberOf(row.channel), row.site, older->rows.at(i)[0]});
        if (!gone)
            return gone.fault();
    }
    for (const char* const text : {"DELETE FROM release_file WHERE manifest NOT IN (SELECT manifest FROM release)",
             "DELETE FROM release_blob WHERE sha256 NOT IN (SELECT sha256 FROM release_file)",
             "DELETE FROM release_piece WHERE sha256 NOT IN (SELECT sha256 FROM release_file)"}) {
        if (const auto gone = sql.run(text); !gone)
            return gone.fault();
    }
    return {};
}

/// Whether the newest root is still the one under which signatures were judged.
Result<bool> isNewestRoot(Sql& sql, quint64 version)
{
    const auto found = sql.run("SELECT version FROM release_root WHERE version > $1", {qint64(version)});
    return found ? Result<bool>(found->rows.isEmpty()) : found.fault();
}

/// All it needs is here: from now on it is on offer.
Result<void> offer(Sql& sql, const ReleaseStore::Row& row, const QSet<QByteArray>& blobs)
{
    for (const QByteArray& sha256 : blobs) {
        const auto isHere = hasBlob(sql, sha256);
        if (!isHere || !*isHere)
            return isHere ? Fault(packs::ReleaseFault::Missing) : isHere.fault();
        const auto there = sql.run(
            "SELECT sha256 FROM release_file WHERE manifest = $1 AND sha256 = $2", {row.offer.manifest, sha256});
        const auto named = there && there->rows.isEmpty()
            ? sql.run("INSERT INTO release_file(manifest, sha256) VALUES($1, $2)", {row.offer.manifest, sha256})
            : there;
        if (!named)
            return named.fault();
    }
    const auto put = sql.run("INSERT INTO release(channel, site, version, manifest, size, published_ms) "
                             "VALUES($1, $2, $3, $4, $5, $6)",
        {numberOf(row.channel), row.site, qint64(row.offer.version), row.offer.manifest, row.offer.size,
            qint64(row.published.time_since_epoch().count())});
    return put ? sweep(sql, row) : put.fault();
}

} // namespace

std::span<const SqlPool::Migration> ReleaseStore::migrations()
{
    return steps;
}

Result<void> ReleaseStore::prepare()
{
    return m_pool.migrate(schemaRoom, steps);
}

Result<QList<ReleaseStore::RootRow>> ReleaseStore::roots()
{
    QList<RootRow> rows;
    const auto read = m_pool.with([&](Sql& sql) -> Result<void> {
        const auto found = sql.run("SELECT version, document, sha256, pin FROM release_root ORDER BY version");
        if (!found)
            return found.fault();
        for (const Sql::Row& row : found->rows)
            rows.append({quint64(numberIn(row[0])), bytesIn(row[1]), bytesIn(row[2]), bytesIn(row[3])});
        return {};
    });
    return read ? Result<QList<RootRow>>(std::move(rows)) : read.fault();
}

Result<std::optional<packs::Root>> ReleaseStore::root()
{
    const auto rows = roots();
    if (!rows)
        return rows.fault();
    std::optional<packs::Root> now;
    for (const RootRow& row : *rows) {
        const auto next = now ? packs::nextRoot(*now, row.document) : packs::firstRoot(row.document, row.pin);
        if (!next)
            return next.fault();
        now = *next;
    }
    return now;
}

Result<ReleaseStore::RootRow> ReleaseStore::addRoot(const QByteArray& document)
{
    const auto pin = packs::pinOf(document);
    if (!pin)
        return pin.fault();
    const auto rows = roots();
    if (!rows)
        return rows.fault();
    for (const RootRow& row : *rows) {
        if (row.pin == *pin)
            return row;
    }
    const auto now = root();
    if (!now)
        return now.fault();
    if (*now && rows->size() >= packs::rootsMax)
        return packs::ReleaseFault::TooLarge;
    const auto next = *now ? packs::nextRoot(**now, document) : packs::firstRoot(document, *pin);
    if (!next)
        return next.fault();
    if (!*now && next->version != 1)
        return Fault(packs::ReleaseFault::BadRoot, QStringLiteral("the first one is version 1"));
    const RootRow row{next->version, document, crypto::sha256(document), *pin};
    const auto put = m_pool.with([&](Sql& pooled) {
        return pooled.within([&](Sql& sql) -> Result<void> {
            if (auto turn = takeTurn(sql); !turn) // whoever publishes meanwhile sees it, or is done before
                return turn;
            return done(sql.run("INSERT INTO release_root(version, document, sha256, pin) VALUES($1, $2, $3, $4)",
                {qint64(row.version), row.document, row.sha256, row.pin}));
        });
    });
    return put ? Result<RootRow>(row) : put.fault();
}

Result<QList<ReleaseStore::Row>> ReleaseStore::newest()
{
    return rows(selectNewest);
}

Result<QList<ReleaseStore::Row>> ReleaseStore::all()
{
    return rows(selectAll);
}

Result<QList<ReleaseStore::Row>> ReleaseStore::rows(const char* select)
{
    QList<Row> rows;
    const auto read = m_pool.with([&](Sql& sql) -> Result<void> {
        auto found = rowsBy(sql, select);
        if (!found)
            return found.fault();
        rows = *std::move(found);
        return {};
    });
    return read ? Result<QList<Row>>(std::move(rows)) : read.fault();
}

/// A site's own stands beside what is for every site, and its desks take whichever is newer: it has to be above both.
/// What stands for one site is nothing to the others.
Result<void> ReleaseStore::mayFollow(const packs::Manifest& manifest, const QString& site, const QByteArray& sha256)
{
    const auto rows = newest();
    if (!rows)
        return rows.fault();
    for (const Row& row : *rows) {
        const bool isBeside = row.channel == manifest.channel && (row.site == site || row.site.isEmpty());
        if (isBeside && row.offer.version >= manifest.version && row.offer.manifest != sha256)
            return Fault(packs::ReleaseFault::Older, QString::number(row.offer.version));
    }
    return {};
}

Result<bool> ReleaseStore::holds(const packs::Root& root, const Row& row)
{
    const auto document = piece(row.offer.manifest, 0, row.offer.size);
    return document ? Result<bool>(bool(packs::manifestOf(root, *document))) : document.fault();
}

/// What the newest root lets no longer stand, for whichever site it was: a stolen key's huge number goes with the key,
/// and a site's desks are offered again what is for everybody.
Result<void> ReleaseStore::withdrawFallen(const packs::Root& root, packs::Channel channel)
{
    const auto rows = all();
    if (!rows)
        return rows.fault();
    for (const Row& row : *rows) {
        if (row.channel != channel)
            continue;
        const auto stands = holds(root, row);
        const auto gone = stands && !*stands ? withdraw(row) : Result<void>();
        if (!stands || !gone)
            return stands ? gone : stands.fault();
    }
    return {};
}

Result<void> ReleaseStore::withdraw(const Row& row)
{
    return m_pool.with([&](Sql& sql) -> Result<void> {
        return done(sql.run("DELETE FROM release WHERE channel = $1 AND site = $2 AND version = $3",
            {numberOf(row.channel), row.site, qint64(row.offer.version)}));
    });
}

Result<void> ReleaseStore::putBlob(const QByteArray& sha256, const QByteArray& bytes)
{
    return m_pool.with([&](Sql& pooled) {
        return pooled.within([&](Sql& sql) -> Result<void> {
            if (auto turn = takeTurn(sql); !turn) // nobody sweeps meanwhile what is not yet part of anything
                return turn;
            const auto isHere = hasBlob(sql, sha256);
            if (!isHere || *isHere)
                return isHere ? Result<void>() : isHere.fault();
            for (qint64 at = 0; at < bytes.size(); at += pieceBytes) {
                const auto put = sql.run("INSERT INTO release_piece(sha256, part, bytes) VALUES($1, $2, $3)",
                    {sha256, at / pieceBytes, bytes.mid(at, pieceBytes)});
                if (!put)
                    return put.fault();
            }
            return done(
                sql.run("INSERT INTO release_blob(sha256, size) VALUES($1, $2)", {sha256, qint64(bytes.size())}));
        });
    });
}

Result<ReleaseStore::Row> ReleaseStore::publish(
    const packs::Bundle& bundle, const QString& site, Instant now, const BlobOf& blob)
{
    auto trusted = root();
    if (!trusted || !*trusted)
        return trusted ? Fault(packs::ReleaseFault::NoRoot) : trusted.fault();
    for (const QByteArray& document : bundle.roots) {
        const auto next = packs::nextRoot(**trusted, document);
        if (!next)
            continue; // an older one, or one that does not follow: signatures are judged under what does
        if (const auto added = addRoot(document); !added)
            return added.fault();
        *trusted = *next;
    }
    const auto manifest = packs::manifestOf(**trusted, bundle.manifest);
    if (!manifest)
        return manifest.fault();
    if (manifest->expires && *manifest->expires <= now)
        return packs::ReleaseFault::Expired;
    const Row row{manifest->channel, site,
        {manifest->version, crypto::sha256(bundle.manifest), qint64(bundle.manifest.size())}, now};
    const auto cleared = withdrawFallen(**trusted, row.channel);
    const auto follows = cleared ? mayFollow(*manifest, site, row.offer.manifest) : cleared;
    if (!follows)
        return follows.fault();
    QSet<QByteArray> blobs{row.offer.manifest};
    if (const auto put = putBlob(row.offer.manifest, bundle.manifest); !put)
        return put.fault();
    for (const packs::File& file : manifest->files) {
        const auto bytes = blob(file);
        if (!bytes)
            return bytes.fault();
        if (bytes->size() != file.size || crypto::sha256(*bytes) != file.sha256)
            return Fault(packs::ReleaseFault::Altered, file.path);
        if (const auto put = putBlob(file.sha256, *bytes); !put)
            return put.fault();
        blobs.insert(file.sha256);
    }
    const auto offered = m_pool.with([&](Sql& pooled) {
        return pooled.within([&](Sql& sql) -> Result<void> {
            if (auto turn = takeTurn(sql); !turn)
                return turn;
            const auto isJudged = isNewestRoot(sql, (*trusted)->version);
            if (!isJudged || !*isJudged)
                return isJudged ? Fault(HubFault::StoreBusy, QStringLiteral("a newer root")) : isJudged.fault();
            const auto rows = rowsBy(sql, selectNewest);
            if (!rows)
                return rows.fault();
            const bool isOut = std::ranges::any_of(*rows, [&](const Row& one) {
                return one.channel == row.channel && one.site == row.site && one.offer == row.offer;
            });
            return isOut ? Result<void>() : offer(sql, row, blobs);
        });
    });
    return offered ? Result<Row>(row) : offered.fault();
}

Result<std::optional<qint64>> ReleaseStore::sizeOf(const QByteArray& sha256)
{
    std::optional<qint64> size;
    const auto read = m_pool.with([&](Sql& sql) -> Result<void> {
        const auto found = sql.run("SELECT b.size FROM release_blob b WHERE b.sha256 = $1 AND EXISTS "
                                   "(SELECT 1 FROM release_file f WHERE f.sha256 = $1)",
            {sha256});
        if (!found)
            return found.fault();
        if (!found->rows.isEmpty())
            size = numberIn(found->rows.first()[0]);
        return {};
    });
    return read ? Result<std::optional<qint64>>(size) : read.fault();
}

Result<QByteArray> ReleaseStore::piece(const QByteArray& sha256, qint64 from, qint64 most)
{
    QByteArray bytes;
    const qint64 first = from / pieceBytes, last = (from + most - 1) / pieceBytes;
    const auto read = m_pool.with([&](Sql& sql) -> Result<void> {
        const auto found = sql.run(selectPieces, {sha256, first, last});
        if (!found)
            return found.fault();
        for (const Sql::Row& row : found->rows)
            bytes += bytesIn(row[1]);
        return {};
    });
    return read ? Result<QByteArray>(bytes.mid(from - first * pieceBytes, most)) : read.fault();
}

} // namespace naru::hub
