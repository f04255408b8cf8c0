// SPDX-License-Identifier: GPL-3.0-or-later
// Records that go to their hub on a stick, and receipts that come back: naructl and naru-hub themselves.
#include "sync/hub/enrolmenttables.h"
#include "sync/hub/sqlitepool.h"
#include "sync/wire/courier.h"
#include "tests/support/hubprocess.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace naru;
using namespace naru::test;

namespace {

constexpr int waitMs = 30'000;
const QString site = QStringLiteral("나루동"), desk = QStringLiteral("2번 창구");

/// naructl on one data folder: its JSON, and "exit".
QJsonObject naructl(const QString& data, const QStringList& words)
{
    QProcess process;
    process.start(QStringLiteral(NARU_BINARY_DIR "/bin/naructl"),
        QStringList{QStringLiteral("--data"), data} + words + QStringList{QStringLiteral("--json")});
    process.waitForFinished(waitMs);
    QJsonObject answer = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    answer.insert(QStringLiteral("exit"), process.exitCode());
    answer.insert(QStringLiteral("errors"), QString::fromUtf8(process.readAllStandardError()));
    return answer;
}

int intIn(const QJsonObject& object, const char* name)
{
    return object.value(QLatin1StringView(name)).toInt(-1);
}

QByteArray textOf(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// A hub, and a desk of naructl alone that belongs to it.
struct Route {
    Route()
        : hub(folder.filePath(QStringLiteral("hub")))
        , data(folder.filePath(QStringLiteral("desk")))
        , stick(folder.filePath(QStringLiteral("stick")))
    {
        QDir().mkpath(hub.data());
        if (!hub.start())
            return;
        const QJsonObject sheet = hub.admin({QStringLiteral("desk"), QStringLiteral("add"), QStringLiteral("--site"),
            site, QStringLiteral("--desk"), desk});
        enrolled = naructl(data,
            {QStringLiteral("enrol"), QStringLiteral("--hub"), sheet.value(QStringLiteral("enrol_url")).toString(),
                QStringLiteral("--code"), sheet.value(QStringLiteral("code")).toString(), QStringLiteral("--ca-pin"),
                sheet.value(QStringLiteral("ca_pin")).toString()});
    }
    QJsonObject note(const QString& text) const
    {
        return naructl(data, {QStringLiteral("journal"), QStringLiteral("note"), text});
    }
    QJsonObject exported() const { return naructl(data, {QStringLiteral("courier"), QStringLiteral("export"), stick}); }
    QJsonObject brought() const { return naructl(data, {QStringLiteral("courier"), QStringLiteral("import"), stick}); }
    QJsonObject taken(const QString& path) const
    {
        return hub.admin({QStringLiteral("courier"), QStringLiteral("import"), path});
    }
    int unsent() const { return intIn(naructl(data, {QStringLiteral("sync"), QStringLiteral("status")}), "unsent"); }

    QTemporaryDir folder;
    HubProcess hub;
    const QString data, stick;
    QJsonObject enrolled;
};

void put(const QString& folder, const QString& name, const QByteArray& bytes)
{
    QDir().mkpath(folder);
    QVERIFY(wire::keepCarried(QDir(folder).filePath(name + QLatin1StringView(wire::batchSuffix)), bytes));
}

QJsonObject firstDesk(const QJsonObject& answer)
{
    return answer.value(QStringLiteral("desks")).toArray().first().toObject();
}

QStringList refusals(const QJsonObject& answer)
{
    QStringList codes;
    for (const QJsonValue& one : answer.value(QStringLiteral("refused")).toArray())
        codes.append(one[QStringLiteral("code")].toString());
    codes.sort();
    return codes;
}

} // namespace

class CourierProgramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void carriesARecordThereAndItsReceiptBack()
    {
        const Route route;
        QVERIFY2(intIn(route.enrolled, "exit") == 0, textOf(route.enrolled));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(intIn(route.note(QStringLiteral("인수인계 %1").arg(i)), "exit"), 0);
        const int unsent = route.unsent();
        QVERIFY(unsent > 3);
        QCOMPARE(intIn(route.exported(), "entries"), unsent);

