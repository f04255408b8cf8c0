// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/enroller.h"
#include "sync/hub/http_server.h"
#include "tests/support/enrolstage.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFile>

using namespace naru;
using agent::EnrolFault;
using test::EnrolDesk;
using test::EnrolStage;

namespace {

const SystemClock machineClock;

/// The hub's enrolment behind its real listeners; TLS asks the machine's own clock.
class Served final : public hub::HubService {
public:
    explicit Served(Milliseconds ago = {}, std::uint64_t seed = 1)
    {
        stage.random = SeededRandom(seed);
        stage.clock.jumpTo(SystemClock().now() - ago);
        for (const char* name : {"ca.key", "ca.der", "server.key", "server.der", "hub.key"})
            QFile::remove(stage.folder.filePath(QLatin1StringView(name)));
        stage.open();
    }
    void listen(const hub::Authority& as)
    {
        hub::ListenPlan plan;
        plan.listener = hub::Request::Listener::Enrolment;
        plan.workers = 2;
        plan.tls = hub::ListenPlan::Tls{
            {as.serverCertificate().der(), as.certificate().der()}, as.serverKey().pkcs8().view().toByteArray(), {}};
        enrolment = std::move(*hub::HttpServer::listen(*this, plan, machineClock));
        plan.listener = hub::Request::Listener::Devices;
        plan.tls->clientAuthority = as.certificate().der();
        devices = std::move(*hub::HttpServer::listen(*this, plan, machineClock));
        stage.enrolment->tellDevicesPort(devices->port());
    }
    void listen() { listen(*stage.authority); }

    hub::Response handle(const hub::Request& request) override
    {
        paths.append(request.path);
        auto answer = stage.enrolment->answer(request).value_or(hub::Response{404, {}, {}, {}});
        if (request.path.endsWith(swallowed) && !swallowed.isEmpty()) {
            swallowed.clear();
            answer = {503, {}, {}, {}}; // it was done, and nobody heard of it
        }
        return answer;
    }

    QString url() const { return QStringLiteral("https://127.0.0.1:%1").arg(enrolment->port()); }
    agent::EnrolSheet sheet(const QString& code) const
    {
        return *agent::sheetOf(url(), code, QString::fromLatin1(stage.authority->pin().toHex()));
    }
    QString invite() { return stage.enrolment->invite(QStringLiteral("나루동"), QStringLiteral("2번 창구"))->code; }

    EnrolStage stage;
    QList<QByteArray> paths; ///< one worker at a time: the desk asks one thing after the other
    QByteArray swallowed;
    std::unique_ptr<hub::HttpServer> enrolment, devices;
};

agent::Applicant applicantOf(const EnrolDesk& desk)
{
    return {desk.device, desk.key};
}

} // namespace

class EnrollerTest : public QObject {
    Q_OBJECT

    SeededRandom m_random{77};
    int m_kept = 0;
    agent::Keep m_keep = [this](const crypto::Certificate&) {
        ++m_kept;
        return Result<void>();
    };

private Q_SLOTS:
    void init() { m_kept = 0; }

    void comesToItsHub()
    {
        Served served;
        served.listen();
        const QTemporaryDir data;
        const EnrolDesk desk(m_random);
        const auto sheet = served.sheet(served.invite());
        const auto enrolled = agent::enrol(data.path(), sheet, applicantOf(desk), m_keep);
        QVERIFY2(enrolled, enrolled ? "" : enrolled.fault().name());
        QCOMPARE(m_kept, 1);
        const auto read = agent::readMembership(data.path());
        QVERIFY(read && *read);
        QCOMPARE((*read)->authority.fingerprint(), served.stage.authority->pin());
        QCOMPARE((*read)->devices.port(), int(served.devices->port()));
        QCOMPARE((*read)->enrol.toString(), served.url());
        QCOMPARE((*read)->hubKey.spki(), served.stage.authority->receiptKey().publicKey().spki());
        QCOMPARE((*read)->site, QStringLiteral("나루동"));
        QCOMPARE((*read)->desk, QStringLiteral("2번 창구"));
        // Run again with the same sheet: the same certificate, and no second entry.
        const auto again = agent::enrol(data.path(), sheet, applicantOf(desk), m_keep);
        QVERIFY(again && again->certificate.der() == enrolled->certificate.der());
        QCOMPARE(m_kept, 1);
        // Too early to renew: the same, over mutual TLS.
        served.paths.clear();
        const auto same = agent::renew(data.path(), applicantOf(desk), served.stage.clock.now(), m_keep);
        QVERIFY2(same, same ? "" : same.fault().name());
        QCOMPARE(same->certificate.der(), enrolled->certificate.der());
        served.stage.clock.advance(std::chrono::days(61));
        QVERIFY(agent::isRenewalDue(enrolled->certificate, served.stage.clock.now()));
        const auto renewed = agent::renew(data.path(), applicantOf(desk), SystemClock().now(), m_keep);
        QVERIFY(renewed && renewed->certificate.der() != enrolled->certificate.der());
        QCOMPARE(m_kept, 2);
        QCOMPARE((*agent::readMembership(data.path()))->certificate.der(), renewed->certificate.der());
    }

