// SPDX-License-Identifier: GPL-3.0-or-later
// A hub that was put back from a backup, and its desk, by the real programs: what the desk keeps of the hub's log is
// not forgotten by itself, and not by anybody who does not say so.
#include "sync/agent/keepsakes.h"
#include "sync/agent/putaside.h"
#include "sync/hub/sqlitepool.h"
#include "tests/support/hublife.h"
#include "tests/support/suite.h"

#include <QDir>

using namespace naru;
using namespace naru::test;

namespace {

const QByteArray administrator = "1\n" + goodPin.toLatin1() + '\n';

struct PutBack : Life {
    bool begin()
    {
        if (!open())
            return false;
        stage.desk.reset();
        return enrol(data(), sheet()).exit == 0;
    }
    /// So many lines more, at the hub and in its signed log; the desk keeps what the hub signed.
    bool work(int lines)
    {
        bool done = true;
        for (int i = 0; i < lines; ++i)
            done = done && naructl(data(), {word("journal"), word("note"), word("한 줄 %1").arg(i)}).exit == 0;
        for (int tries = 0; tries < 3 && naructl(data(), {word("sync"), word("once")}).exit != 0; ++tries) { }
        return done && naructl(data(), {word("sync"), word("once")}).exit == 0
            && hub.admin({word("checkpoint")})[word("exit")].toInt() == 0;
    }
    /// As the store has it; what the hub hands out by itself may be some seconds older.
    QByteArray signedNote() const
    {
        const QByteArray all = hub.told("/log/consistency?from=0"), begins = "old 0\n\n";
        return all.mid(all.indexOf(begins) + begins.size());
    }
    bool stopAndCopy(const QString& from, const QString& to)
    {
        if (!hub.end())
            return false;
        for (const char* const beside : {"-wal", "-shm"})
            QFile::remove(folder.filePath(to) + QLatin1StringView(beside));
        QFile::remove(folder.filePath(to));
        return QFile::copy(folder.filePath(from), folder.filePath(to));
    }
    Said accept(const QStringList& more = {}, const QByteArray& typed = administrator) const
    {
        return naructl(data(), QStringList{word("hub"), word("accept"), word("--json")} + more, typed);
    }
    QByteArray kept() const { return bytesIn(word("/hub/checkpoint")); }
    QByteArray bytesIn(const QString& name) const
    {
        QFile file(data() + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    int notes() const
    {
        auto database = storage::Database::open(data() + word("/journal.db"), {storage::Database::Mode::ReadOnly, {}});
        auto select = database->prepare("SELECT count(*) FROM journal WHERE kind = 70");
        return select && select->step() ? int(select->integer(0)) : -1;
    }
};

} // namespace

class HubPutBackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isAcceptedByWhoSaysSoAndNothingIsDeleted()
    {
        PutBack life;
        QCOMPARE(life.accept().exit, 2); // there is no record yet
        QVERIFY(life.begin());
        QVERIFY(life.work(3));
        auto said = life.accept();
        QCOMPARE(said.exit, 0);
        QVERIFY(said.json[word("continues")].toBool() && said.json[word("kept")].isNull());
        const quint16 port = life.hub.port();
        QVERIFY(life.stopAndCopy(word("hub.db"), word("backup.db")) && life.hub.start(port));
        QVERIFY(life.work(5));
        const QByteArray before = life.signedNote();
        QVERIFY(agent::keepCheckpoint(life.data(), before)); // as naru does while it runs
        said = life.accept();
        QCOMPARE(said.exit, 0);
        QVERIFY(said.json[word("continues")].toBool() && !said.json[word("accepted")].toBool());

        QVERIFY(life.stopAndCopy(word("backup.db"), word("hub.db")) && life.hub.start(port));
        said = life.accept({}, {});
        QCOMPARE(said.exit, 1);
        QVERIFY(said.json[word("kept")][word("size")].toInt() > said.json[word("now")][word("size")].toInt());
        QVERIFY(!said.json[word("next")].toString().isEmpty() && !said.json[word("kept")][word("time")].isNull());
        // Another desk writes before this one's come again: the log gets as long as it was, and is another.
        HubClient other(HubRecord(9).grow(3), life.folder.path());
        {
            const auto pool = hub::SqlitePool::open(life.folder.filePath(word("hub.db")));
            QVERIFY(pool && other.enlist(**pool, site, word("3번 창구")));
        }
        QCOMPARE(other.send(port, other.record.bytes(0, 3)).status, 200);
        QCOMPARE(life.hub.admin({word("checkpoint")})[word("exit")].toInt(), 0);
        QVERIFY(life.work(5));
        said = life.accept({}, {});
        QCOMPARE(said.exit, 1);
        QVERIFY(said.json[word("kept")][word("size")].toInt() <= said.json[word("now")][word("size")].toInt());