        const QJsonObject taken = route.taken(route.stick);
        QVERIFY2(intIn(taken, "exit") == 0, textOf(taken));
        const QJsonObject row = firstDesk(taken);
        QCOMPARE(intIn(row, "stored"), unsent);
        QCOMPARE(row.value(QStringLiteral("desk")).toString(), desk);
        QCOMPARE(row[QStringLiteral("from")][QStringLiteral("seq")].toInt(), 0);
        QCOMPARE(row[QStringLiteral("to")][QStringLiteral("seq")].toInt(), unsent);
        QVERIFY(QFile::exists(row.value(QStringLiteral("receipt")).toString()));
        QCOMPARE(route.unsent(), unsent); // nothing is acknowledged before the receipt is here

        // Written meanwhile: stays unsent.
        QCOMPARE(intIn(route.note(QStringLiteral("나중")), "exit"), 0);
        const QJsonObject brought = route.brought();
        QVERIFY2(intIn(brought, "exit") == 0, textOf(brought));
        QCOMPARE(brought.value(QStringLiteral("cursor")).toString(), QStringLiteral("moved"));
        QCOMPARE(intIn(brought, "unsent"), 1);
        QCOMPARE(route.unsent(), 1);

        // All of it again: nothing twice, nothing back.
        QCOMPARE(intIn(firstDesk(route.taken(route.stick)), "stored"), 0);
        QCOMPARE(route.brought().value(QStringLiteral("cursor")).toString(), QStringLiteral("stays"));
        QCOMPARE(intIn(route.exported(), "entries"), 1);
        QCOMPARE(intIn(firstDesk(route.taken(route.stick)), "stored"), 1);
        QCOMPARE(intIn(route.brought(), "unsent"), 0);
        // And the network goes on from there.
        const QJsonObject once = naructl(route.data, {QStringLiteral("sync"), QStringLiteral("once")});
        QVERIFY2(intIn(once, "exit") == 0, textOf(once));
        const QJsonObject kept = route.hub.admin({QStringLiteral("entries"), QStringLiteral("--desk"), desk});
        QCOMPARE(intIn(kept, "count"), unsent + 1);
    }

    void believesNoReceiptOfAnotherHub()
    {
        const Route route, other;
        QVERIFY(intIn(route.enrolled, "exit") == 0 && intIn(other.enrolled, "exit") == 0);
        QCOMPARE(intIn(other.exported(), "exit"), 0);
        QCOMPARE(intIn(other.taken(other.stick), "exit"), 0);
        const QJsonObject brought
            = naructl(route.data, {QStringLiteral("courier"), QStringLiteral("import"), other.stick});
        QCOMPARE(intIn(brought, "exit"), 1);
        QCOMPARE(intIn(brought, "others"), 1);
        QVERIFY(intIn(brought, "unsent") > 0);
    }

    void takesFilesInAnyOrderAndSaysWhatWaits()
    {
        const QTemporaryDir folder;
        HubProcess hub(folder.path());
        QVERIFY(hub.start());
        const HubClient client(HubRecord(5).grow(6), folder.path());
        {
            auto pool = hub::SqlitePool::open(folder.filePath(QStringLiteral("hub.db")));
            QVERIFY(pool && client.enlist(**pool, site, desk));
        }
        const HubRecord& record = client.record;
        const auto stick = [&folder](const char* name) { return folder.filePath(QLatin1StringView(name)); };
        const auto taken = [&hub](const QStringList& paths) {
            return hub.admin(QStringList{QStringLiteral("courier"), QStringLiteral("import")} + paths);
        };
        put(stick("late"), QStringLiteral("a"), record.bytes(5, 1));
        const QJsonObject early = taken({stick("late")});
        QCOMPARE(intIn(early, "exit"), 1);
        const QJsonArray waiting = firstDesk(early).value(QStringLiteral("waiting")).toArray();
        QCOMPARE(waiting.size(), 1);
        QCOMPARE(waiting.first()[QStringLiteral("after")][QStringLiteral("seq")].toInt(), 5);
        QVERIFY(!firstDesk(early).contains(QStringLiteral("receipt")));

        // Names that sort the wrong way, overlaps, twice the same, and what is none of ours.
        put(stick("z"), QStringLiteral("z"), record.bytes(0, 3));
        put(stick("b"), QStringLiteral("b"), record.bytes(2, 3));
        put(stick("b"), QStringLiteral("c"), record.bytes(2, 3));
        put(stick("b"), QStringLiteral("d"), record.bytes(0, 2).chopped(9));
        put(stick("b"), QStringLiteral("e"), HubRecord(6).grow(2).bytes(0, 2));
        HubRecord forged = HubRecord(7).grow(2);
        forged.device = record.device;
        put(stick("b"), QStringLiteral("f"), forged.bytes(0, 2));
        const QJsonObject all = taken({stick("late"), stick("b"), stick("z")});
        QCOMPARE(intIn(all, "exit"), 1);
        QCOMPARE(refusals(all),
            (QStringList{
                QStringLiteral("bad_signature"), QStringLiteral("unknown_device"), QStringLiteral("wire.bad_batch")}));
        QCOMPARE(firstDesk(all)[QStringLiteral("to")][QStringLiteral("seq")].toInt(), 6);
        QCOMPARE(firstDesk(all)[QStringLiteral("to")][QStringLiteral("hash")].toString(),
            QString::fromLatin1(record.head().hash.toHex()));
        QCOMPARE(intIn(firstDesk(all), "stored"), 6);
        QCOMPARE(intIn(firstDesk(all), "files"), 4);
        QCOMPARE(intIn(hub.admin({QStringLiteral("entries"), QStringLiteral("--desk"), desk}), "count"), 6);
    }

