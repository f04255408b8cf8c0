// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/copies.h"

#include "app/codec/cbor.h"
#include "app/crypto/hash.h"
#include "app/journal/forks.h"
#include "app/journal/hybridclock.h"
#include "app/journal/writer.h"

#include <algorithm>

namespace naru::journal {

namespace {

using codec::CborValue;
using storage::Statement;

constexpr const char* version = "naru-copy1";
constexpr qsizetype bodyAround = 64 + rehomingBytesMax; ///< nonce, tag, frame and wrapping of a sealed body
constexpr qsizetype wrappedBytesMax = 128;
constexpr qsizetype rowBytes = 80; ///< of a row beside its body
constexpr qsizetype partsOfPage = 11, partsOfRow = 6;

QByteArray bytesIn(const CborValue& value, qsizetype min, qsizetype max)
{
    const QByteArray shared = value.toBytes().value_or(QByteArray());
    return shared.size() < min || shared.size() > max ? QByteArray() : QByteArray(shared.constData(), shared.size());
}

template <typename Number>
std::optional<Number> numberIn(const CborValue& value, quint64 max)
{
    const auto number = value.toUnsigned();
    return number && *number <= max ? std::optional(static_cast<Number>(*number)) : std::nullopt;
}

std::optional<Row> rowIn(const CborValue& item, quint32 epoch, quint64 seq)
{
    const auto hlc = numberIn<quint64>(item.at(0), INT64_MAX);
    const auto kind = numberIn<quint16>(item.at(1), UINT16_MAX), schema = numberIn<quint16>(item.at(2), UINT16_MAX);
    const auto key = numberIn<quint32>(item.at(3), INT32_MAX);
    const QByteArray digest = bytesIn(item.at(4), hashBytes, hashBytes);
    const QByteArray body = bytesIn(item.at(5), 1, bodyBytesMax + bodyAround);
    if (item.size() != partsOfRow || !hlc || !kind || !schema || !key || digest.isEmpty() || body.isEmpty())
        return std::nullopt;
    return Row{epoch, seq, *hlc, *kind, *schema, *key, digest, {}, body};
}

std::optional<QList<CopyKey>> keysIn(const CborValue& items)
{
    QList<CopyKey> keys;
    if (!items.is(codec::CborType::Array) || items.size() > copyKeysMax)
        return std::nullopt;
    for (const CborValue& item : items.items()) {
        const auto number = numberIn<quint32>(item.at(0), INT32_MAX);
        const QByteArray wrapped = bytesIn(item.at(1), 1, wrappedBytesMax);
        if (item.size() != 2 || !number || wrapped.isEmpty())
            return std::nullopt;
        keys.append({*number, wrapped});
    }
    return keys;
}

/// Makes the hashes anew; the one that was sent has to come out at the end.
Result<void> link(CopyPage& page, const QByteArray& last)
{
    const auto broken = [](const Row& row) {
        return Fault(JournalFault::ChainBroken, placeOf(row.epoch, row.seq) + QStringLiteral(": copy"));
    };
    QByteArray previous = page.previous;
    quint64 hlc = 0;
    for (Row& row : page.rows) {
        if (row.hlc <= hlc)
            return broken(row);
        row.hash = crypto::sha256(hashInput(page.device, linkOf(row, previous)));
        previous = row.hash;
        hlc = row.hlc;
    }
    return previous == last ? Result<void>() : Result<void>(broken(page.rows.constLast()));
}

Result<QByteArray> hashAt(storage::Database& journal, quint32 epoch, quint64 seq)
{
    auto select = journal.prepare("SELECT hash FROM journal WHERE place=?1");
    if (!select)
        return select.fault();
    const auto stepped = select->bind(1, placeNumber(epoch, seq)).step();
    if (!stepped)
        return stepped.fault();
    return *stepped == Statement::Step::Row ? select->blob(0) : QByteArray();
}

Result<qint64> firstSince(storage::Database& journal, Instant since)
{
    const qint64 hlc = std::max<qint64>(0, since.time_since_epoch().count()) << hlcCounterBits;
    auto select = journal.prepare("SELECT min(place) FROM journal WHERE hlc>=?1");
    if (!select)
        return select.fault();
    const auto stepped = select->bind(1, hlc).step();
    if (!stepped)
        return stepped.fault();
    return *stepped == Statement::Step::Row && !select->isNull(0) ? select->integer(0) : qint64(0);
}

Result<QList<Row>> rowsFrom(storage::Database& journal, qint64 place)
{
    auto select = journal.prepare("SELECT epoch, seq, hlc, kind, schema, key_id, digest, hash, body FROM journal"
                                  " WHERE place>=?1 ORDER BY place LIMIT ?2");
    if (!select)
        return select.fault();
    select->bind(1, place).bind(2, qint64(copyRowsMax));
    QList<Row> rows;
    qsizetype bytes = 0;
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return rows;
        Row row = rowOf(*select, Columns::WithBody);
        bytes += row.body.size() + rowBytes;
        if (!rows.isEmpty() && (bytes > copyPageBytes || row.epoch != rows.constFirst().epoch))
            return rows;
        rows.append(std::move(row));
    }
}

Result<QByteArray> previousOf(storage::Database& journal, const Row& first)
{
    if (first.seq > 1) {
        auto hash = hashAt(journal, first.epoch, first.seq - 1);
        if (!hash || !hash->isEmpty())
            return hash;
    }
    const auto anchor = anchorOf(journal, first.epoch);
    if (!anchor)
        return anchor.fault();
    if (!*anchor || (*anchor)->firstSeq != first.seq)
        return Fault(JournalFault::ChainBroken, placeOf(first.epoch, first.seq));
    return (*anchor)->firstPrevious;
}

Result<void> addKeys(storage::Database& journal, CopyPage& page)
{
    for (const Row& row : std::as_const(page.rows)) {
        const auto known = [&](const CopyKey& key) { return key.keyId == row.keyId; };
        if (std::any_of(page.keys.cbegin(), page.keys.cend(), known))
            continue;
        if (page.keys.size() == copyKeysMax) { // the rest goes with the next page
            page.rows.resize(&row - page.rows.constData());
            return {};
        }
        auto select = journal.prepare("SELECT wrapped FROM data_key WHERE key_id=?1");
        if (!select)
            return select.fault();
        const auto stepped = select->bind(1, qint64(row.keyId)).step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Row)
            page.keys.append({row.keyId, select->blob(0)});
    }
    return {};
}

