// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/releases.h"

#include "sync/hub/metrics.h"
#include "sync/wire/answer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

namespace naru::hub {

namespace {

constexpr qsizetype hashBytes = 32;

Response refusal(int status, const char* code)
{
    Response response{status, wire::mediaType, wire::bytesOf(wire::Refusal{QString::fromLatin1(code), {}, {}}), {}};
    if (status == 503)
        response.headers.emplaceBack("Retry-After", "5");
    return response;
}

/// Digits and nothing else; nothing: too many of them, too.
std::optional<qint64> numberIn(QByteArrayView text)
{
    constexpr qsizetype digitsMax = 15;
    const bool isNumber = !text.isEmpty() && text.size() <= digitsMax
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return isNumber ? std::optional(qint64(text.toLongLong())) : std::nullopt;
}

std::optional<QByteArray> hashAsked(const Request& request)
{
    const auto text = QUrlQuery(QString::fromLatin1(request.query)).queryItemValue(QStringLiteral("sha256")).toLatin1();
    const QByteArray bytes = QByteArray::fromHex(text);
    const bool isHash = text.size() == 2 * hashBytes && bytes.toHex() == text;
    return isHash ? std::optional(bytes) : std::nullopt;
}

Response unsatisfied(qint64 size)
{
    Response response = refusal(416, "range");
    response.headers.emplaceBack("Content-Range", "bytes */" + QByteArray::number(size));
    return response;
}

struct Cut {
    qint64 from = 0, size = 0;
};
/// Nothing: 416.
std::optional<Cut> cutOf(QByteArrayView header, qint64 size)
{
    const auto range = header.isEmpty() ? std::optional(ByteRange{}) : byteRangeOf(header);
    if (!range || range->first >= size)
        return {};
    const qint64 last = std::min(range->last.value_or(size - 1), size - 1);
    return Cut{range->first, std::min(last - range->first + 1, Releases::answerBytesMax)};
}

} // namespace

std::optional<ByteRange> byteRangeOf(QByteArrayView header)
{
    constexpr QByteArrayView unit("bytes=");
    const qsizetype dash = header.indexOf('-');
    if (!header.startsWith(unit) || dash < 0)
        return {};
    const auto first = numberIn(header.first(dash).sliced(unit.size()));
    const QByteArrayView rest = header.sliced(dash + 1);
    if (!first)
        return {};
    if (rest.isEmpty())
        return ByteRange{*first};
    const auto last = numberIn(rest);
    return last && *last >= *first ? std::optional(ByteRange{*first, last}) : std::nullopt;
}

QMap<packs::Channel, packs::Offer> offersFor(const QList<ReleaseStore::Row>& rows, const QString& site)
{
    QMap<packs::Channel, packs::Offer> offers;
    for (const ReleaseStore::Row& row : rows) {
        const bool isOurs = row.site.isEmpty() || row.site == site;
        const auto other = offers.constFind(row.channel);
        const bool isBetter = other == offers.cend() || other->version < row.offer.version
            || (other->version == row.offer.version && !row.site.isEmpty());
        if (isOurs && isBetter)
            offers.insert(row.channel, row.offer);
    }
    return offers;
}

Releases::Releases(Parts parts)
    : m(std::move(parts))
    , m_store(m.pool)
    , m_turns(m.blobsAtOnce, blobsOfEach)
{
}

Result<void> Releases::prepare()
{
    if (auto made = m_store.prepare(); !made)
        return made;
    const auto known = rows();
    return known ? Result<void>() : known.fault();
}

Result<Releases::Rows> Releases::rows()
{
    {
        const std::scoped_lock lock(m_mutex);
        const Milliseconds now = m.clock.monotonic();
        if (m_looked && now - *m_looked < lookEvery)
            return m_rows;
        m_looked = now; // whoever asks meanwhile is told what was known before, and waits for nothing
    }
    auto rows = m_store.newest();
    const std::scoped_lock lock(m_mutex);
    if (rows)
        m_rows = *rows;
    else
        m_looked.reset();
    return rows;
}

Response Releases::catalogue(const QByteArray& device)
{
    const auto desk = Devices(m.pool).find(device);
    const auto offered = rows();
    const auto roots = m_store.roots();
    if (!desk || !offered || !roots || !*desk)
        return refusal(503, "store_failed");
    if (roots->isEmpty())
        return refusal(404, "no_root");
    packs::Catalogue catalogue{device, m.clock.now(), {}, offersFor(*offered, (*desk)->site)};
    for (const ReleaseStore::RootRow& root : *roots)
        catalogue.roots.append(root.sha256);
    return {200, "application/cbor", packs::textOf(catalogue, m.hubKey), {}};
}

Result<std::optional<QByteArray>> Releases::rootBy(const QByteArray& sha256)
{
    const auto roots = m_store.roots();
    if (!roots)
        return roots.fault();
    for (const ReleaseStore::RootRow& root : *roots) {
        if (root.sha256 == sha256)
            return std::optional(root.document);
    }
    return std::optional<QByteArray>();
}

Response Releases::blob(const QByteArray& device, const Request& request)
{
    const auto turn = m_turns.take(device);
    if (!turn)
        return refusal(503, "busy");
    Response response = piece(request);
    response.turn = turn;
    return response;
}

Response Releases::piece(const Request& request)
{
    const auto sha256 = hashAsked(request);
    if (!sha256)
        return refusal(400, "bad_query");
    auto size = m_store.sizeOf(*sha256);
    const auto root = size && !*size ? rootBy(*sha256) : Result<std::optional<QByteArray>>(std::nullopt);
    if (!size || !root)
        return refusal(503, "store_failed");
    if (*root)
        size = std::optional<qint64>((*root)->size());
    if (!*size)
        return refusal(404, "not_offered");
    const auto cut = cutOf(request.range, **size);
    if (!cut)
        return unsatisfied(**size);
    const auto bytes
        = *root ? Result<QByteArray>((*root)->mid(cut->from, cut->size)) : m_store.piece(*sha256, cut->from, cut->size);
    // A shorter one: another version took its place just now, and this one is swept away.
    if (!bytes || bytes->size() != cut->size)
        return bytes ? refusal(404, "not_offered") : refusal(503, "store_failed");
    const bool isWhole = request.range.isEmpty() && cut->size == **size;
    Response response{isWhole ? 200 : 206, "application/octet-stream", *bytes, {}};
    response.headers.emplaceBack("Accept-Ranges", "bytes");
    if (!isWhole)
        response.headers.emplaceBack("Content-Range",
            "bytes " + QByteArray::number(cut->from) + '-' + QByteArray::number(cut->from + cut->size - 1) + '/'
                + QByteArray::number(**size));
    return response;
}

QMap<QString, quint64> Releases::newest(const QString& site)
{
    QMap<QString, quint64> versions;
    const auto offered = rows();
    if (!offered)
        return versions;
    const auto offers = offersFor(*offered, site);
    for (auto offer = offers.begin(); offer != offers.end(); ++offer)
        versions.insert(QString::fromLatin1(packs::nameOf(offer.key())), offer->version);
    return versions;
}

QString Releases::rootPin()
{
    const auto roots = m_store.roots();
    return roots && !roots->isEmpty() ? QString::fromLatin1(roots->first().pin.toHex()) : QString();
}

QByteArray Releases::metrics()
{
    const auto offered = rows();
    const auto desks = Devices(m.pool).list();
    if (!offered || !desks)
        return {};
    QByteArray text = "# HELP naru_hub_release_version Newest version that every site is offered.\n"
                      "# TYPE naru_hub_release_version gauge\n";
    for (const ReleaseStore::Row& row : *offered) {
        if (row.site.isEmpty())
            text += "naru_hub_release_version{channel=\"" + QByteArray(packs::nameOf(row.channel)) + "\"} "
                + QByteArray::number(row.offer.version) + '\n';
    }
    // By what they lack, not by number: labels stay few.
    QMap<QByteArray, std::pair<qint64, qint64>> counts; // channel → with the newest, behind it
    for (const Desk& desk : *desks) {
        if (desk.status != Desk::Status::Active)
            continue;
        const QJsonObject has = QJsonDocument::fromJson(desk.told.packs.toUtf8()).object();
        const auto offers = offersFor(*offered, desk.site);
        for (auto offer = offers.begin(); offer != offers.end(); ++offer) {
            const char* const name = packs::nameOf(offer.key());
            auto& [newest, behind] = counts[name];
            (quint64(has[QLatin1StringView(name)].toInteger()) >= offer->version ? newest : behind) += 1;
        }
    }
    text += "# HELP naru_hub_release_desks Desks that have the newest version, and those that do not yet.\n"
            "# TYPE naru_hub_release_desks gauge\n";
    for (auto count = counts.begin(); count != counts.end(); ++count) {
        const QByteArray label = "naru_hub_release_desks{channel=\"" + count.key() + "\",has=\"";
        text += label + "newest\"} " + QByteArray::number(count->first) + '\n' + label + "older\"} "
            + QByteArray::number(count->second) + '\n';
    }
    return text;
}

} // namespace naru::hub
