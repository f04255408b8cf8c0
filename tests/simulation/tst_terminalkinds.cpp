// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rack/terminals.h"
#include "tests/support/desksupport.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>

using namespace naru;
using desk::PayPhase;

namespace {

const QString simulator = QStringLiteral(NARU_BINARY_DIR "/bin/naru-sim");

/// A real desk with the ways to terminals that naru has, and the simulator's own programs at their other end.
struct Bench {
    Bench()
        : links(random)
    {
        stage.terminals = &links;
        stage.terminalPatience = std::chrono::seconds(3);
    }
    ~Bench()
    {
        stage.desk.reset();
        terminal.kill();
        terminal.waitForFinished();
    }
    Result<void> begin(const device::TerminalSetup& setup)
    {
        for (const auto& step : {std::function([&] { return stage.open(); }),
                 std::function([&] { return stage.setUp(); }), std::function([&] { return stage.signIn(); })}) {
            if (const auto done = step(); !done)
                return done;
        }
        return stage.await([&](desk::Done done) { stage.desk->till()->keepTerminal(setup, {}, done); });
    }
    QByteArray pay(const QString& bill)
    {
        std::optional<QByteArray> charge;
        stage.desk->till()->open({bill, {{QStringLiteral("등본"), Won{15'000}}}, {}},
            [&](const Result<desk::Opened>& opened) { charge = opened ? opened->charge : QByteArray(); });
        if (!QTest::qWaitFor([&] { return charge.has_value(); }, 20'000) || charge->isEmpty())
            return {};
        const auto asked
            = stage.await([&](desk::Done done) { stage.desk->till()->payByCard(*charge, QStringLiteral("t1"), done); });
        if (!asked)
            qWarning("%s %s", asked.fault().name(), qPrintable(asked.fault().detail()));
        return asked ? *charge : QByteArray();
    }
    PayPhase phase(const QByteArray& charge) { return stage.desk->till()->view(charge)->phase; }
    bool waitFor(const QByteArray& charge, PayPhase wanted)
    {
        for (int round = 0; round < 400; ++round) {
            if (QTest::qWaitFor([&] { return phase(charge) == wanted; }, 20))
                return true;
            stage.clock.advance(std::chrono::milliseconds(500));
            stage.desk->tick();
        }
        return false;
    }

    /// `naru-sim relay --fault play` as a vendor installs it: a program without arguments.
    device::TerminalSetup relay(const char* play)
    {
        device::TerminalSetup setup;
        setup.id = QStringLiteral("t1");
        setup.name = QStringLiteral("국내 앱");
        setup.driver = QStringLiteral("relay");
        setup.poi = QStringLiteral("0710000900");
        setup.address = folder.filePath(QStringLiteral("van"));
        QFile program(setup.address);
        if (program.open(QIODevice::WriteOnly))
            program.write("#!/bin/sh\nexec '" + simulator.toUtf8() + "' relay --fault " + play + '\n');
        program.close();
        program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return setup;
    }
    device::TerminalSetup xml()
    {
        const QString certificate = folder.filePath(QStringLiteral("terminal.pem"));
        device::TerminalSetup setup;
        setup.id = QStringLiteral("t1");
        setup.name = QStringLiteral("XML 단말");
        setup.driver = QStringLiteral("nexo-xml");
        setup.poi = QStringLiteral("SIM1-000000000003");
        terminal.start(simulator,
            {QStringLiteral("terminal"), QStringLiteral("--dialect"), QStringLiteral("xml"), QStringLiteral("--poi"),
                setup.poi, QStringLiteral("--certificate-out"), certificate, QStringLiteral("--headless")});
        while (!terminal.canReadLine() && terminal.waitForReadyRead(20'000))
            continue;
        setup.address = QJsonDocument::fromJson(terminal.readLine()).object().value(QStringLiteral("url")).toString();
        QFile pem(certificate);
        if (pem.open(QIODevice::ReadOnly))
            setup.roots = pem.readAll();
        return setup;
    }

    QTemporaryDir folder;
    SystemRandom random;
    rack::MachineTerminals links;
    QProcess terminal;
    test::DeskStage stage;
};

} // namespace

/// Every kind of terminal that the administrator's page offers takes a card through the real till.
class TerminalKindsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesACardByAVendorsProgram()
    {
        Bench bench;
        QVERIFY(bench.begin(bench.relay("approves")));
        const QByteArray charge = bench.pay(QStringLiteral("B-1"));
        QVERIFY(!charge.isEmpty() && bench.waitFor(charge, PayPhase::Paid));
        QVERIFY(!bench.stage.desk->till()->view(charge)->last()->approval.isEmpty());
    }

    void believesANetCancelByContractAlone_data()
    {
        QTest::addColumn<bool>("proven");
        QTest::newRow("no contract: the file decides") << false;
        QTest::newRow("by contract: it was taken back") << true;
    }
    void believesANetCancelByContractAlone()
    {
        QFETCH(bool, proven);
        Bench bench;
        auto setup = bench.relay("net_cancels");
        setup.keyIdentifier = proven ? QString(device::netCancelProven) : QString();
        QVERIFY(bench.begin(setup));
        const QByteArray charge = bench.pay(QStringLiteral("B-1"));
        QVERIFY(!charge.isEmpty() && bench.waitFor(charge, proven ? PayPhase::Declined : PayPhase::InDoubt));
        if (proven)
            return;
        for (int minute = 0; minute < 10; ++minute) {
            bench.stage.clock.advance(std::chrono::minutes(1));
            bench.stage.desk->tick();
            QVERIFY(!QTest::qWaitFor([&] { return bench.phase(charge) != PayPhase::InDoubt; }, 20));
        }
        QCOMPARE(bench.phase(charge), PayPhase::InDoubt);
    }

    void takesACardByTheSecondDialect()
    {
        Bench bench;
        const auto setup = bench.xml();
        QVERIFY(!setup.address.isEmpty() && !setup.roots.isEmpty());
        QVERIFY(bench.begin(setup));
        const QByteArray charge = bench.pay(QStringLiteral("B-1"));
        QVERIFY(!charge.isEmpty() && bench.waitFor(charge, PayPhase::Paid));
    }

    void takesNobodysTyping()
    {
        Bench bench;
        device::TerminalSetup setup;
        setup.id = QStringLiteral("t1");
        setup.name = QStringLiteral("다른 앱");
        setup.driver = QStringLiteral("manual");
        setup.poi = QStringLiteral("manual-t1");
        QVERIFY(bench.begin(setup));
        const QByteArray charge = bench.pay(QStringLiteral("B-1"));
        QVERIFY(!charge.isEmpty());
        desk::Till& till = *bench.stage.desk->till();
        const QString serviceId = till.view(charge)->last()->serviceId;
        const QByteArray answer = "{\"service_id\":\"" + serviceId.toLatin1()
            + "\",\"outcome\":\"approved\",\"approval\":\"30012345\",\"last_four\":\"1234\"}";
        QSignalSpy troubled(&till, &desk::Till::troubled);
        bench.stage.desk->lock();
        till.lateAnswer(serviceId, answer, payments::Source::People);
        QCOMPARE(troubled.size(), 1);
        QVERIFY(!QTest::qWaitFor([&] { return bench.phase(charge) != PayPhase::Waiting; }, 200));
        QCOMPARE(bench.phase(charge), PayPhase::Waiting);
        QVERIFY(bench.stage.signIn());
        till.lateAnswer(serviceId, answer, payments::Source::People);
        QVERIFY(bench.waitFor(charge, PayPhase::Stored)); // one person's word is provisional
    }

    void refusesASetUpThatCannotBe()
    {
        Bench bench;
        auto setup = bench.relay("approves");
        setup.poi = QStringLiteral("07-1");
        const auto refused = bench.begin(setup);
        QVERIFY(!refused && refused.fault().is(desk::DeskFault::BadTerminal) && refused.fault().detail() == u"poi");
    }
};

NARU_TEST(TerminalKindsTest)
#include "tst_terminalkinds.moc"
