// SPDX-License-Identifier: GPL-3.0-or-later
// Seats and trainer dying, coming back, losing, doubling and reordering messages: nobody loses a step, every order is
// done exactly once, and who came is counted right. A seed is a story.
#include "tests/simulation/classstory.h"
#include "tests/support/suite.h"

using namespace naru;
using test::ClassStory;

class ClassSeedsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nobodyLosesAStepAndEveryOrderIsDoneOnce()
    {
        const int stories = qEnvironmentVariableIsSet("NARU_DEEP") ? 20'000 : 2'000;
        const quint64 only = qEnvironmentVariable("NARU_SEED").toULongLong();
        int orders = 0, deaths = 0, counted = 0;
        for (quint64 seed = only > 0 ? only : 1; seed <= (only > 0 ? only : quint64(stories)); ++seed) {
            ClassStory story(seed);
            const QString wrong = story.run();
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("NARU_SEED=%1: %2").arg(seed).arg(wrong)));
            orders += story.ordersGiven();
            deaths += story.deaths();
            counted += story.counted();
        }
        qInfo("%d orders, %d deaths, %d attendance cards", orders, deaths, counted);
        QVERIFY(only > 0 || (orders > stories && deaths > stories && counted > stories));
    }
};

NARU_TEST(ClassSeedsTest)
#include "tst_classseeds.moc"
