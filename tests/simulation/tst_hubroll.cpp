// SPDX-License-Identifier: GPL-3.0-or-later
// What the desks of a site are shown of each other, by the real programs.
#include "app/hubline.h"
#include "app/words/words.h"
#include "sync/agent/roll.h"
#include "sync/hub/faults.h"
#include "sync/hub/sqlitepool.h"
#include "sync/wire/roll.h"
#include "tests/support/hublife.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::test;

class HubRollTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Who comes, renews and is lost is shown to every other desk of the site; and what is shown otherwise is noticed.
    void seesTheDesksOfItsSite()
    {
        Life life({word("--certificate-hours"), word("1")});
        QVERIFY(life.open());
        const auto folderOf = [&](const char* name) { return life.stage.folder.filePath(word(name)); };
        const auto join = [&](const QString& data, const QString& name, const QString& where = site) {
            return Life::enrol(data, life.sheet({word("--site"), where, word("--desk"), name})).exit == 0;
        };
        const auto told = [&](const QString& data, const QStringList& more = {word("--ask")}) {
            return Life::naructl(data, QStringList{word("hub"), word("desks"), word("--json")} + more);
        };
        const auto row = [](const Life::Said& said, const QString& name) {
            for (const QJsonValue& one : said.json[word("desks")].toArray()) {
                if (one[word("desk")].toString() == name)
                    return one.toObject();
            }
            return QJsonObject();
        };
        const QString one = folderOf("one"), two = folderOf("two"), far = folderOf("far"), other = word("3번 창구");
        QVERIFY(join(one, window) && join(two, other) && join(far, word("먼 창구"), word("다른 동")));
        QVERIFY(life.hub.admin({word("checkpoint")})[word("size")].toInt() >= 3);
        auto said = told(one);
        QCOMPARE(said.exit, 0);
        QCOMPARE(said.json[word("desks")].toArray().size(), 2);
        QCOMPARE(row(said, other)[word("last")].toString(), word("enrolled"));
        QVERIFY(row(said, other)[word("new")].toBool() && !row(said, other)[word("own")].toBool());
        QVERIFY(row(said, window)[word("own")].toBool());
        QCOMPARE(told(far).json[word("desks")].toArray().size(), 1);
        QVERIFY(told(one, {word("--looked")}).exit != 0); // nobody there may say so
        QVERIFY(row(told(one, {}), other)[word("new")].toBool());
        QCOMPARE(Life::naructl(two, {word("enrol")}).exit, 0);
        life.hub.admin({word("checkpoint")});
        said = told(one);
        QCOMPARE(row(said, other)[word("last")].toString(), word("renewed"));
        QCOMPARE(life.hub.admin({word("desk"), word("lost"), word("--desk"), other})[word("exit")].toInt(), 0);
        life.hub.admin({word("checkpoint")});
        QCOMPARE(row(told(one), other)[word("last")].toString(), word("lost"));

        // A desk that runs learns it beside its work, and says what no longer fits.
        QVERIFY(join(life.data(), word("4번 창구")));
        std::optional<HubLine> line(std::in_place, *life.stage.desk, life.stage.clock);
        const auto hub = **agent::readMembership(life.data());
        QTRY_COMPARE_WITH_TIMEOUT(
            (life.stage.desk->sendNow(), agent::keptRoll(life.data(), hub).desks.size()), 2, 2 * longMs);
        QCOMPARE(told(life.data(), {}).json[word("desks")].toArray().size(), 2);
        QVERIFY(life.hub.end());
        auto pool = hub::SqlitePool::open(life.folder.filePath(word("hub.db")));
        QVERIFY(pool && (*pool)->with([&](hub::Sql& sql) -> Result<void> { // one act is told another way
            const auto changed = sql.run(
                "UPDATE entry SET hlc = hlc + 1 WHERE kind = $1 AND seq = $2", {qint64(wire::rollKind), qint64(5)});
            return changed && changed->changed == 1 ? Result<void>() : hub::HubFault::StoreFailed;
        }));
        life.hub.admin({word("checkpoint")});
        QVERIFY(life.hub.start(life.hub.port()));
        said = told(one);
        QCOMPARE(said.exit, 1);
        QCOMPARE(said.json[word("fault")].toString(), word("proving.roll_differs"));
        QCOMPARE(row(said, other)[word("last")].toString(), word("lost")); // what was proven stays
        bool isSaid = false; // between two renewals: with certificates of an hour it renews with every try
        const auto heard = QObject::connect(life.stage.desk.get(), &desk::Desk::outboxChanged,
            [&] { isSaid = isSaid || life.cause() == word("outbox.roll_differs"); });
        QTRY_VERIFY_WITH_TIMEOUT((life.stage.desk->sendNow(), isSaid), 2 * longMs);
        QObject::disconnect(heard);
        // An administrator looked, who says who that is.
        line.reset();
        life.stage.desk.reset();
        const auto look = [&](const char* typed) {
            return Life::naructl(life.data(), {word("hub"), word("desks"), word("--json"), word("--looked")}, typed);
        };
        QVERIFY(look("1\n000000\n").exit != 0);
        QVERIFY(row(told(life.data(), {}), other)[word("new")].toBool());
        said = look(QByteArray("1\n" + goodPin.toLatin1() + '\n').constData());
        QVERIFY(!said.json[word("desks")].toArray().isEmpty());
        QVERIFY(!row(said, other)[word("new")].toBool());
        QVERIFY(words::knows(QLatin1StringView("outbox.roll_differs"), words::Language::Korean));
    }
};

NARU_TEST(HubRollTest)
#include "tst_hubroll.moc"
