// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/der/writer.h"
#include "app/journal/causes.h"
#include "app/journal/outgoingfaults.h"
#include "app/words/words.h"
#include "sync/agent/agent.h"
#include "sync/agent/agentthread.h"
#include "sync/agent/carrying.h"
#include "sync/agent/courier.h"
#include "sync/agent/httptransport.h"
#include "sync/agent/timeralarm.h"
#include "sync/hub/http_server.h"
#include "sync/hub/intake.h"
#include "sync/hub/memorylog.h"
#include "sync/wire/courier.h"
#include "tests/support/memoryoutgoing.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStorageInfo>
#include <QTcpServer>
#include <QTemporaryDir>

using namespace naru;
using agent::Reply;
using Cause = journal::Outbox::Cause;

namespace {

constexpr std::chrono::days day{1};

/// An authority, and certificates of it for the hub's address and for a desk.
struct Papers {
    explicit Papers(std::uint64_t seed, Milliseconds serverFrom = -day, Milliseconds serverTo = day)
        : random(seed)
        , key(crypto::PrivateKey::generate(crypto::Curve::P256, random))
        , serverKey(crypto::PrivateKey::generate(crypto::Curve::P256, random))
        , deskKey(crypto::PrivateKey::generate(crypto::Curve::P256, random))
        , authority(make(QStringLiteral("authority"), key, nullptr, {}, -day, day))
        , server(make(QStringLiteral("hub"), serverKey, &authority,
              crypto::der::sequence({crypto::der::tlv(0x87, {QByteArray("\x7f\x00\x00\x01", 4)})}), serverFrom,
              serverTo))
        , desk(make(QStringLiteral("desk"), deskKey, &authority,
              crypto::der::sequence({crypto::der::tlv(0x86, {QByteArray("urn:naru:device:") + device.toHex()})}), -day,
              day))
    {
    }
    crypto::Certificate make(const QString& name, const crypto::PrivateKey& own, const crypto::Certificate* issuer,
        const QByteArray& names, Milliseconds from, Milliseconds to)
    {
        crypto::CertificatePlan plan;
        plan.commonName = name;
        plan.notBefore = SystemClock().now() + from;
        plan.notAfter = SystemClock().now() + to;
        if (!issuer) {
            plan.basicConstraints = crypto::Certificate::BasicConstraints{true, 0, true};
            plan.keyUsage = crypto::Certificate::KeyUsage{crypto::KeyCertSign, true};
        }
        if (!names.isEmpty())
            plan.more.append({"2.5.29.17", false, names});
        return *crypto::Certificate::parse(crypto::makeCertificate(plan, own.publicKey(), key, issuer, random));
    }

    SeededRandom random;
    QByteArray device = QByteArray(16, 'd');
    crypto::PrivateKey key, serverKey, deskKey;
    crypto::Certificate authority, server, desk;
};

/// The intake behind the product's own listener: mutual TLS 1.3 on loopback.
struct Hub final : hub::HubService {
    explicit Hub(Papers& of)
        : papers(of)
        , intake(log, papers.key)
    {
        log.enrol(papers.device);
        hub::ListenPlan plan;
        plan.tls = hub::ListenPlan::Tls{{papers.server.der(), papers.authority.der()},
            papers.serverKey.pkcs8().view().toByteArray(), papers.authority.der()};
        auto listening = hub::HttpServer::listen(*this, plan, machineClock);
        if (listening)
            server = *std::move(listening);
    }
    hub::Response handle(const hub::Request& request) override
    {
        ++requests;
        const hub::Sender sender{hub::Sender::Standing::Known, papers.device, papers.deskKey.publicKey()};
        hub::Told told;
        if (request.method == "GET") {
            told = intake.standing(sender, SystemClock().now());
        } else {
            const auto bytes
                = wire::unpacked(request.body, wire::packingOf(request.encoding).value_or(wire::Packing::Plain));
            told = bytes ? intake.take(*bytes, sender, SystemClock().now())
                         : hub::Told{400, wire::Refusal{QStringLiteral("damaged"), {}, {}}, {}, {}, 0};
        }
        return {told.status, wire::mediaType,
            std::visit([](const auto& answer) { return wire::bytesOf(answer); }, told.answer),
            {{"Accept-Encoding", "zstd, deflate"}}};
    }

