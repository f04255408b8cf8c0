// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/causes.h"
#include "app/words/words.h"
#include "sync/agent/agent.h"
#include "sync/agent/agentthread.h"
#include "sync/agent/httptransport.h"
#include "sync/agent/timeralarm.h"
#include "tests/simulation/agenthub.h"
#include "tests/support/suite.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTemporaryDir>

using namespace naru;
using namespace naru::test::agenthub;
using agent::Reply;
using Cause = journal::Outbox::Cause;

namespace {

Reply askOnce(const agent::Membership& membership, const crypto::PrivateKey& key)
{
    agent::HttpTransport transport(membership, key);
    std::optional<Reply> answer;
    agent::Request request;
    request.path = wire::headPath(QByteArray(16, 'd'));
    transport.send(request, [&answer](const Reply& reply) { answer = reply; });
    (void)QTest::qWaitFor([&answer] { return answer.has_value(); }, 20'000);
    return answer.value_or(Reply{});
}

} // namespace

/// From a record through the agent over TLS 1.3 to the intake, and what is said where that does not work.
class AgentWayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void carriesARecordOverMutualTls()
    {
        Papers papers(1);
        Hub hub(papers);
        QVERIFY(hub.server);
        SystemClock clock;
        SystemRandom random;
        test::MemoryOutgoing record(papers.device, random);
        fill(record, 5'000);
        agent::HttpTransport transport(membershipOf(papers, hub.server->port()), papers.deskKey);
        agent::TimerAlarm alarm;
        agent::Agent agent({clock, random, record, transport, alarm}, QStringLiteral("0.1.0"),
            agent::Identity{papers.deskKey, papers.key.publicKey(), clock.now() + day});
        QElapsedTimer timer;
        timer.start();
        agent.begin(agent::Agent::Start::Now);
        QTRY_COMPARE_WITH_TIMEOUT(agent.state().cause, Cause::NothingWaits, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(agent.state().lastSent, 30'000);
        const double seconds = double(timer.nsecsElapsed()) / 1e9;
        QCOMPARE(**hub.log.head(papers.device), record.last());
        QCOMPARE(agent.state().unsent, quint64(0));
        QVERIFY(hub.requests < 20);                                 // it doubles what it sends at once
        QCOMPARE(hub.server->counts().accepted.load(), quint64(1)); // one connection for all of it
        qInfo("5000 entries in %d requests, %.0f entries/s", hub.requests.load(), 5000 / seconds);
    }

    void saysThatTheHubWasHeardWhereNothingWaits()
    {
        Papers papers(8);
        Hub hub(papers);
        SystemClock clock;
        SystemRandom random;
        test::MemoryOutgoing record(papers.device, random);
        agent::HttpTransport transport(membershipOf(papers, hub.server->port()), papers.deskKey);
        agent::TimerAlarm alarm;
        agent::Agent agent({clock, random, record, transport, alarm}, QStringLiteral("0.1.0"),
            agent::Identity{papers.deskKey, papers.key.publicKey(), clock.now() + day});
        bool isHeard = false;
        agent.watch([&] { isHeard = agent.state().lastSent.has_value(); });
        agent.begin(agent::Agent::Start::Now);
        QTRY_VERIFY(isHeard);
    }

    void namesEveryWayToFail()
    {
        Papers papers(2), others(3);
        Hub hub(papers);
        const auto good = membershipOf(papers, hub.server->port());
        QCOMPARE(askOnce(good, papers.deskKey).failure, Reply::Failure::None);
        QCOMPARE(askOnce(good, papers.deskKey).status, 200);

        auto foreign = good; // this desk trusts another authority than the hub's
        foreign.authority = others.authority;
        QCOMPARE(askOnce(foreign, papers.deskKey).failure, Reply::Failure::HubUnknown);

        auto stranger = good; // the hub trusts another than this desk's
        stranger.certificate = others.desk;
        QCOMPARE(askOnce(stranger, others.deskKey).failure, Reply::Failure::NotTaken);

        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        const quint16 port = free.serverPort();
        free.close();
        QCOMPARE(askOnce(membershipOf(papers, port), papers.deskKey).failure, Reply::Failure::Silent);

        Papers late(4, -2 * day, -day);
        Hub expired(late);
        QCOMPARE(askOnce(membershipOf(late, expired.server->port()), late.deskKey).failure, Reply::Failure::ClockWrong);
    }

    void worksOnAThreadOfItsOwnAndTellsTheOwner()
    {
        Papers papers(5);
        Hub hub(papers);
        const QTemporaryDir folder;
        QVERIFY(agent::writeMembership(folder.path(), membershipOf(papers, hub.server->port())));
        SystemClock clock;
        SystemRandom random;
        test::MemoryOutgoing record(papers.device, random);
        fill(record, 10);
        const auto cursor = record.cursor();
        agent::AgentThread thread({clock, record, papers.deskKey, folder.path(), QStringLiteral("0.1.0")});
        int changes = 0;
        QThread* seenIn = nullptr;
        thread.watch([&] {
            ++changes;
            seenIn = QThread::currentThread();
        });
        QTRY_VERIFY(changes > 0);
        thread.tryNow();
        QTRY_COMPARE_WITH_TIMEOUT(thread.state().cause, Cause::NothingWaits, 20'000);
        QCOMPARE(seenIn, QThread::currentThread());
        QCOMPARE(**hub.log.head(papers.device), record.last());
    }

    void aDeskOfNoHubSaysSoAndCounts()
    {
        Papers papers(6);
        const QTemporaryDir folder;
        SystemClock clock;
        SystemRandom random;
        test::MemoryOutgoing record(papers.device, random);
        fill(record, 3);
        agent::AgentThread thread({clock, record, papers.deskKey, folder.path(), QStringLiteral("0.1.0")});
        thread.tryNow();
        QTRY_COMPARE(thread.state().unsent, quint64(3));
        QTRY_COMPARE(thread.state().cause, Cause::NotEnrolled);
        QCOMPARE(thread.state().button, journal::Outbox::Button::Enrol);
    }

    void everyCauseIsExplainedInEveryLanguage()
    {
        QSet<QByteArray> names;
        for (const Cause cause : journal::causes) {
            const QLatin1StringView name(journal::nameOf(cause));
            QVERIFY2(name.startsWith(QLatin1StringView("outbox.")), name.data());
            names.insert(name.data());
            for (const auto language : {words::Language::Korean, words::Language::English}) {
                QVERIFY2(words::knows(name, language), name.data());
                const auto told = words::wordsOf(name, language);
                const bool isQuiet = cause == Cause::NothingWaits || cause == Cause::Sending;
                QVERIFY2(isQuiet || !told.whatToDo.isEmpty(), name.data());
            }
        }
        QCOMPARE(names.size(), qsizetype(journal::causes.size()));
        QCOMPARE(journal::causes.size(), std::size_t(Cause::ClockWrong) + 1); // the last of them
    }
};

NARU_TEST(AgentWayTest)
#include "tst_agentway.moc"
