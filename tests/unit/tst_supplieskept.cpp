// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/support/supplystage.h"

#include <QSignalSpy>

using namespace naru;
using namespace naru::desk;
using namespace naru::test;

/// What was handed down stays: never an older one, through power cuts, old images, backups and from the journal alone.
class SuppliesKeptTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void neverTakesAnOlderOne();
    void losesNothingToAPowerCut();
    void noticesAnOldImageOfTheFolder();
    void goesAlongInABackup();
    void isRebuiltFromTheJournal();
};

void SuppliesKeptTest::neverTakesAnOlderOne()
{
    SupplyStage it;
    QSignalSpy stopped(it.desk.get(), &Desk::journalStopped);
    QCOMPARE(it.take(it.trust(7, 1)), QStringLiteral("taken"));
    QCOMPARE(it.take(it.trust(6, 2)), QStringLiteral("supplies.older"));
    Supply other = it.trust(7, 2);
    QCOMPARE(it.take(other), QStringLiteral("supplies.older")); // another one under the same number
    QVERIFY(it.open());
    QCOMPARE(it.take(it.trust(6, 2)), QStringLiteral("supplies.older"));
    QCOMPARE(it.version("trust"), 7u);
    QCOMPARE(it.supplies().standing(QStringLiteral("trust"))->manifest, it.trust(7, 1).manifest);
    QVERIFY(stopped.isEmpty());
    // A root that let the keys of that number go: it begins anew, and the old root's never comes back.
    Supply anew = it.trust(2, 4);
    anew.root = 2;
    QCOMPARE(it.take(anew), QStringLiteral("taken"));
    QCOMPARE(it.version("trust"), 2u);
    QCOMPARE(it.take(it.trust(8, 5)), QStringLiteral("supplies.older"));
}

/// Power goes away before the journal knew, and after.
void SuppliesKeptTest::losesNothingToAPowerCut()
{
    SupplyStage it;
    QCOMPARE(it.take(it.trust(1, 1)), QStringLiteral("taken"));
    it.desk.reset();
    QVERIFY(placeRelease(it.data().chopped(1), it.trust(2, 2))); // in its place, and the journal knows nothing of it
    QVERIFY(QDir(it.data(QStringLiteral("released/trust/3.part"))).mkpath(QStringLiteral(".")));
    QVERIFY(it.open());
    QCOMPARE(it.version("trust"), 1u);
    QCOMPARE(it.desk->trust().all().first().commonName(), QStringLiteral("나루청 모바일 신분증 1"));
    QCOMPARE(QDir(it.data(QStringLiteral("released/trust"))).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
    QCOMPARE(it.take(it.trust(2, 2)), QStringLiteral("taken"));
    QVERIFY(it.open());
    QCOMPARE(it.desk->trust().all().first().commonName(), QStringLiteral("나루청 모바일 신분증 2"));
}

/// The folder as it was a month ago, or touched by another hand: the journal knows better.
void SuppliesKeptTest::noticesAnOldImageOfTheFolder()
{
    SupplyStage it;
    QCOMPARE(it.take(it.trust(1, 1)), QStringLiteral("taken"));
    QCOMPARE(it.take(it.trust(2, 2)), QStringLiteral("taken"));
    it.desk.reset();
    QDir trust(it.data(QStringLiteral("released/trust")));
    const QString second = trust.filePath(trust.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0));
    QVERIFY(QDir(second).removeRecursively());
    QVERIFY(placeRelease(it.data().chopped(1), it.trust(1, 1)));
    QVERIFY(it.open());
    QCOMPARE(it.desk->trust().anchors(), 0);
    QCOMPARE(it.fault("trust"), QStringLiteral("supplies.not_in_place"));
    QCOMPARE(it.take(it.trust(1, 1)), QStringLiteral("supplies.older"));
    it.desk.reset();
    Supply forged = it.trust(1, 1); // the old list under the new name
    QVERIFY(placeRelease(it.data().chopped(1), forged));
    QVERIFY(trust.rename(releaseName(1, contentOf(forged.files)), QFileInfo(second).fileName()));
    QVERIFY(it.open());
    QCOMPARE(it.desk->trust().anchors(), 0);
    QCOMPARE(it.fault("trust"), QStringLiteral("supplies.not_in_place"));
    QCOMPARE(it.take(it.trust(2, 2)), QStringLiteral("taken")); // its own files heal it; the journal is not asked twice
    QCOMPARE(it.desk->trust().anchors(), 1);
    QCOMPARE(it.fault("trust"), QString());
}

void SuppliesKeptTest::goesAlongInABackup()
{
    SupplyStage it;
    QCOMPARE(it.take(it.trust(1, 1)), QStringLiteral("taken"));
    const QString code = it.desk->recoveryCode();
    const QString stick = it.folder.filePath(QStringLiteral("stick"));
    QVERIFY(QDir().mkpath(stick));
    QVERIFY(it.await([&](desk::Done done) { it.desk->backUp(stick, done); }));
    it.desk.reset();
    QVERIFY(QDir(it.data()).removeRecursively());
    const QString backup = stick + u'/' + QDir(stick).entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0);
    QVERIFY(restoreBackup(backup, it.data().chopped(1), code));
    QVERIFY(it.open());
    QCOMPARE(it.version("trust"), 1u);
    QCOMPARE(it.desk->trust().anchors(), 1);
    QCOMPARE(it.fault("trust"), QString());
}

void SuppliesKeptTest::isRebuiltFromTheJournal()
{
    SupplyStage it;
    QCOMPARE(it.take(it.trust(1, 1)), QStringLiteral("taken"));
    QCOMPARE(it.take(it.lessonsOf(1, {agencyPack(1)})), QStringLiteral("taken"));
    QCOMPARE(it.take(it.lessonsOf(2, {agencyPack(2)})), QStringLiteral("taken"));
    QCOMPARE(it.take(it.supply("fees", 3, {{QStringLiteral("fees.json"), ownFees}})), QStringLiteral("taken"));
    QCOMPARE(it.take(it.supply("settings", 1, {{QStringLiteral("s.json"), R"({"highContrast": true})"}})),
        QStringLiteral("taken"));
    QVERIFY(it.await([&](desk::Done done) { it.supplies().goBack(QStringLiteral("lessons"), done); }));
    it.clock.advance(std::chrono::hours(30));
    it.supplies().confirmed(QStringLiteral("trust"), it.clock.now());
    QCOMPARE(it.differ(), QStringList());
}

NARU_TEST(SuppliesKeptTest)
#include "tst_supplieskept.moc"