Result<std::optional<CopyPage>> pageOf(storage::Database& journal, QList<Row> rows, bool begins)
{
    using Page = std::optional<CopyPage>;
    if (rows.isEmpty())
        return Page();
    auto previous = previousOf(journal, rows.constFirst());
    if (!previous)
        return previous.fault();
    CopyPage page;
    page.begins = begins || rows.constFirst().seq == 1; // an epoch follows from no entry
    page.previous = *std::move(previous);
    page.rows = std::move(rows);
    if (const auto added = addKeys(journal, page); !added)
        return added.fault();
    return Page(std::move(page));
}

/// A terminal will show it: no line breaks and no escape codes.
bool isPlainName(const QString& name)
{
    return name.size() <= copyNameLettersMax && std::all_of(name.cbegin(), name.cend(), [](QChar letter) {
        return letter.isPrint() || letter.isSurrogate();
    });
}

} // namespace

CopyPoint pointOf(const Row& row)
{
    return {row.epoch, row.seq, row.hash};
}

QByteArray bytesOf(const CopyPage& page)
{
    NARU_ASSERT(!page.rows.isEmpty() && page.rows.size() <= copyRowsMax && page.keys.size() <= copyKeysMax);
    const Row& first = page.rows.constFirst();
    codec::CborWriter out;
    out.array(partsOfPage).text(version).bytes(page.device).text(page.name).bytes(page.sealed).boolean(page.begins);
    out.number(qint64(first.epoch)).number(static_cast<qint64>(first.seq)).bytes(page.previous);
    out.array(static_cast<quint64>(page.keys.size()));
    for (const CopyKey& key : page.keys)
        out.array(2).number(qint64(key.keyId)).bytes(key.wrapped);
    out.array(static_cast<quint64>(page.rows.size()));
    for (const Row& row : page.rows) {
        out.array(partsOfRow).number(static_cast<qint64>(row.hlc)).number(qint64(row.kind)).number(qint64(row.schema));
        out.number(qint64(row.keyId)).bytes(row.digest).bytes(row.body);
    }
    return out.bytes(page.rows.constLast().hash).take();
}

