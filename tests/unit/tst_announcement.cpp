// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/lan/announcement.h"
#include "tests/support/suite.h"

using namespace naru::lan;

class AnnouncementTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysItsVersionAndAHintAndNothingElse()
    {
        const Announcement said{hintOf(QByteArray(16, 'd'))};
        QCOMPARE(said.hint.size(), Announcement::hintBytes);
        QCOMPARE(said.texts(), (QList<QByteArray>{"v=1", "d=" + said.hint.toHex()}));
        QCOMPARE(Announcement().texts(), QList<QByteArray>{"v=1"});
    }

    void readsWhatItSays()
    {
        const Announcement said{hintOf(QByteArray(16, 'd'))};
        QVERIFY(Announcement::parse(said.texts()) == said);
        QVERIFY(Announcement::parse({"x=anything", "v=1"}) == Announcement());
        QVERIFY(hintOf("a") != hintOf("b"));
    }

    void readsNothingElse_data()
    {
        QTest::addColumn<QList<QByteArray>>("texts");
        QTest::addColumn<bool>("isOurs");
        const QByteArray hint(16, 'a');
        QTest::newRow("nothing") << QList<QByteArray>() << false;
        QTest::newRow("a hint alone") << QList<QByteArray>{"d=" + hint} << false;
        QTest::newRow("another version") << QList<QByteArray>{"v=2"} << false;
        QTest::newRow("the first version counts") << QList<QByteArray>{"v=2", "v=1"} << false;
        QTest::newRow("a version too many") << QList<QByteArray>{"v=11"} << false;
        QTest::newRow("behind too many texts")
            << QList<QByteArray>(Announcement::textsMax, "x") + QList<QByteArray>{"v=1"} << false;
        QTest::newRow("capitals") << QList<QByteArray>{"v=1", "d=" + hint.toUpper()} << true;
        QTest::newRow("a short hint") << QList<QByteArray>{"v=1", "d=aa"} << true;
        QTest::newRow("a long hint") << QList<QByteArray>{"v=1", "d=" + hint + hint} << true;
        QTest::newRow("no hexadecimal") << QList<QByteArray>{"v=1", "d=zzzzzzzzzzzzzzzz"} << true;
        QTest::newRow("empty") << QList<QByteArray>{"v=1", "d=", "d=" + hint} << true;
    }
    void readsNothingElse()
    {
        QFETCH(QList<QByteArray>, texts);
        QFETCH(bool, isOurs);
        const auto read = Announcement::parse(texts);
        QCOMPARE(read.has_value(), isOurs);
        QVERIFY(!read || read->hint.isEmpty());
    }

    void cutsANameBetweenLetters()
    {
        QCOMPARE(instanceNameOf(QStringLiteral("  2번\n창구 ")), QByteArray("2번 창구"));
        QCOMPARE(instanceNameOf(QString()), QByteArray("naru"));
        QCOMPARE(instanceNameOf(QString(60, u'가')), QString(21, u'가').toUtf8());
        const QString boats = QString::fromUcs4(U"⛵🚣").repeated(20);
        const QByteArray cut = instanceNameOf(boats);
        QVERIFY(cut.size() <= Announcement::nameBytesMax && boats.startsWith(QString::fromUtf8(cut)));
    }
};

NARU_TEST(AnnouncementTest)
#include "tst_announcement.moc"
