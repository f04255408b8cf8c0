// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"
#include "app/base/faults.h"
#include "tests/support/suite.h"

using namespace naru;

class ClockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsRfc3339()
    {
        QCOMPARE(rfc3339(*parseRfc3339(u"2020-10-01T13:30:02Z")), QStringLiteral("2020-10-01T13:30:02Z"));
        QCOMPARE(rfc3339(*parseRfc3339(u"2024-02-29T00:30:00+09:00")), QStringLiteral("2024-02-28T15:30:00Z"));
        QCOMPARE((*parseRfc3339(u"2025-02-19T23:36:58.210399Z")).time_since_epoch().count() % 1000, 210);
    }

    void refusesBadRfc3339_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "abcd-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "2020-10-01",
                 "2020-13-01T00:00:00Z", "2023-02-29T00:00:00Z", "2020-10-01T24:00:00Z", "2020-10-01T13:30:02",
                 "2020-10-01T13:30:02.Z", "2020-10-01T13:30:02Zx", "2020-10-01 13:30:02Z", "2020-10-01T13:30:02+0900"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void refusesBadRfc3339()
    {
        QFETCH(QString, text);
        const auto result = parseRfc3339(text);
        QVERIFY(!result && result.fault().is(BaseFault::BadDateTime));
    }

    void countsKoreanDaysWhateverTheMachineSays()
    {
        QCOMPARE(koreanDate(*parseRfc3339(u"2026-12-31T14:59:59Z")), QDate(2026, 12, 31));
        QCOMPARE(koreanDate(*parseRfc3339(u"2026-12-31T15:00:00Z")), QDate(2027, 1, 1));
        QCOMPARE(rfc3339(koreanMidnight(QDate(2027, 1, 1))), QStringLiteral("2026-12-31T15:00:00Z"));
        QCOMPARE(koreanTime(*parseRfc3339(u"2026-11-20T02:22:00Z")), QStringLiteral("11:22"));
    }
};

NARU_TEST(ClockTest)
#include "tst_clock.moc"
