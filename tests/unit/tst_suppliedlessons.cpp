// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/support/supplystage.h"

using namespace naru;
using namespace naru::desk;
using namespace naru::test;

namespace {
const QString ownId = QStringLiteral("own.train");
}

/// Lessons that the agency hands down, beside those of the centre.
class SuppliedLessonsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void playsTheAgencysLessons();
    void keepsIdsApart();
    void letsWhatIsHandedDownGoFirst();
};

void SuppliedLessonsTest::playsTheAgencysLessons()
{
    SupplyStage it;
    const QByteArray first = agencyPack(1), second = agencyPack(2);
    QCOMPARE(it.install(first).fault->name(), "lessons.pack_foreign"); // by hand nobody stands behind it
    QCOMPARE(it.take(it.lessonsOf(1, {first})), QStringLiteral("taken"));
    QCOMPARE(it.state(), QStringLiteral("pack.agency"));
    QVERIFY(it.packs().lesson(ownId));
    QCOMPARE(it.packs().voice(ownId, QStringLiteral("ko"), QStringLiteral("s1")), silentWav());
    const auto kept = it.await([&](desk::Done done) { it.packs().remove(QStringLiteral("naru.own"), done); });
    QCOMPARE(kept.fault().name(), "supplies.handed_down");

    QCOMPARE(it.take(it.lessonsOf(2, {second})), QStringLiteral("taken"));
    QCOMPARE(it.packs().list().size(), 1);
    QCOMPARE(it.packs().list().first().version, 2);
    const auto back
        = [&] { return it.await([&](desk::Done done) { it.supplies().goBack(QStringLiteral("lessons"), done); }); };
    QVERIFY(back());
    QCOMPARE(it.packs().list().first().version, 1);
    QVERIFY(it.open());
    QCOMPARE(it.packs().list().first().version, 1);
    QCOMPARE(it.version("lessons"), 2u); // what may come next has not gone back
    QCOMPARE(it.take(it.lessonsOf(1, {first})), QStringLiteral("supplies.older"));
    QVERIFY(!back()); // nobody is signed in
    QVERIFY(it.signIn());
    QVERIFY(back());
    QCOMPARE(it.packs().list().first().version, 2);
    QVERIFY(!it.await([&](desk::Done done) { it.supplies().goBack(QStringLiteral("trust"), done); }));

    // One that is not in the next release is not here any more.
    lessons::PackPlan other = packPlan(1);
    other.id = QStringLiteral("naru.other");
    QCOMPARE(it.take(it.lessonsOf(3, {lessons::makePack(other, authorKey()).bytes})), QStringLiteral("taken"));
    QCOMPARE(it.packs().list().size(), 1);
    QCOMPARE(it.packs().list().first().id, other.id);
}

void SuppliedLessonsTest::keepsIdsApart()
{
    SupplyStage it;
    const QByteArray own = it.make(packPlan(1));
    QVERIFY(it.install(own).isGood());
    QCOMPARE(it.take(it.lessonsOf(1, {agencyPack(5)})), QStringLiteral("lessons.pack_taken")); // the centre's stays
    QCOMPARE(it.fault("lessons"), QStringLiteral("lessons.pack_taken"));
    QCOMPARE(it.state(), QStringLiteral("pack.own_centre"));
    QVERIFY(it.await([&](desk::Done done) { it.packs().remove(QStringLiteral("naru.own"), done); }));
    QCOMPARE(it.take(it.lessonsOf(1, {agencyPack(5)})), QStringLiteral("taken"));
    QCOMPARE(it.install(it.make(packPlan(9))).fault->name(), "lessons.pack_taken"); // nor the other way round
}

/// Both begin with nothing in the way: the one by hand is judged when the other is in its place.
void SuppliedLessonsTest::letsWhatIsHandedDownGoFirst()
{
    SupplyStage it;
    const QByteArray own = it.make(packPlan(9));
    bool isTaken = false;
    it.supplies().take(it.lessonsOf(1, {agencyPack(5)}), [&](const Result<void>& taken) { isTaken = bool(taken); });
    const auto outcome = it.install(own);
    QVERIFY(outcome.fault);
    QCOMPARE(outcome.fault->name(), "lessons.pack_taken");
    QVERIFY(isTaken);
}

NARU_TEST(SuppliedLessonsTest)
#include "tst_suppliedlessons.moc"