Result<CopyPage> copyPageOf(const QByteArray& bytes)
{
    const auto document = codec::CborDocument::parse(bytes, {copyPageBytesMax, 4, 2'000});
    if (!document)
        return JournalFault::BadCopy;
    const CborValue root = (*document)->root();
    CopyPage page{bytesIn(root.at(1), deviceIdBytes, deviceIdBytes), root.at(2).toText().value_or(QString()),
        bytesIn(root.at(3), 1, sealedKeysBytesMax), root.at(4).toBool().value_or(false),
        bytesIn(root.at(7), hashBytes, hashBytes), {}, {}};
    const auto epoch = numberIn<quint32>(root.at(5), epochMax);
    const auto first = numberIn<quint64>(root.at(6), seqMax - copyRowsMax);
    const auto keys = keysIn(root.at(8));
    const QByteArray last = bytesIn(root.at(10), hashBytes, hashBytes);
    const qsizetype rows = root.at(9).size();
    if (root.size() != partsOfPage || root.at(0).toText().value_or(QString()) != QLatin1StringView(version)
        || page.device.isEmpty() || !isPlainName(page.name) || page.sealed.isEmpty() || !root.at(4).toBool()
        || page.previous.isEmpty() || !epoch || *epoch == 0 || !first || *first == 0 || !keys || last.isEmpty()
        || !root.at(9).is(codec::CborType::Array) || rows == 0 || rows > copyRowsMax)
        return JournalFault::BadCopy;
    page.keys = *keys;
    for (const CborValue& item : root.at(9).items()) {
        auto row = rowIn(item, *epoch, *first + static_cast<quint64>(page.rows.size()));
        if (!row)
            return JournalFault::BadCopy;
        page.rows.append(*std::move(row));
    }
    for (const CopyKey& key : std::as_const(page.keys)) {
        if (std::none_of(page.rows.cbegin(), page.rows.cend(), [&](const Row& row) { return row.keyId == key.keyId; }))
            return JournalFault::BadCopy;
    }
    if (const auto linked = link(page, last); !linked)
        return linked.fault();
    return page;
}

Result<std::optional<CopyPage>> pageBehind(
    storage::Database& journal, const std::optional<CopyPoint>& known, Instant since)
{
    const auto gone = lastGone(journal); // who keeps copies is not given what went: they begin behind it
    const auto place = known ? Result<qint64>(placeNumber(known->epoch, known->seq) + 1) : firstSince(journal, since);
    if (!gone || !place)
        return gone ? place.fault() : gone.fault();
    auto rows = rowsFrom(journal, known ? *place : std::max(*place, *gone + 1));
    if (!rows)
        return rows.fault();
    const auto isGone = [](const Row& row) { return row.body.isEmpty(); };
    if (std::none_of(rows->cbegin(), rows->cend(), isGone))
        return pageOf(journal, *std::move(rows), !known);
    rows = rowsFrom(journal, *gone + 1);
    return rows ? pageOf(journal, *std::move(rows), true) : Result<std::optional<CopyPage>>(rows.fault());
}

Result<std::optional<CopyPoint>> newestCommon(storage::Database& journal, const QList<CopyPoint>& points)
{
    std::optional<CopyPoint> best;
    for (const CopyPoint& point : points) {
        if (best && std::pair(point.epoch, point.seq) <= std::pair(best->epoch, best->seq))
            continue;
        const auto hash = hashAt(journal, point.epoch, point.seq);
        if (!hash)
            return hash.fault();
        if (!hash->isEmpty() && *hash == point.hash)
            best = point;
    }
    return best;
}

Result<qint64> firstPlace(storage::Database& journal)
{
    auto select = journal.prepare("SELECT coalesce(min(place), 0) FROM journal");
    const auto stepped = select ? select->step() : Result<Statement::Step>(select.fault());
    return stepped ? Result<qint64>(select->integer(0)) : stepped.fault();
}

Result<qint64> lastGone(storage::Database& journal)
{
    auto select = journal.prepare("SELECT coalesce(max(place), 0) FROM journal WHERE length(body)=0");
    const auto stepped = select ? select->step() : Result<Statement::Step>(select.fault());
    return stepped ? Result<qint64>(select->integer(0)) : stepped.fault();
}

Result<quint64> entriesBehind(storage::Database& journal, quint32 epoch, quint64 seq)
{
    // Numbers have no holes within an epoch: its last place says it all, and no entry is read for it.
    auto select = journal.prepare("SELECT epoch, first_seq, (SELECT max(place) FROM journal WHERE"
                                  " place>(anchor.epoch << 40) AND place<((anchor.epoch + 1) << 40))"
                                  " FROM anchor WHERE epoch>=?1");
    if (!select)
        return select.fault();
    quint64 behind = 0;
    for (select->bind(1, qint64(epoch));;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return behind;
        if (select->isNull(2))
            continue;
        const auto last = static_cast<quint64>(select->integer(2)) & seqMax;
        const quint64 before = static_cast<quint64>(select->integer(1)) - 1;
        const quint64 from = select->integer(0) == qint64(epoch) ? std::max(seq, before) : before;
        behind += last > from ? last - from : 0;
    }
}

} // namespace naru::journal
