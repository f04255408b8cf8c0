// SPDX-License-Identifier: GPL-3.0-or-later
// Desks that find each other through an Avahi daemon, on a bus and an interface of this test's own.
#include "sync/lan/announcement.h"
#include "sync/lan/discovery.h"
#include "tests/support/privateavahi.h"
#include "tests/support/suite.h"

#include <QElapsedTimer>
#include <QSignalSpy>

#include <csignal>

using namespace naru;
using namespace naru::lan;
using namespace naru::test;

namespace {

constexpr int patienceMs = 30'000;

QStringList namesOf(const Discovery& discovery)
{
    QStringList names;
    for (const FoundDesk& desk : discovery.found())
        names.append(desk.name);
    return names;
}

QString blindnessOf(const Discovery& discovery)
{
    return discovery.blind() ? QString::fromLatin1(discovery.blind()->name()) : QString();
}

} // namespace

class DiscoveryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!PrivateBus::isInstalled() || !PrivateAvahi::isInstalled())
            QSKIP("needs dbus-daemon, avahi-daemon and unshare");
    }

    void saysThatNobodyLooksAndComesBackByItself()
    {
        QVERIFY(!houseBus().isEmpty());
        Discovery desk;
        desk.announce(QStringLiteral("2번 창구"), 47110, hintOf("a"));
        QTRY_COMPARE_WITH_TIMEOUT(blindnessOf(desk), QStringLiteral("discovery.no_daemon"), patienceMs);
        {
            PrivateAvahi avahi;
            QVERIFY2(avahi.start(), avahi.said().constData());
            QTRY_COMPARE_WITH_TIMEOUT(desk.ownName(), QStringLiteral("2번 창구"), patienceMs);
            QCOMPARE(blindnessOf(desk), QString());
        }
        QTRY_COMPARE_WITH_TIMEOUT(blindnessOf(desk), QStringLiteral("discovery.no_daemon"), patienceMs);
        QCOMPARE(desk.ownName(), QString());
        PrivateAvahi again;
        QVERIFY2(again.start(), again.said().constData());
        QTRY_COMPARE_WITH_TIMEOUT(desk.ownName(), QStringLiteral("2번 창구"), patienceMs);
    }

    void findsTheOthersAndNotItself()
    {
        QVERIFY(!houseBus().isEmpty());
        PrivateAvahi avahi;
        QVERIFY2(avahi.start(), avahi.said().constData());
        Discovery first, silent;
        first.announce(QStringLiteral("1번 창구"), 47110, hintOf("first"));
        silent.announce(QStringLiteral("보기만"), 0, {});
        {
            Discovery second;
            second.announce(QStringLiteral("배움터"), 47111, hintOf("second"));
            QTRY_COMPARE_WITH_TIMEOUT(namesOf(first), QStringList{QStringLiteral("배움터")}, patienceMs);
            QTRY_COMPARE_WITH_TIMEOUT(namesOf(second), QStringList{QStringLiteral("1번 창구")}, patienceMs);
            QTRY_COMPARE_WITH_TIMEOUT(namesOf(silent).size(), 2, patienceMs);
            const FoundDesk seen = first.found().first();
            QCOMPARE(seen.hint, hintOf("second"));
            QCOMPARE(seen.places.first().port, quint16(47111));
            QVERIFY(seen.places.first().address == u"127.0.0.1" || seen.places.first().address == u"::1");
        }
        QTRY_COMPARE_WITH_TIMEOUT(namesOf(first), QStringList(), patienceMs);
    }

    void takesAnotherNameWhereItsOwnIsTaken()
    {
        QVERIFY(!houseBus().isEmpty());
        PrivateAvahi avahi;
        QVERIFY2(avahi.start(), avahi.said().constData());
        Discovery first, second;
        first.announce(QStringLiteral("창구"), 47110, hintOf("first"));
        QTRY_COMPARE_WITH_TIMEOUT(first.ownName(), QStringLiteral("창구"), patienceMs);
        second.announce(QStringLiteral("창구"), 47111, hintOf("second"));
        QTRY_COMPARE_WITH_TIMEOUT(second.ownName(), QStringLiteral("창구 #2"), patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(namesOf(first), QStringList{QStringLiteral("창구 #2")}, patienceMs);
        second.announce(QStringLiteral("3번 창구"), 47111, hintOf("second"));
        QTRY_COMPARE_WITH_TIMEOUT(namesOf(first), QStringList{QStringLiteral("3번 창구")}, patienceMs);
    }

    void leavesABusThatAnswersNobody()
    {
        QVERIFY(!houseBus().isEmpty());
        PrivateAvahi avahi;
        QVERIFY2(avahi.start(), avahi.said().constData());
        auto desk = std::make_unique<Discovery>();
        desk->announce(QStringLiteral("2번 창구"), 47110, hintOf("a"));
        QTRY_COMPARE_WITH_TIMEOUT(desk->ownName(), QStringLiteral("2번 창구"), patienceMs);
        const auto bus = static_cast<pid_t>(theHouseBus().pid());
        QCOMPARE(::kill(bus, SIGSTOP), 0);
        QElapsedTimer took;
        took.start();
        desk.reset();
        const qint64 left = took.elapsed();
        QCOMPARE(::kill(bus, SIGCONT), 0);
        QVERIFY2(left < Discovery::leaveMaxMs + 1'000, qPrintable(QString::number(left)));
        Discovery again; // and what was left behind is in nobody's way
        again.announce(QStringLiteral("3번 창구"), 47110, hintOf("b"));
        QTRY_COMPARE_WITH_TIMEOUT(again.ownName(), QStringLiteral("3번 창구"), patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(namesOf(again), QStringList(), patienceMs);
    }

    void listsNoMoreThanMayBe()
    {
        QVERIFY(!houseBus().isEmpty());
        PrivateAvahi avahi;
        QVERIFY2(avahi.start(), avahi.said().constData());
        Discovery looking;
        looking.announce(QStringLiteral("보기만"), 0, {});
        std::vector<std::unique_ptr<Discovery>> crowd;
        for (int i = 0; i < Neighbours::foundMax + 6; ++i) {
            crowd.push_back(std::make_unique<Discovery>());
            crowd.back()->announce(QStringLiteral("창구 %1 ").arg(i) + QString(60, u'가'), quint16(40000 + i), {});
        }
        QTRY_COMPARE_WITH_TIMEOUT(looking.found().size(), Neighbours::foundMax, patienceMs);
        for (const FoundDesk& desk : looking.found())
            QVERIFY(desk.name.size() <= 40);
    }
};

NARU_TEST(DiscoveryTest)
#include "tst_discovery.moc"