    Papers& papers;
    hub::MemoryLog log;
    hub::Intake intake;
    std::atomic<int> requests{0};
    const SystemClock machineClock;
    std::unique_ptr<hub::HttpServer> server;
};

/// A record that lacks what it let go, and remembers what it was told of sealing.
class BroughtBack final : public journal::Outgoing {
public:
    explicit BroughtBack(test::MemoryOutgoing& record)
        : m_record(record)
    {
    }
    bool lacks = true;
    QList<quint64> noted;

    QByteArray device() const override { return m_record.device(); }
    Result<journal::Cursor> cursor() const override { return m_record.cursor(); }
    Result<Waiting> waiting() const override { return m_record.waiting(); }
    Result<journal::Stretch> after(const journal::Head& after, int entriesMax, qsizetype bytesMax) const override
    {
        return lacks ? Result<journal::Stretch>(journal::OutgoingFault::LetGo)
                     : m_record.after(after, entriesMax, bytesMax);
    }
    Result<std::optional<QByteArray>> hashAt(quint32 epoch, quint64 seq) const override
    {
        return lacks ? Result<std::optional<QByteArray>>(std::optional<QByteArray>()) : m_record.hashAt(epoch, seq);
    }
    Result<void> advance(const journal::Cursor& cursor) override { return m_record.advance(cursor); }
    Result<void> fork(const journal::Head& common, const journal::Head& hub) override
    {
        return m_record.fork(common, hub);
    }
    Result<void> hold(const QList<journal::Held>& held) override { return m_record.hold(held); }
    Result<QList<journal::Held>> held() const override { return m_record.held(); }
    Result<void> noteSealing(const QByteArray& certificate, quint64 number) override
    {
        noted += certificate.isEmpty() ? number : 0;
        return {};
    }

private:
    test::MemoryOutgoing& m_record;
};

agent::Membership membershipOf(const Papers& papers, quint16 port)
{
    const QUrl place(QStringLiteral("https://127.0.0.1:%1").arg(port));
    return {papers.authority, papers.desk, place, place, papers.key.publicKey(), QStringLiteral("나루동"),
        QStringLiteral("1번 창구")};
}

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

    static void fill(test::MemoryOutgoing& record, int count)
    {
        for (int i = 0; i < count; ++i)
            record.write(2, QByteArray(300, char('a' + i % 26)), SystemClock().now());
    }

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