    void tellsNothingToAnotherHub()
    {
        Served served;
        served.listen();
        const QTemporaryDir data;
        const EnrolDesk desk(m_random);
        auto sheet = served.sheet(served.invite());
        sheet.pin[0] = static_cast<char>(sheet.pin[0] ^ 1);
        const auto wrong = agent::enrol(data.path(), sheet, applicantOf(desk), m_keep);
        QVERIFY(!wrong && wrong.fault().is(EnrolFault::WrongPin));
        QCOMPARE(served.paths, QList<QByteArray>{"/.well-known/est/cacerts"});
        QVERIFY(!*agent::readMembership(data.path()));
    }

    /// It hands the right authority on, and has no certificate of it.
    void tellsNothingToWhoStandsBetween()
    {
        Served served, between(Milliseconds(0), 2);
        served.listen(*between.stage.authority);
        const QTemporaryDir data;
        const EnrolDesk desk(m_random);
        const auto stopped = agent::enrol(data.path(), served.sheet(served.invite()), applicantOf(desk), m_keep);
        QVERIFY(!stopped);
        QVERIFY2(stopped.fault().is(EnrolFault::HubUnknown),
            qPrintable(QLatin1StringView(stopped.fault().name()) + stopped.fault().detail()));
        QCOMPARE(served.paths, QList<QByteArray>{"/.well-known/est/cacerts"});
    }

    void aDeskIsNoHub()
    {
        Served served;
        const EnrolDesk desk(m_random);
        const auto own = served.stage.authority->issue({desk.device, QStringLiteral("s"), QStringLiteral("d")},
            desk.key.publicKey(), served.stage.clock.now(), m_random);
        hub::ListenPlan plan;
        plan.listener = hub::Request::Listener::Enrolment;
        plan.workers = 2;
        plan.tls = hub::ListenPlan::Tls{
            {own->der(), served.stage.authority->certificate().der()}, desk.key.pkcs8().view().toByteArray(), {}};
        served.enrolment = std::move(*hub::HttpServer::listen(served, plan, machineClock));
        const QTemporaryDir data;
        const auto stopped = agent::enrol(data.path(), served.sheet(served.invite()), applicantOf(desk), m_keep);
        QVERIFY(!stopped && stopped.fault().is(EnrolFault::HubUnknown));
    }

    void saysThatItsOwnClockIsWrong()
    {
        Served served(std::chrono::days(500)); // the server's certificate is over
        served.listen();
        const QTemporaryDir data;
        const EnrolDesk desk(m_random);
        const auto stopped = agent::enrol(data.path(), served.sheet(served.invite()), applicantOf(desk), m_keep);
        QVERIFY(!stopped && stopped.fault().is(EnrolFault::ClockWrong));
    }

    void saysWhatTheHubSays()
    {
        Served served;
        served.listen();
        const QTemporaryDir data;
        const EnrolDesk desk(m_random), other(m_random);
        const QString code = served.invite();
        const auto wrong
            = agent::enrol(data.path(), served.sheet(QStringLiteral("0000-0000-0000-0000")), applicantOf(desk), m_keep);
        QVERIFY(!wrong && wrong.fault().is(EnrolFault::CodeRefused));
        QVERIFY(agent::enrol(data.path(), served.sheet(code), applicantOf(desk), m_keep));
        const QTemporaryDir elsewhere;
        const auto taken = agent::enrol(elsewhere.path(), served.sheet(code), applicantOf(other), m_keep);
        QVERIFY(!taken && taken.fault().is(EnrolFault::CodeTaken));
        QVERIFY(served.stage.enrolment->lose({}, QStringLiteral("2번 창구")));
        const auto lost = agent::renew(data.path(), applicantOf(desk), SystemClock().now(), m_keep);
        QVERIFY(!lost && lost.fault().is(EnrolFault::Refused));
        for (int i = 0; i < 3; ++i)
            QVERIFY(!agent::enrol(elsewhere.path(), served.sheet(code), applicantOf(other), m_keep));
        const auto often = agent::enrol(elsewhere.path(), served.sheet(code), applicantOf(other), m_keep);
        QVERIFY(!often && often.fault().is(EnrolFault::TooManyTries));
        const auto nothing = agent::renew(elsewhere.path(), applicantOf(other), SystemClock().now(), m_keep);
        QVERIFY(!nothing && nothing.fault().is(EnrolFault::NotEnrolled));
        const auto sheet = served.sheet(code);
        served.enrolment.reset();
        const auto silent = agent::enrol(data.path(), sheet, applicantOf(desk), m_keep);
        QVERIFY(!silent && silent.fault().is(EnrolFault::HubSilent));
    }

