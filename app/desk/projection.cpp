// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/projection.h"

#include "app/codec/cbor.h"
#include "app/desk/classrecords.h"
#include "app/desk/pairsimpl.h"
#include "app/desk/queuestore.h"
#include "app/desk/suppliesimpl.h"
#include "app/payments/practice.h"
#include "app/payments/projection.h"
#include "app/services/projection.h"

#include <algorithm>

namespace naru::desk {

namespace {

using codec::CborValue;

constexpr storage::Database::Migration steps[] = {{1, R"sql(
CREATE TABLE staff(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, role INTEGER NOT NULL, disabled INTEGER NOT NULL,
    salt BLOB NOT NULL, hash BLOB NOT NULL, wrong INTEGER NOT NULL, wait_until INTEGER) STRICT;
CREATE TABLE setting(one INTEGER PRIMARY KEY CHECK(one = 1), centre TEXT NOT NULL, desk TEXT NOT NULL, language TEXT NOT NULL,
    pitch_nm INTEGER NOT NULL, high_contrast INTEGER NOT NULL, second_copy TEXT NOT NULL) STRICT;
CREATE TABLE visit(seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, purpose TEXT NOT NULL, method TEXT NOT NULL, overall INTEGER,
    age INTEGER, fault TEXT, decision INTEGER, staff INTEGER NOT NULL) STRICT;
CREATE INDEX visit_at ON visit(at);
CREATE TABLE engagement(hash BLOB PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE holder_key(number INTEGER PRIMARY KEY, made INTEGER NOT NULL, purge INTEGER NOT NULL) STRICT;
)sql"},
    {2, R"sql(
ALTER TABLE visit ADD COLUMN engagement BLOB;
ALTER TABLE visit ADD COLUMN superseded INTEGER NOT NULL DEFAULT 0;
CREATE TABLE backup(second_copy INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT;
)sql"},
    {3, R"sql(
CREATE TABLE device(place INTEGER PRIMARY KEY, kind INTEGER NOT NULL, address TEXT NOT NULL, name TEXT NOT NULL) STRICT;
)sql"},
    {4, R"sql(
CREATE TABLE terminal(id TEXT PRIMARY KEY, name TEXT NOT NULL, driver TEXT NOT NULL, address TEXT NOT NULL, poi TEXT NOT NULL,
    key_identifier TEXT NOT NULL, key_version INTEGER NOT NULL, roots BLOB NOT NULL, fingerprint BLOB NOT NULL,
    abilities INTEGER NOT NULL, training INTEGER NOT NULL, removed INTEGER NOT NULL) STRICT, WITHOUT ROWID;
)sql"}};

qint64 integer(const CborValue& body, const char* key)
{
    return body.find(QLatin1StringView(key)).toInteger().value_or(0);
}

QString text(const CborValue& body, const char* key)
{
    return body.find(QLatin1StringView(key)).toText().value_or(QString());
}

/// A deep copy: the journal's bytes are gone after this entry.
QByteArray bytes(const CborValue& body, const char* key)
{
    const QByteArray shared = body.find(QLatin1StringView(key)).toBytes().value_or(QByteArray());
    return QByteArray(shared.constData(), shared.size());
}

void bindOptional(storage::Statement& statement, int index, const CborValue& value)
{
    if (const auto number = value.toInteger())
        statement.bind(index, *number);
    else if (const auto string = value.toText())
        statement.bind(index, *string);
    else
        statement.bindNull(index);
}

Result<void> projectStaff(storage::Transaction& transaction, const CborValue& body)
{
    using What = StaffChange::What;
    const auto what = static_cast<What>(integer(body, "what"));
    const qint64 id = integer(body, "id");
    if (what == What::Added) {
        auto insert = transaction.prepare("INSERT INTO staff VALUES(?1, ?2, ?3, 0, ?4, ?5, 0, NULL)");
        if (!insert)
            return insert.fault();
        insert->bind(1, id).bind(2, text(body, "name")).bind(3, integer(body, "role"));
        return insert->bind(4, bytes(body, "salt")).bind(5, bytes(body, "hash")).run();
    }
    if (what == What::PinReset) {
        auto reset
            = transaction.prepare("UPDATE staff SET salt = ?2, hash = ?3, wrong = 0, wait_until = NULL WHERE id = ?1");
        if (!reset)
            return reset.fault();
        return reset->bind(1, id).bind(2, bytes(body, "salt")).bind(3, bytes(body, "hash")).run();
    }
    auto update = transaction.prepare("UPDATE staff SET disabled = ?2 WHERE id = ?1");
    if (!update)
        return update.fault();
    return update->bind(1, id).bind(2, qint64(what == What::Disabled)).run();
}

Result<void> projectSignIn(storage::Transaction& transaction, const CborValue& body)
{
    const auto what = static_cast<SignInEvent::What>(integer(body, "what"));
    if (what != SignInEvent::What::In && what != SignInEvent::What::Agreed && what != SignInEvent::What::WrongPin)
        return {};
    auto update = transaction.prepare("UPDATE staff SET wrong = ?2, wait_until = ?3 WHERE id = ?1");
    if (!update)
        return update.fault();
    update->bind(1, integer(body, "staff")).bind(2, integer(body, "wrong"));
    bindOptional(*update, 3, body.find(QLatin1StringView("wait_until")));
    return update->run();
}

/// An entry of before there were devices has none; a kind of a later Naru is not used by this one.
Result<void> projectDevices(storage::Transaction& transaction, const CborValue& devices)
{
    auto forget = transaction.prepare("DELETE FROM device");
    if (!forget)
        return forget.fault();
    if (const auto done = forget->run(); !done)
        return done;
    for (qsizetype place = 0; place < devices.size(); ++place) {
        const CborValue device = devices.at(place);
        const QByteArray word = device.at(0).toText().value_or(QString()).toLatin1();
        const auto kind = std::find(deviceKindWords.begin(), deviceKindWords.end(), QByteArrayView(word));
        if (kind == deviceKindWords.end())
            continue;
        auto insert = transaction.prepare("INSERT INTO device VALUES(?1, ?2, ?3, ?4)");
        if (!insert)
            return insert.fault();
        insert->bind(1, qint64(place)).bind(2, qint64(kind - deviceKindWords.begin()));
        insert->bind(3, device.at(1).toText().value_or(QString())).bind(4, device.at(2).toText().value_or(QString()));
        if (const auto done = insert->run(); !done)
            return done;
    }
    return {};
}

Result<void> projectSettings(storage::Transaction& transaction, const CborValue& body)
{
    auto replace = transaction.prepare("REPLACE INTO setting VALUES(1, ?1, ?2, ?3, ?4, ?5, ?6)");
    if (!replace)
        return replace.fault();
    replace->bind(1, text(body, "centre")).bind(2, text(body, "desk")).bind(3, text(body, "language"));
    replace->bind(4, integer(body, "pitch_nm"));
    replace->bind(5, qint64(body.find(QLatin1StringView("high_contrast")).toBool().value_or(false)));
    if (const auto done = replace->bind(6, text(body, "second_copy")).run(); !done)
        return done;
    return projectDevices(transaction, body.find(QLatin1StringView("devices")));
}

/// By the journal's time, which no wrong clock takes along.
Result<void> rememberEngagement(storage::Transaction& transaction, const journal::Stamp& stamp, const CborValue& body)
{
    const QByteArray hash = bytes(body, "engagement");
    if (hash.isEmpty())
        return {};
    auto forget = transaction.prepare("DELETE FROM engagement WHERE at < ?1");
    auto insert = transaction.prepare("REPLACE INTO engagement VALUES(?1, ?2)");
    if (!forget || !insert)
        return (forget ? insert : forget).fault();
    const qint64 at = stamp.time().time_since_epoch().count();
    if (const auto done = forget->bind(1, at - qint64(engagementRemembered.count())).run(); !done)
        return done;
    return insert->bind(1, hash).bind(2, at).run();
}

Result<void> projectVisit(
    storage::Transaction& transaction, const journal::Stamp& stamp, Kind kind, const CborValue& body)
{
    const QByteArray engagement = bytes(body, "engagement");
    const bool answersAgain = body.find(QLatin1StringView("fallback")).toBool().value_or(false)
        && body.find(QLatin1StringView("overall")).isValid();
    if (answersAgain) { // one visitor, one outcome: the second answer's
        auto supersede = transaction.prepare("UPDATE visit SET superseded = 1 WHERE engagement = ?1");
        if (!supersede)
            return supersede.fault();
        if (const auto done = supersede->bind(1, engagement).run(); !done)
            return done;
    }
    auto insert = transaction.prepare("INSERT INTO visit VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0)");
    if (!insert)
        return insert.fault();
    insert->bind(1, static_cast<qint64>(stamp.number())).bind(2, integer(body, "at")).bind(3, text(body, "purpose"));
    insert->bind(4, kind == Kind::PaperCheck ? QStringLiteral("paper") : text(body, "method"));
    bindOptional(*insert, 5, body.find(QLatin1StringView("overall")));
    bindOptional(*insert, 6, body.find(QLatin1StringView("age")));
    bindOptional(*insert, 7, body.find(QLatin1StringView("fault")));
    bindOptional(*insert, 8, body.find(QLatin1StringView("decision")));
    insert->bind(9, integer(body, "staff"));
    if (engagement.isEmpty())
        insert->bindNull(10);
    else
        insert->bind(10, engagement);
    if (const auto done = insert->run(); !done)
        return done;
    return rememberEngagement(transaction, stamp, body);
}

Result<void> projectDecision(storage::Transaction& transaction, const CborValue& body)
{
    auto update = transaction.prepare("UPDATE visit SET decision = ?2 WHERE seq = ?1");
    if (!update)
        return update.fault();
    return update->bind(1, integer(body, "record")).bind(2, integer(body, "decision")).run();
}

Result<void> projectTerminal(storage::Transaction& transaction, const CborValue& body)
{
    auto replace
        = transaction.prepare("REPLACE INTO terminal VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)");
    if (!replace)
        return replace.fault();
    replace->bind(1, text(body, "id")).bind(2, text(body, "name")).bind(3, text(body, "driver"));
    replace->bind(4, text(body, "address")).bind(5, text(body, "poi")).bind(6, text(body, "key_identifier"));
    replace->bind(7, integer(body, "key_version")).bind(8, bytes(body, "roots"));
    replace->bind(9, bytes(body, "fingerprint")).bind(10, integer(body, "abilities"));
    const auto flag
        = [&](const char* key) { return qint64(body.find(QLatin1StringView(key)).toBool().value_or(false)); };
    return replace->bind(11, flag("training")).bind(12, flag("removed")).run();
}

Result<void> projectHolderKey(storage::Transaction& transaction, const CborValue& body)
{
    const bool made = static_cast<HolderKeyChange::What>(integer(body, "what")) == HolderKeyChange::What::Made;
    auto change = transaction.prepare(
        made ? "INSERT INTO holder_key VALUES(?1, ?2, ?3)" : "DELETE FROM holder_key WHERE number = ?1");
    if (!change)
        return change.fault();
    change->bind(1, integer(body, "number"));
    if (made)
        change->bind(2, integer(body, "made")).bind(3, integer(body, "purge"));
    return change->run();
}

Result<void> projectBackup(storage::Transaction& transaction, const journal::Stamp& stamp, const CborValue& body)
{
    auto replace = transaction.prepare("REPLACE INTO backup VALUES(?1, ?2)");
    if (!replace)
        return replace.fault();
    const bool second = body.find(QLatin1StringView(secondCopyWord)).isValid();
    return replace->bind(1, qint64(second)).bind(2, stamp.time().time_since_epoch().count()).run();
}

} // namespace

std::span<const storage::Database::Migration> migrations()
{
    return steps;
}

Result<void> project(storage::Transaction& transaction, const journal::Stamp& stamp, const journal::Entry& entry)
{
    const auto document = codec::CborDocument::parse(entry.body);
    if (!document)
        return document.fault();
    if (isQueue(entry.kind))
        return projectQueue(transaction, entry);
    if (payments::isPractice(entry.kind))
        return payments::projectPractice(
            transaction, static_cast<qint64>(stamp.number()), {entry.kind, entry.schema, entry.body});
    if (payments::isOurs(entry.kind))
        return payments::project(
            transaction, static_cast<qint64>(stamp.number()), {entry.kind, entry.schema, entry.body});
    if (entry.kind == Kind::ServicesChanged)
        return services::project(
            transaction, static_cast<qint64>(stamp.number()), {entry.kind, entry.schema, entry.body});
    if (isOfPairs(entry.kind))
        return projectPairs(transaction, entry);
    if (isClass(entry.kind))
        return projectClass(transaction, static_cast<qint64>(stamp.number()), entry);
    const CborValue body = (*document)->root();
    switch (entry.kind) {
    case Kind::StaffChanged:
        return projectStaff(transaction, body);
    case Kind::SignIn:
        return projectSignIn(transaction, body);
    case Kind::SettingsChanged:
        return projectSettings(transaction, body);
    case Kind::Verification:
    case Kind::PaperCheck:
        return projectVisit(transaction, stamp, entry.kind, body);
    case Kind::VisitDecided:
        return projectDecision(transaction, body);
    case Kind::KeyChanged:
        return projectHolderKey(transaction, body);
    case Kind::BackupMade:
        return projectBackup(transaction, stamp, body);
    case Kind::Genesis:
    case Kind::TrustChanged:
    case Kind::JournalRead:
    case Kind::Restored:
    case Kind::ClockAnomaly:
    case Kind::PackChanged:
    case Kind::Practised:
    case Kind::ShiftNote:
    case Kind::Pruned:
    case Kind::KeyRenewed:
    case Kind::SealingChanged:
        return {}; // the entry itself is all there is
    case Kind::JournalForked:
    case Kind::Rehomed:
        return {}; // what they hold is in the tables since the epoch it was first written in
    case Kind::ReleaseTaken:
        return projectRelease(transaction, stamp, entry);
    case Kind::TerminalChanged:
        return projectTerminal(transaction, body);
    case Kind::ChargeOpened:
    case Kind::AttemptPrepared:
    case Kind::AttemptMoved:
    case Kind::EvidenceNoted:
    case Kind::EvidenceCopied:
    case Kind::ReceiptIssued:
    case Kind::CashMoved:
    case Kind::ShiftChanged:
    case Kind::DayClosed:
    case Kind::FileRead:
    case Kind::DigestsTaken:
    case Kind::LineExplained:
    case Kind::PracticeAsked:
    case Kind::PracticeMoved:
    case Kind::TicketTaken:
    case Kind::TicketMoved:
    case Kind::QueueDayOver:
    case Kind::QueueLaneTaken:
    case Kind::ServicesChanged:
    case Kind::PairChanged:
    case Kind::PairEnded:
    case Kind::ClassOpened:
    case Kind::ClassPlanned:
    case Kind::ClassAttended:
    case Kind::ClassClosed:
    case Kind::ClassPapers:
        return {}; // other rooms project these
    }
    return {};
}

} // namespace naru::desk
