// SPDX-License-Identifier: GPL-3.0-or-later
// Who is paired with a desk: who may change it, what is kept of a name that came from outside, what a restart finds.
#include "app/codec/cbor.h"
#include "app/desk/pairsimpl.h"
#include "tests/support/desksupport.h"
#include "tests/support/suite.h"

#include <QSignalSpy>

using namespace naru;
using namespace naru::desk;
using namespace naru::test;

namespace {

Pair pairOf(int number, const QString& name)
{
    Pair pair;
    pair.device = QByteArray(15, 'd') + char(number);
    pair.key = QByteArray("key ") + QByteArray::number(number);
    pair.name = name;
    return pair;
}

QString faultOf(const Result<void>& result)
{
    return result ? QStringLiteral("none") : QString::fromLatin1(result.fault().name());
}

struct Stage : DeskStage {
    Stage()
    {
        if (!open() || !setUp())
            qFatal("no desk");
    }
    QString keep(const Pair& pair, qint64 by = 1, Pairs::Over over = Pairs::Over::Nobody)
    {
        return faultOf(await([&](const desk::Done& done) { desk->pairs()->keep(pair, by, over, done); }));
    }
    QString rename(const QByteArray& device, const QString& name)
    {
        return faultOf(await([&](const desk::Done& done) { desk->pairs()->rename(device, name, done); }));
    }
    QString revoke(const QByteArray& device)
    {
        return faultOf(await([&](const desk::Done& done) { desk->pairs()->revoke(device, done); }));
    }
};

} // namespace

class PairsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsRenamesAndRevokes()
    {
        Stage stage;
        int changes = 0;
        connect(stage.desk->pairs(), &Pairs::changed, this, [&changes] { ++changes; });
        const Pair first = pairOf(1, QStringLiteral("1번 창구")), second = pairOf(2, QStringLiteral("배움터"));
        QCOMPARE(stage.keep(first), QStringLiteral("none"));
        stage.clock.advance(std::chrono::hours(1));
        QCOMPARE(stage.keep(second), QStringLiteral("none"));
        QCOMPARE(stage.desk->pairs()->list().size(), 2);
        QCOMPARE(stage.desk->pairs()->list().last().since, stage.clock.now());
        QCOMPARE(stage.rename(first.device, QStringLiteral("  동쪽\n창구 ")), QStringLiteral("none"));
        QCOMPARE(stage.desk->pairs()->find(first.device)->name, QStringLiteral("동쪽 창구"));
        QCOMPARE(stage.desk->pairs()->find(first.device)->key, first.key);
        QCOMPARE(stage.revoke(second.device), QStringLiteral("none"));
        QVERIFY(!stage.desk->pairs()->find(second.device));
        QCOMPARE(stage.revoke(second.device), QStringLiteral("pairs.unknown"));
        QCOMPARE(changes, 4);
        const auto before = stage.desk->pairs()->list();
        QVERIFY(stage.open());
        QCOMPARE(stage.desk->pairs()->list(), before);
    }

    void asksForAnAdministrator()
    {
        Stage stage;
        const Pair pair = pairOf(1, QStringLiteral("1번 창구"));
        QCOMPARE(*stage.desk->pairs()->mayPair(), 1);
        QVERIFY(stage.await([&](const desk::Done& done) {
            stage.desk->addStaff(QStringLiteral("이나루"), Role::Clerk, goodPin, done);
        }));
        QCOMPARE(stage.keep(pair, 2), QStringLiteral("desk.not_allowed"));
        QCOMPARE(stage.keep(pair, 9), QStringLiteral("desk.not_allowed"));
        stage.desk->lock(); // while the other side still compares the digits
        QCOMPARE(stage.keep(pair, 1), QStringLiteral("none"));
        QCOMPARE(faultOf(stage.desk->pairs()->mayPair() ? Result<void>() : DeskFault::NotSignedIn),
            QStringLiteral("desk.not_signed_in"));
        QCOMPARE(stage.rename(pair.device, QStringLiteral("다른 이름")), QStringLiteral("desk.not_signed_in"));
        QVERIFY(stage.signIn(2));
        QCOMPARE(stage.revoke(pair.device), QStringLiteral("desk.not_allowed"));
        QCOMPARE(stage.desk->pairs()->list().size(), 1);
    }

    void refusesWhatIsNoOtherDesk()
    {
        Stage stage;
        const Pair good = pairOf(1, QStringLiteral("1번 창구"));
        const QString bad = QStringLiteral("pairs.bad_peer");
        Pair other = good;
        other.device.chop(1);
        QCOMPARE(stage.keep(other), bad);
        other = good;
        other.device = static_cast<DeskImpl*>(stage.desk.get())->deviceId();
        QCOMPARE(stage.keep(other), bad);
        other = good;
        other.key.clear();
        QCOMPARE(stage.keep(other), bad);
        other.key = QByteArray(Pairs::keyBytesMax + 1, 'k');
        QCOMPARE(stage.keep(other), bad);
        other = good;
        other.name = QStringLiteral("\u202e \n");
        QCOMPARE(stage.keep(other), bad);
        other.name = QStringLiteral("4111 1111 1111 1111");
        QCOMPARE(stage.keep(other), bad);
        other.name = QString(200, u'가');
        QCOMPARE(stage.keep(other), QStringLiteral("none"));
        QCOMPARE(stage.desk->pairs()->list().first().name, QString(Pairs::nameLettersMax, u'가'));
    }

    void anotherKeyTakesNoPlaceUnlessAPersonSaysSo()
    {
        Stage stage;
        Pair pair = pairOf(1, QStringLiteral("1번 창구"));
        QCOMPARE(stage.keep(pair), QStringLiteral("none"));
        const QString before = stage.desk->pairs()->find(pair.device)->fingerprint();
        pair.key = "another";
        QCOMPARE(stage.keep(pair), QStringLiteral("pairs.other_key"));
        QCOMPARE(stage.desk->pairs()->find(pair.device)->fingerprint(), before);
        QCOMPARE(stage.keep(pair, 1, Pairs::Over::OtherKey), QStringLiteral("none"));
        QCOMPARE(stage.desk->pairs()->list().size(), 1);
        QVERIFY(stage.desk->pairs()->find(pair.device)->fingerprint() != before);
        QCOMPARE(before.size(), 19);
        pair.name = QStringLiteral("다시");
        QCOMPARE(stage.keep(pair), QStringLiteral("none")); // the same key needs no word
    }

    void ofTwoKeysUnderWayAtOnceTheFirstStays()
    {
        Stage stage;
        Pair pair = pairOf(1, QStringLiteral("1번 창구"));
        const QByteArray first = pair.key;
        QStringList said;
        const auto keep = [&] {
            stage.desk->pairs()->keep(
                pair, 1, Pairs::Over::Nobody, [&said](const Result<void>& kept) { said.append(faultOf(kept)); });
        };
        keep();
        pair.key = "another";
        keep(); // before the first one is in the list
        QTRY_COMPARE(said.size(), 2);
        QCOMPARE(said, (QStringList{QStringLiteral("none"), QStringLiteral("pairs.other_key")}));
        QCOMPARE(stage.desk->pairs()->find(pair.device)->key, first);
    }

    void aNameThatComesLateBringsNoKeyBack()
    {
        Stage stage;
        QSignalSpy stopped(stage.desk.get(), &desk::Desk::journalStopped);
        Pair pair = pairOf(1, QStringLiteral("1번 창구"));
        const Pair other = pairOf(2, QStringLiteral("2번 창구"));
        QVERIFY(stage.keep(pair) == QStringLiteral("none") && stage.keep(other) == QStringLiteral("none"));
        QStringList said;
        const auto noted = [&said](const Result<void>& done) { said.append(faultOf(done)); };
        stage.desk->pairs()->revoke(pair.device, noted);
        stage.desk->pairs()->rename(pair.device, QStringLiteral("동쪽"), noted); // it is in the list still
        Pair anew = other;
        anew.key = "another";
        stage.desk->pairs()->keep(anew, 1, Pairs::Over::OtherKey, noted);
        stage.desk->pairs()->rename(other.device, QStringLiteral("서쪽"), noted);
        QTRY_COMPARE(said.size(), 4);
        const QString none = QStringLiteral("none"), unknown = QStringLiteral("pairs.unknown");
        QCOMPARE(said, (QStringList{none, unknown, none, unknown}));
        QVERIFY(!stage.desk->pairs()->find(pair.device));
        QCOMPARE(stage.desk->pairs()->find(other.device)->key, anew.key);
        QCOMPARE(stopped.size(), 0); // nothing is wrong with the disk
    }

    void keepsSixtyFour()
    {
        Stage stage;
        for (int i = 0; i < int(Pairs::pairsMax); ++i)
            QCOMPARE(stage.keep(pairOf(i, QStringLiteral("창구"))), QStringLiteral("none"));
        QCOMPARE(stage.keep(pairOf(100, QStringLiteral("창구"))), QStringLiteral("pairs.full"));
        QCOMPARE(stage.keep(pairOf(3, QStringLiteral("다시"))), QStringLiteral("none"));
        QCOMPARE(stage.revoke(pairOf(5, {}).device), QStringLiteral("none"));
        QCOMPARE(stage.keep(pairOf(100, QStringLiteral("창구"))), QStringLiteral("none"));
    }

    void readsBackWhatItWrote()
    {
        auto database = storage::Database::open(m_folder.filePath(QStringLiteral("t.db")));
        QVERIFY(database);
        QVERIFY(database->migrate(pairsRoom, pairsMigrations()));
        Pair pair = pairOf(7, QStringLiteral("7번 창구"));
        pair.place = QStringLiteral("192.0.2.7:47110");
        pair.since = *parseRfc3339(u"2026-11-20T01:02:03Z");
        QVERIFY(project(*database, entryOf(pair, 1)));
        QCOMPARE(*readPairs(*database), QList<Pair>{pair});
        QVERIFY(project(*database, endOf(pair.device, 1)));
        QCOMPARE(*readPairs(*database), QList<Pair>());
    }

private:
    static bool project(storage::Database& database, const journal::Entry& entry)
    {
        auto transaction = database.begin();
        return transaction && projectPairs(*transaction, entry) && transaction->commit();
    }

    QTemporaryDir m_folder;
};

NARU_TEST(PairsTest)
#include "tst_pairs.moc"