    /// Cut at every step; begun again it comes to the same certificate.
    void killedAnywhereItComesToTheSameEnd_data()
    {
        QTest::addColumn<QByteArray>("swallowed"); // the hub did it, the desk never heard
        QTest::addColumn<QByteArray>("inTheWay");  // a folder where a file has to be written
        QTest::addColumn<bool>("journalFails");
        QTest::newRow("before it knows the authority") << QByteArray("cacerts") << QByteArray() << false;
        QTest::newRow("before it knows where") << QByteArray("/v1/hub") << QByteArray() << false;
        QTest::newRow("the certificate was lost") << QByteArray("simpleenroll") << QByteArray() << false;
        QTest::newRow("before the journal") << QByteArray() << QByteArray() << true;
        QTest::newRow("before ca.der") << QByteArray() << QByteArray("ca.der") << false;
        QTest::newRow("before desk.der") << QByteArray() << QByteArray("desk.der") << false;
        QTest::newRow("before hub.json") << QByteArray() << QByteArray("hub.json") << false;
    }
    void killedAnywhereItComesToTheSameEnd()
    {
        QFETCH(QByteArray, swallowed);
        QFETCH(QByteArray, inTheWay);
        QFETCH(bool, journalFails);
        Served served;
        served.listen();
        const QTemporaryDir data;
        const EnrolDesk desk(m_random);
        const auto sheet = served.sheet(served.invite());
        served.swallowed = swallowed;
        const QString wall = data.filePath(QStringLiteral("hub/") + QString::fromLatin1(inTheWay));
        if (!inTheWay.isEmpty())
            QVERIFY(QDir().mkpath(wall + QStringLiteral("/x")));
        const agent::Keep keep = [&](const crypto::Certificate&) {
            return journalFails ? Result<void>(EnrolFault::HubBusy) : Result<void>();
        };
        QVERIFY(!agent::enrol(data.path(), sheet, applicantOf(desk), keep));
        if (!inTheWay.isEmpty())
            QVERIFY(QDir(wall).removeRecursively());
        const auto between = agent::readMembership(data.path());
        QVERIFY(between && !*between);
        const auto enrolled = agent::enrol(data.path(), sheet, applicantOf(desk), m_keep);
        QVERIFY2(enrolled, enrolled ? "" : enrolled.fault().name());
        const auto papers = [&] {
            QByteArray certificate;
            (void)served.stage.pool->with([&](hub::Sql& sql) {
                certificate = (*hub::papersOf(sql, desk.device))->certificate;
                return Result<void>();
            });
            return certificate;
        }();
        QCOMPARE(enrolled->certificate.der(), papers);
        QVERIFY(*agent::readMembership(data.path()));
    }

    void comesBackAfterMonths()
    {
        Served served(std::chrono::days(200));
        served.listen();
        const QTemporaryDir data;
        const EnrolDesk desk(m_random);
        QVERIFY(agent::enrol(data.path(), served.sheet(served.invite()), applicantOf(desk), m_keep));
        served.stage.clock.jumpTo(SystemClock().now());
        const auto waits = agent::renew(data.path(), applicantOf(desk), SystemClock().now(), m_keep);
        QVERIFY(!waits && waits.fault().is(EnrolFault::WaitsForWord));
        QVERIFY(served.stage.enrolment->approve({}, QStringLiteral("2번 창구")));
        const auto back = agent::renew(data.path(), applicantOf(desk), SystemClock().now(), m_keep);
        QVERIFY2(back, back ? "" : back.fault().name());
        QVERIFY(back->certificate.notAfter() > SystemClock().now());
        QCOMPARE(m_kept, 2);
    }

    void takesSheetsThatAreWhole_data()
    {
        QTest::addColumn<QString>("hub");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("pin");
        QTest::addColumn<bool>("good");
        const QString hub = QStringLiteral("https://hub.example:7443"), code = QStringLiteral("0000-0000-0000-0000");
        const QString pin = QStringLiteral("ab").repeated(32);
        QTest::newRow("whole") << hub << code << pin << true;
        QTest::newRow("a slash") << hub + QStringLiteral("/") << code << pin.toUpper() << true;
        QTest::newRow("http") << QStringLiteral("http://hub.example:7443") << code << pin << false;
        QTest::newRow("no port") << QStringLiteral("https://hub.example") << code << pin << false;
        QTest::newRow("a path") << hub + QStringLiteral("/x") << code << pin << false;
        QTest::newRow("a user") << QStringLiteral("https://a@hub.example:1") << code << pin << false;
        QTest::newRow("no code") << hub << QString() << pin << false;
        QTest::newRow("half a pin") << hub << code << pin.first(32) << false;
        QTest::newRow("no pin") << hub << code << QString() << false;
    }
    void takesSheetsThatAreWhole()
    {
        QFETCH(QString, hub);
        QFETCH(QString, code);
        QFETCH(QString, pin);
        QFETCH(bool, good);
        const auto sheet = agent::sheetOf(hub, code, pin);
        QCOMPARE(bool(sheet), good);
        QVERIFY(good || sheet.fault().is(EnrolFault::BadArguments));
    }
};

NARU_TEST(EnrollerTest)
#include "tst_enroller.moc"