    /// The stick was written before the desk came back with another key; who signed it then was certified here.
    void takesWhatWasSignedWithTheKeyOfBefore()
    {
        const QTemporaryDir folder;
        HubProcess hub(folder.path());
        QVERIFY(hub.start());
        const HubClient client(HubRecord(8).grow(6), folder.path());
        const HubRecord& before = client.record;
        HubRecord after = HubRecord(9), never = HubRecord(10);
        after.device = never.device = before.device;
        after.items = never.items = before.items;
        auto pool = hub::SqlitePool::open(folder.filePath(QStringLiteral("hub.db")));
        QVERIFY(pool && client.enlist(**pool, site, desk));
        const auto replaced = (*pool)->with([&](hub::Sql& sql) -> Result<void> {
            const auto kept = hub::keepFormerKey(sql, before.device, before.key.publicKey().spki(), Instant{});
            return kept ? hub::Devices::setKey(sql, before.device, after.key.publicKey().spki()) : kept;
        });
        QVERIFY(replaced);
        const auto stick = [&folder](const char* name) { return folder.filePath(QLatin1StringView(name)); };
        const auto taken = [&hub](const QString& path) {
            return hub.admin({QStringLiteral("courier"), QStringLiteral("import"), path});
        };
        put(stick("never"), QStringLiteral("a"), never.bytes(0, 3));
        QCOMPARE(refusals(taken(stick("never"))), QStringList{QStringLiteral("bad_signature")});
        put(stick("old"), QStringLiteral("a"), before.bytes(0, 3));
        const QJsonObject old = taken(stick("old"));
        QVERIFY2(intIn(old, "exit") == 0, textOf(old).constData());
        QCOMPARE(intIn(firstDesk(old), "stored"), 3);
        put(stick("new"), QStringLiteral("a"), after.bytes(0, 6)); // overlaps what the old key brought
        const QJsonObject fresh = taken(stick("new"));
        QVERIFY2(intIn(fresh, "exit") == 0, textOf(fresh).constData());
        QCOMPARE(intIn(firstDesk(fresh), "stored"), 3);
    }

    void refusesADeskThatWasTakenOff()
    {
        const Route route;
        QCOMPARE(intIn(route.exported(), "exit"), 0);
        QCOMPARE(
            intIn(route.hub.admin({QStringLiteral("desk"), QStringLiteral("lost"), QStringLiteral("--desk"), desk}),
                "exit"),
            0);
        const QJsonObject taken = route.taken(route.stick);
        QCOMPARE(intIn(taken, "exit"), 1);
        QCOMPARE(refusals(taken), QStringList{QStringLiteral("revoked")});
        QVERIFY(!firstDesk(taken).contains(QStringLiteral("receipt")));
    }
};
NARU_TEST(CourierProgramTest)

#include "tst_courierprogram.moc"
