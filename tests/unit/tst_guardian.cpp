// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/guard/guardian.h"
#include "tests/support/suite.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

using naru::Milliseconds;
using naru::guard::Guardian;
using naru::guard::Restarts;

/// When a kiosk is started again, and the guardian over kiosks that are scripts.
class GuardianTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSteadyKioskComesBackAtOnceWhereItWas();
    void quickDeathsWaitLongerAndEndAtTheCalmPage();
    void afterACalmPageOneQuickDeathIsEnough();
    void manyDeathsEndAtTheCalmPageHoweverLongEachLived();
    void aLongLifeForgetsTheCalmPages();
    void bringsItBackToTheLastPlace();
    void aPlaceThatIsNoneIsNotKept();
    void anotherStartByStaffBeginsAtHome();
    void killsWhatHangs();
    void aWrongCommandLineIsNotTriedAgain();
};

namespace {

using What = Restarts::Next::What;

/// A kiosk as a script: $fd is its guardian, $life how often it was started, `back` what it was told to return to.
struct Script {
    QTemporaryDir folder;
    QByteArray body;

    int run()
    {
        QFile file(folder.filePath(QStringLiteral("kiosk")));
        if (!file.open(QFile::WriteOnly))
            return -1;
        file.write("fd=$2; cd '" + folder.path().toUtf8()
            + "'; echo >>lives; life=$(wc -l <lives)\n"
              "read -r -u $fd back; echo \"$back\" >>told\n"
            + body);
        file.close();
        return Guardian("/bin/bash", {"bash", file.fileName().toStdString()}).run();
    }
    QByteArray told() const
    {
        QFile file(folder.filePath(QStringLiteral("told")));
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }
};

} // namespace

void GuardianTest::aSteadyKioskComesBackAtOnceWhereItWas()
{
    Restarts restarts;
    for (int i = 0; i < 10; ++i) {
        const auto next = restarts.died(Milliseconds(i * 3000), naru::guard::steadyAfter);
        QCOMPARE(next.what, What::Kiosk);
        QCOMPARE(next.wait, Milliseconds(0));
        QVERIFY(next.mayBeThere);
    }
}

void GuardianTest::quickDeathsWaitLongerAndEndAtTheCalmPage()
{
    Restarts restarts;
    const QList<Milliseconds> waits{Milliseconds(0), Milliseconds(200), Milliseconds(400), Milliseconds(800)};
    for (int i = 0; i < 4; ++i) {
        const auto next = restarts.died(Milliseconds(i * 1000), Milliseconds(500));
        QCOMPARE(next.what, What::Kiosk);
        QCOMPARE(next.wait, waits.at(i));
        QCOMPARE(next.mayBeThere, i == 0); // the page may be what kills it
    }
    const auto calm = restarts.died(Milliseconds(4000), Milliseconds(0));
    QCOMPARE(calm.what, What::Calm);
    QCOMPARE(calm.wait, naru::guard::calmFirst);
    QVERIFY(!calm.mayBeThere);
}

void GuardianTest::afterACalmPageOneQuickDeathIsEnough()
{
    Restarts restarts;
    for (int i = 0; i < 4; ++i)
        restarts.died(Milliseconds(0), Milliseconds(0));
    Milliseconds expected = naru::guard::calmFirst;
    for (int i = 0; i < 12; ++i) {
        const auto calm = restarts.died(Milliseconds(0), Milliseconds(0));
        QCOMPARE(calm.what, What::Calm);
        QCOMPARE(calm.wait, expected);
        expected = std::min(2 * expected, naru::guard::calmLongest);
    }
}

void GuardianTest::manyDeathsEndAtTheCalmPageHoweverLongEachLived()
{
    Restarts restarts;
    for (int i = 1; i < naru::guard::deathsMax; ++i)
        QCOMPARE(restarts.died(Milliseconds(i * 5000), Milliseconds(4000)).what, What::Kiosk);
    QCOMPARE(restarts.died(Milliseconds(20 * 5000), Milliseconds(4000)).what, What::Calm);
    Restarts rare; // the same number over days
    for (int i = 0; i < 100; ++i)
        QCOMPARE(rare.died(std::chrono::minutes(i), Milliseconds(50'000)).what, What::Kiosk);
}

void GuardianTest::aLongLifeForgetsTheCalmPages()
{
    Restarts restarts;
    for (int i = 0; i < naru::guard::quickDeathsMax; ++i)
        restarts.died(Milliseconds(0), Milliseconds(0));
    QCOMPARE(restarts.died(std::chrono::hours(1), std::chrono::minutes(50)).what, What::Kiosk);
    QCOMPARE(restarts.died(std::chrono::hours(1), Milliseconds(0)).what, What::Kiosk);
}

void GuardianTest::bringsItBackToTheLastPlace()
{
    Script script;
    script.body = "echo beat >&$fd\n"
                  "if [ $life = 1 ]; then echo 'at one' >&$fd; echo 'at learn ko' >&$fd; kill -SEGV $$; fi\n"
                  "exit 10\n";
    QCOMPARE(script.run(), naru::guard::exitEnded);
    QCOMPARE(script.told(), QByteArray("back\nback learn ko\n"));
}

void GuardianTest::aPlaceThatIsNoneIsNotKept()
{
    Script script;
    script.body = "if [ $life = 1 ]; then\n"
                  "echo 'at good' >&$fd; printf 'at \\001bad\\n' >&$fd; printf 'at %0300d\\n' 0 >&$fd\n"
                  "echo 'nonsense' >&$fd; echo 'at' >&$fd; kill -9 $$; fi\n"
                  "exit 10\n";
    QCOMPARE(script.run(), naru::guard::exitEnded);
    QCOMPARE(script.told(), QByteArray("back\nback good\n"));
}

void GuardianTest::anotherStartByStaffBeginsAtHome()
{
    Script script;
    script.body = "[ $life = 1 ] && echo 'at learn ko' >&$fd && exit 11\n"
                  "exit 10\n";
    QCOMPARE(script.run(), naru::guard::exitEnded);
    QCOMPARE(script.told(), QByteArray("back\nback\n"));
}

void GuardianTest::killsWhatHangs()
{
    Script script;
    script.body = "[ $life = 1 ] && echo beat >&$fd && echo 'at pay' >&$fd && kill -STOP $$\n"
                  "exit 10\n";
    QElapsedTimer time;
    time.start();
    QCOMPARE(script.run(), naru::guard::exitEnded);
    QVERIFY(time.elapsed() >= naru::guard::silenceMax.count());
    QCOMPARE(script.told(), QByteArray("back\nback pay\n"));
}

void GuardianTest::aWrongCommandLineIsNotTriedAgain()
{
    Script script;
    script.body = "exit 2\n";
    QCOMPARE(script.run(), naru::guard::exitUsage);
    QCOMPARE(script.told(), QByteArray("back\n"));
}

NARU_TEST(GuardianTest)
#include "tst_guardian.moc"
