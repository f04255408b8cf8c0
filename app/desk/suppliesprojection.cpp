// SPDX-License-Identifier: GPL-3.0-or-later
// What was taken, as the journal's entries and the table of them.
#include "app/codec/cbor.h"
#include "app/desk/suppliesimpl.h"
#include "app/services/projection.h"

#include <limits>

namespace naru::desk {

using codec::CborValue;
using codec::CborWriter;
using What = ReleaseStep::What;

namespace {

constexpr storage::Database::Migration steps[] = {{1, R"sql(
CREATE TABLE release(channel TEXT PRIMARY KEY, version INTEGER NOT NULL, manifest BLOB NOT NULL, root INTEGER NOT NULL,
    root_pin BLOB NOT NULL, taken INTEGER NOT NULL, as_of INTEGER NOT NULL, used INTEGER NOT NULL, content BLOB NOT NULL,
    other INTEGER NOT NULL, other_content BLOB NOT NULL) STRICT, WITHOUT ROWID;
)sql"}};

const QString lessonsChannel = QStringLiteral("lessons");

qint64 ms(Instant moment)
{
    return moment.time_since_epoch().count();
}

QByteArray copyOf(const QByteArray& shared)
{
    return QByteArray(shared.constData(), shared.size());
}

struct Reader {
    CborValue body;
    qint64 integer(const char* key) const { return body.find(QLatin1StringView(key)).toInteger().value_or(0); }
    QString text(const char* key) const { return body.find(QLatin1StringView(key)).toText().value_or(QString()); }
    /// A deep copy: the journal's bytes are gone after this entry.
    QByteArray bytes(const char* key) const
    {
        return copyOf(body.find(QLatin1StringView(key)).toBytes().value_or(QByteArray()));
    }
};

/// What was in use stays as the way back, where there is one.
Result<void> projectTaken(storage::Transaction& transaction, const journal::Stamp& stamp, const Reader& body)
{
    const QString channel = body.text("channel");
    auto known = transaction.prepare("SELECT version, used, content, root FROM release WHERE channel = ?1");
    if (!known)
        return known.fault();
    const auto row = known->bind(1, channel).step();
    if (!row)
        return row.fault();
    const bool isFirst = *row == storage::Statement::Step::Done;
    const bool isAbove = isFirst
        || isAboveTaken({quint64(body.integer("root")), quint64(body.integer("version"))},
            {quint64(known->integer(3)), quint64(known->integer(0))});
    if (!isAbove)
        return SuppliesFault::Older;
    const bool goesBack = !isFirst && channel == lessonsChannel;
    const qint64 other = goesBack ? known->integer(1) : 0;
    const QByteArray otherContent = goesBack ? copyOf(known->blob(2)) : QByteArray("");
    auto put = transaction.prepare("REPLACE INTO release VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?2, ?8, ?9, ?10)");
    if (!put)
        return put.fault();
    put->bind(1, channel).bind(2, body.integer("version")).bind(3, body.bytes("manifest"));
    put->bind(4, body.integer("root")).bind(5, body.bytes("root_pin")).bind(6, ms(stamp.time()));
    put->bind(7, body.integer("as_of")).bind(8, body.bytes("content")).bind(9, other).bind(10, otherContent);
    return put->run();
}

Result<void> projectSettings(storage::Transaction& transaction, const Reader& body)
{
    const auto language = body.body.find(QLatin1StringView("language")).toText();
    const auto contrast = body.body.find(QLatin1StringView("high_contrast")).toBool();
    auto put = transaction.prepare(
        "UPDATE setting SET language = ifnull(?1, language), high_contrast = ifnull(?2, high_contrast)");
    if (!put)
        return put.fault();
    language ? put->bind(1, *language) : put->bindNull(1);
    contrast ? put->bind(2, qint64(*contrast)) : put->bindNull(2);
    return put->run();
}

} // namespace

bool isAboveTaken(const Rung& one, const Rung& taken)
{
    return one.root > taken.root || (one.root == taken.root && one.version > taken.version);
}

std::span<const storage::Database::Migration> suppliesMigrations()
{
    return steps;
}

journal::Entry entryOf(const ReleaseStep& step)
{
    const Supply& supply = step.supply;
    CborWriter body;
    if (step.what == What::WentBack) {
        body.map(3).text("what").text("went_back").text("channel").text(supply.channel).text("by").number(step.by);
        return {naru::Kind::ReleaseTaken, 1, body.take()};
    }
    if (step.what == What::Confirmed) {
        body.map(3).text("what").text("confirmed").text("channel").text(supply.channel);
        body.text("as_of").number(ms(supply.asOf));
        return {naru::Kind::ReleaseTaken, 1, body.take()};
    }
    const SupplyReading read = supply.channel == QLatin1StringView("settings") ? readSupply(supply) : SupplyReading();
    const auto isSaid = [](const auto& value) { return quint64(value.has_value()); };
    body.map(8 + quint64(!step.json.isEmpty()) + isSaid(read.language) + isSaid(read.highContrast));
    body.text("what").text("taken").text("channel").text(supply.channel);
    body.text("version").number(static_cast<qint64>(supply.version)).text("manifest").bytes(supply.manifest);
    body.text("root").number(static_cast<qint64>(supply.root)).text("root_pin").bytes(supply.rootPin);
    body.text("as_of").number(ms(supply.asOf)).text("content").bytes(step.content);
    if (!step.json.isEmpty())
        body.text("json").bytes(step.json);
    if (read.language)
        body.text("language").text(*read.language);
    if (read.highContrast)
        body.text("high_contrast").boolean(*read.highContrast);
    return {naru::Kind::ReleaseTaken, 1, body.take()};
}

Result<void> projectRelease(storage::Transaction& transaction, const journal::Stamp& stamp, const journal::Entry& entry)
{
    const auto document = codec::CborDocument::parse(entry.body);
    if (!document)
        return document.fault();
    const Reader body{(*document)->root()};
    const QString what = body.text("what"), channel = body.text("channel");
    if (what == QLatin1StringView("taken")) {
        if (const auto taken = projectTaken(transaction, stamp, body); !taken)
            return taken;
        if (channel == QLatin1StringView("settings"))
            return projectSettings(transaction, body);
        const bool ofFees = channel == QLatin1StringView("fees") || channel == QLatin1StringView("services");
        return ofFees
            ? services::handDown(transaction, static_cast<qint64>(stamp.number()), channel, body.bytes("json"))
            : Result<void>();
    }
    const bool isBack = what == QLatin1StringView("went_back");
    auto change = transaction.prepare(isBack
            ? "UPDATE release SET used = other, content = other_content, other = used, other_content = content"
              " WHERE channel = ?1 AND other > 0"
            : "UPDATE release SET as_of = max(as_of, ?2) WHERE channel = ?1");
    if (!change)
        return change.fault();
    change->bind(1, channel);
    if (!isBack)
        change->bind(2, body.integer("as_of"));
    return change->run();
}

Result<QList<ReleaseRow>> readReleases(storage::Database& database)
{
    auto rows = database.prepare("SELECT channel, version, manifest, root, root_pin, taken, as_of, used, content, "
                                 "other, other_content FROM release"
                                 " ORDER BY channel");
    if (!rows)
        return rows.fault();
    QList<ReleaseRow> found;
    for (;;) {
        const auto row = rows->step();
        if (!row)
            return row.fault();
        if (*row == storage::Statement::Step::Done)
            return found;
        ReleaseRow release;
        Supplies::Standing& standing = release.standing;
        standing.channel = rows->text(0);
        standing.version = static_cast<quint64>(rows->integer(1));
        standing.manifest = copyOf(rows->blob(2));
        standing.root = static_cast<quint64>(rows->integer(3));
        standing.rootPin = copyOf(rows->blob(4));
        standing.taken = Instant(Milliseconds(rows->integer(5)));
        standing.asOf = Instant(Milliseconds(rows->integer(6)));
        standing.used = static_cast<quint64>(rows->integer(7));
        release.content = copyOf(rows->blob(8));
        standing.other = static_cast<quint64>(rows->integer(9));
        release.otherContent = copyOf(rows->blob(10));
        found.append(release);
    }
}

} // namespace naru::desk