    void filesOnAStickAreTakenInAnyOrderAndTwice()
    {
        Papers papers(7);
        Hub hub(papers);
        SystemRandom random;
        test::MemoryOutgoing record(papers.device, random);
        fill(record, 1'700);
        const QTemporaryDir stick;
        const auto carried = agent::exportTo(stick.path(), record, papers.deskKey, QStringLiteral("0.1.0"));
        QVERIFY(carried && carried->files >= 4);
        QCOMPARE(carried->entries, quint64(1'700));
        const auto again = agent::exportTo(stick.path(), record, papers.deskKey, QStringLiteral("0.1.0"));
        QVERIFY(again && again->files == carried->files);
        const QStringList names = QDir(stick.path()).entryList(QDir::Files, QDir::Name | QDir::Reversed);
        QCOMPARE(names.size(), carried->files); // the same names: nothing piles up
        const hub::Sender sender{hub::Sender::Standing::Known, papers.device, papers.deskKey.publicKey()};
        for (int round = 0; round < carried->files; ++round) { // an importer that knows nothing of their order
            for (const QString& name : names) {
                QFile file(QDir(stick.path()).filePath(name));
                QVERIFY(file.open(QIODevice::ReadOnly));
                (void)hub.intake.take(file.readAll(), sender, SystemClock().now());
            }
        }
        QCOMPARE(**hub.log.head(papers.device), record.last());
        QCOMPARE(record.cursor()->acked.seq, quint64(0)); // a stick acknowledges nothing
    }

    /// As a page does it while the agent runs: nobody waits, and what came back counts at once.
    void aStickGoesBesideTheAgent()
    {
        Papers papers(11);
        const SystemClock clock;
        SystemRandom random;
        const QTemporaryDir folder, stick;
        test::MemoryOutgoing record(papers.device, random);
        fill(record, 1'700);
        QVERIFY(agent::writeMembership(folder.path(), membershipOf(papers, 1))); // nobody answers there
        agent::AgentThread thread({clock, record, papers.deskKey, folder.path(), QStringLiteral("0.1.0")});
        Result<void> may{};
        agent::Carrying courier(
            {clock, record, papers.deskKey, folder.path(), QStringLiteral("0.1.0"), {}, [&may] { return may; }},
            thread);
        using Step = journal::Carriage::Step;
        const auto ends = [&](Step step) {
            return QTest::qWaitFor([&] { return !courier.state().isRunning(); }, 20'000)
                && courier.state().step == step;
        };
        const auto fails
            = [&](journal::CourierFault with) { return ends(Step::Failed) && courier.state().fault->is(with); };
        may = journal::CourierFault::NotEnrolled; // whatever the caller says
        courier.exportTo(stick.path());
        QCOMPARE(courier.state().step, Step::Failed);
        may = {};

        quint64 told = 0;
        courier.watch([&] { told += courier.state().step == Step::Exporting; });
        courier.exportTo(stick.path());
        courier.importFrom(stick.path()); // not heard: one at a time
        QVERIFY(ends(Step::Exported));
        const auto out = courier.state();
        QVERIFY(told >= 4);
        QCOMPARE(out.entries, quint64(1'700));
        QVERIFY(out.files >= 4 && out.newest && *out.newest <= clock.now() && *out.newest > clock.now() - day);
        courier.importFrom(stick.path());
        QVERIFY(fails(journal::CourierFault::NothingThere));

        hub::MemoryLog log;
        log.enrol(papers.device);
        const hub::Intake intake(log, papers.key);
        const hub::Sender sender{hub::Sender::Standing::Known, papers.device, papers.deskKey.publicKey()};
        hub::Told answer;
        for (const QString& name : QDir(stick.path()).entryList(QDir::Files, QDir::Name)) {
            for (int round = 0; round < out.files; ++round) {
                QFile file(QDir(stick.path()).filePath(name));
                QVERIFY(file.open(QIODevice::ReadOnly));
                const auto taken = intake.take(file.readAll(), sender, clock.now());
                if (taken.status == 200)
                    answer = taken;
            }
        }
        const QString receipt = stick.filePath(QStringLiteral("answer.naru-receipt"));
        const auto* const accepted = std::get_if<wire::Accepted>(&answer.answer);
        QVERIFY(accepted);
        QVERIFY(wire::keepCarried(receipt, wire::bytesOf(*accepted).first(40)));
        courier.importFrom(stick.path());
        QVERIFY(fails(journal::CourierFault::NothingOfOurs)); // cut off on its way
        QVERIFY(wire::keepCarried(receipt, wire::bytesOf(*accepted)));
        courier.importFrom(stick.path());
        QVERIFY(ends(Step::Imported));
        QVERIFY(courier.state().isNew);
        QCOMPARE(courier.state().unsent, quint64(1'700) - accepted->head.seq);
        QTRY_COMPARE(thread.state().unsent, quint64(1'700) - accepted->head.seq); // the bar says it, too
        courier.importFrom(stick.path());
        QVERIFY(ends(Step::Imported) && !courier.state().isNew); // twice does no harm
    }

    /// The stick is pulled out, and where it lay another disk lies now: nothing is written there.
    void aStickThatBecameAnotherDiskIsGone()
    {
        Papers papers(13);
        SystemRandom random;
        test::MemoryOutgoing record(papers.device, random);
        fill(record, 1'700);
        const QTemporaryDir here, stick(QStringLiteral("/dev/shm/naru-XXXXXX"));
        const QString place = here.filePath(QStringLiteral("usb"));
        QVERIFY(QFile::link(stick.path(), place));
        bool isPulled = false;
        const auto carried
            = agent::exportTo(place, record, papers.deskKey, QStringLiteral("0.1.0"), {}, [&](const agent::Carried&) {
                  isPulled = isPulled || (QFile::remove(place) && QDir().mkdir(place));
                  return true;
              });
        if (QStorageInfo(here.path()).device() == QStorageInfo(stick.path()).device())
            QSKIP("there is but one disk here");
        QVERIFY(isPulled && !carried);
        QCOMPARE(carried.fault().name(), "courier.no_folder");
        QVERIFY(QDir(place).isEmpty() && QDir(stick.path()).entryList(QDir::Files).size() == 1);
    }

    /// A record that came back lacks what the hub has: the hub's answer comes first. And nobody waits for all files of
    /// a stick.
    void theHubsAnswerComesFirst()
    {
        Papers papers(14);
        SystemRandom random;
        const SystemClock clock;
        test::MemoryOutgoing record(papers.device, random);
        fill(record, 5);
        const QTemporaryDir stick;
        BroughtBack back(record);
        const auto refused = agent::exportTo(stick.path(), back, papers.deskKey, QStringLiteral("0.1.0"));
        QVERIFY(!refused);
        QCOMPARE(refused.fault().name(), "courier.answer_first");
        QVERIFY(QDir(stick.path()).isEmpty());

        for (const char* name : {"a", "b", "c"})
            QVERIFY(wire::keepCarried(
                stick.filePath(QString::fromLatin1(name) + QLatin1StringView(wire::receiptSuffix)), "x"));
        int asked = 0;
        const auto stopped = agent::importFrom(
            {stick.path()}, record, papers.key.publicKey(), clock, [&asked] { return ++asked < 2; });
        QVERIFY(!stopped && stopped.fault().is(journal::CourierFault::Stopped) && asked == 2);
    }

    /// An old answer, of a place that this record does not have any more: it says nothing of another record.
    void anOldAnswerIsAnOldOne()
    {
        Papers papers(16);
        SystemRandom random;
        const SystemClock clock;
        test::MemoryOutgoing record(papers.device, random);
        fill(record, 3);
        const QTemporaryDir stick;
        QVERIFY(agent::exportTo(stick.path(), record, papers.deskKey, QStringLiteral("0.1.0")));
        hub::MemoryLog log;
        log.enrol(papers.device);
        QFile batch(stick.filePath(QDir(stick.path()).entryList(QDir::Files).constFirst()));
        QVERIFY(batch.open(QIODevice::ReadOnly));
        const auto told
            = hub::Intake(log, papers.key)
                  .take(batch.readAll(), {hub::Sender::Standing::Known, papers.device, papers.deskKey.publicKey()},
                      clock.now());
        const auto* const accepted = std::get_if<wire::Accepted>(&told.answer);
        QVERIFY(accepted);
        const QString receipt = stick.filePath(QStringLiteral("old.naru-receipt"));
        QVERIFY(wire::keepCarried(receipt, wire::bytesOf(*accepted)));
        fill(record, 2);
        QVERIFY(record.advance({record.last(), "receipt", clock.now()}));
        BroughtBack late(record);
        const auto old = agent::importFrom({receipt}, late, papers.key.publicKey(), clock);
        QVERIFY(old && old->receipts == 1);
        QCOMPARE(old->cursor, agent::Returned::Cursor::Stays);
    }

    /// Sealing that was taken back is written down, too.
    void sealingThatWasTakenBackIsNoted()
    {
        Papers papers(15);
        SystemRandom random;
        test::MemoryOutgoing record(papers.device, random);
        fill(record, 2);
        const QTemporaryDir stick;
        BroughtBack noting(record);
        noting.lacks = false;
        const auto carry = [&](quint64 number) {
            return bool(agent::exportSealed(
                stick.path(), noting, papers.deskKey, QStringLiteral("0.1.0"), {{number, {}}, random, {}}));
        };
        QVERIFY(carry(0) && noting.noted.isEmpty());
        QVERIFY(carry(3));
        QCOMPARE(noting.noted, QList<quint64>{3});
    }

    void aStickThatCannotSaysWhy()
    {
        Papers papers(12);
        const SystemClock clock;
        SystemRandom random;
        const QTemporaryDir folder, stick;
        test::MemoryOutgoing record(papers.device, random);
        fill(record, 1'700);
        agent::AgentThread thread({clock, record, papers.deskKey, folder.path(), QStringLiteral("0.1.0")});
        auto courier = std::make_unique<agent::Carrying>(
            agent::Carrying::Parts{clock, record, papers.deskKey, folder.path(), QStringLiteral("0.1.0")}, thread);
        const auto fails = [&](journal::CourierFault with) {
            return QTest::qWaitFor([&] { return !courier->state().isRunning(); }, 20'000) && courier->state().fault
                && courier->state().fault->is(with);
        };
        courier->exportTo(stick.path());
        QVERIFY(fails(journal::CourierFault::NotEnrolled));
        QVERIFY(agent::writeMembership(folder.path(), membershipOf(papers, 1)));
        courier->exportTo(stick.filePath(QStringLiteral("gone")));
        QVERIFY(fails(journal::CourierFault::NoFolder));
        courier->watch([&] {
            if (courier->state().files > 0)
                courier->stop();
        });
        courier->exportTo(stick.path());
        QVERIFY(QTest::qWaitFor([&] { return !courier->state().isRunning(); }, 20'000));
        QVERIFY(!QDir(stick.path()).entryList(QDir::Files).isEmpty()); // what lies there is whole
        courier->watch({});
        courier->exportTo(stick.path());
        courier.reset(); // the window is closed meanwhile
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