        // Not by itself, not with a wrong PIN, and not beside a running naru.
        const int notes = life.notes();
        said = life.accept({word("--yes")}, "1\n000000\n");
        QVERIFY(said.exit != 0);
        QCOMPARE(said.json[word("fault")].toString(), word("desk.wrong_pin"));
        {
            QVERIFY(life.stage.open());
            QCOMPARE(life.accept({word("--yes")}).json[word("fault")].toString(), word("storage.busy"));
            life.stage.desk.reset();
        }
        QCOMPARE(life.kept(), before);
        QCOMPARE(life.notes(), notes);
        QVERIFY(QDir().mkpath(life.data() + word("/hub/proofs")));
        const QString proof = word("/0000000001-0000000000001.proof");
        QFile file(life.data() + word("/hub/proofs") + proof);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("a proof of before") > 0);
        file.close();
        QFile roll(life.data() + word("/hub/desks"));
        QVERIFY(roll.open(QIODevice::WriteOnly | QIODevice::Truncate) && roll.write("a roll of before") > 0);
        roll.close();
        QVERIFY(agent::keepContradiction(life.data(), "another"));

        said = life.accept({word("--yes")});
        QCOMPARE(said.exit, 0);
        QVERIFY(said.json[word("accepted")].toBool());
        const QString aside = u'/' + said.json[word("aside")].toString();
        QCOMPARE(life.bytesIn(aside + word("/checkpoint")), before);
        QCOMPARE(life.bytesIn(aside + word("/contradiction")), QByteArray("another"));
        QCOMPARE(life.bytesIn(aside + word("/proofs") + proof), QByteArray("a proof of before"));
        QCOMPARE(life.bytesIn(aside + word("/desks")), QByteArray("a roll of before"));
        QVERIFY(!QFile::exists(life.data() + word("/hub/contradiction")));
        QVERIFY(!QFile::exists(life.data() + word("/hub/desks")));
        QCOMPARE(life.kept(), life.signedNote());
        // Its certificate may be one that the hub has forgotten.
        QCOMPARE(life.bytesIn(word("/hub/accepted")), life.certificate().fingerprint().toHex() + '\n');
        QCOMPARE(life.notes(), notes + 1);
        // It goes on from there, and there is nothing more to accept.
        QVERIFY(life.work(2));
        said = life.accept({word("--yes")}, {});
        QCOMPARE(said.exit, 0);
        QVERIFY(said.json[word("continues")].toBool() && !said.json[word("accepted")].toBool());
        QCOMPARE(Life::naructl(life.data(), {word("journal"), word("verify")}).exit, 0);
        // One that ended before its last step is done again: what is aside already stays as it is.
        const Instant now = SystemClock().now();
        const auto first = agent::putLogAside(life.data(), before, life.certificate(), now),
                   again = agent::putLogAside(life.data(), before, life.certificate(), now);
        QVERIFY(first && again && *first != *again);
        QCOMPARE(life.bytesIn(u'/' + *again + word("/checkpoint")), before);
        QVERIFY(life.bytesIn(u'/' + *first + word("/checkpoint")) != before);
    }

    void saysWhatItCannotDo()
    {
        PutBack life;
        QVERIFY(life.open());
        life.stage.desk.reset();
        QVERIFY(life.accept().exit != 0); // not enrolled
        QCOMPARE(Life::naructl(life.data(), {word("hub")}).exit, 2);
        QCOMPARE(Life::naructl(life.data(), {word("hub"), word("forget")}).exit, 2);
        QCOMPARE(Life::enrol(life.data(), life.sheet()).exit, 0);
        life.hub.kill();
        QVERIFY(life.accept({word("--yes")}).exit != 0); // nobody answers
        QVERIFY(!QDir(life.data() + word("/hub")).entryList().join(u' ').contains(word("aside")));
    }
};

NARU_TEST(HubPutBackTest)
#include "tst_hubputback.moc"
