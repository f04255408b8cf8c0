// SPDX-License-Identifier: GPL-3.0-or-later
// A visitor taps: from libnfc to the journal, with a real desk and the real naru-nfcd.
#include "devices/simulator/sampleissuer.h"
#include "tests/support/ptybench.h"
#include "tests/support/sampletrust.h"
#include "tests/support/suite.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace naru;
using desk::Desk;
using desk::Visit;
using test::PtyBench;

namespace {
/// A demo desk that trusts the sample issuer, with an NFC reader.
struct NfcStage : test::DeskStage {
    NfcStage()
        : DeskStage(Desk::Kind::Demo)
    {
        test::trustSampleIssuer(*this);
    }

    bool begin()
    {
        if (!bench.start())
            return false;
        endpoint.emplace(*bench.reader, desk::handoverDoor());
        endpoints = {&*endpoint};
        return open() && setUp() && signIn();
    }
    Visit* visit()
    {
        const auto begun = desk->beginVisit(*identity::findPurpose(QStringLiteral("certificate-identity")));
        return begun ? *begun : nullptr;
    }
    static bool reaches(const Visit* visit, Visit::Stage stage)
    {
        return test::waitFor([&] { return visit->stage() == stage; }, PtyBench::waitMs);
    }
    desk::Finding::State readerState() const
    {
        for (const desk::Finding& finding : desk->examine()) {
            if (qstrcmp(finding.name, "doctor.nfc_reader") == 0)
                return finding.state;
        }
        return desk::Finding::State::Off;
    }

    PtyBench bench;
    std::optional<device::NfcEndpoint> endpoint;
};
} // namespace

class NfcVisitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordsAVisitorWhoTaps_data()
    {
        QTest::addColumn<sim::NfcPhoneTerms::Handover>("handover");
        QTest::newRow("static") << sim::NfcPhoneTerms::Handover::Static;
        QTest::newRow("negotiated") << sim::NfcPhoneTerms::Handover::Negotiated;
    }
    void recordsAVisitorWhoTaps()
    {
        QFETCH(sim::NfcPhoneTerms::Handover, handover);
        NfcStage stage;
        QVERIFY(stage.begin());
        QCOMPARE(stage.desk->readyMethods(), QStringList{QStringLiteral("nfc")});
        sim::NfcPhoneTerms terms;
        terms.handover = handover;
        test::TapPhone visitor(terms, stage.clock.now());
        Visit* const visit = stage.visit();
        QVERIFY(visit);
        stage.bench.hold(visitor);
        QVERIFY(NfcStage::reaches(visit, Visit::Stage::Verdict));
        QVERIFY(visit->verdict()->accepted());
        QCOMPARE(stage.desk->today().size(), 1);
        QCOMPARE(stage.desk->today().first().method, QStringLiteral("nfc"));
        QTRY_COMPARE(visitor.holder.state(), sim::Holder::State::Ended); // told that this was all
    }

    void saysWhatToDoWhileTheReaderIsGone()
    {
        NfcStage stage;
        QVERIFY(stage.begin());
        QCOMPARE(stage.readerState(), desk::Finding::State::Ok);
        test::TapPhone visitor({}, stage.clock.now());
        int changes = 0;
        QObject::connect(stage.desk.get(), &Desk::devicesChanged, stage.desk.get(), [&] { ++changes; });
        Visit* visit = stage.visit();
        QObject::connect(
            &*stage.endpoint, &device::VisitEndpoint::engaged, &stage.bench.pty, [&] { stage.bench.pty.unplug(); });
        stage.bench.hold(visitor);
        QVERIFY(NfcStage::reaches(visit, Visit::Stage::Trouble));
        QVERIFY(visit->fault()->is(device::DeviceFault::ReaderUnavailable));
        QTRY_COMPARE(stage.readerState(), desk::Finding::State::Bad);
        QVERIFY(changes > 0);
        visit->cancel();

        stage.endpoint->disconnect(&stage.bench.pty);
        QVERIFY(stage.bench.pty.plugIn());
        QVERIFY(stage.bench.waitReady(PtyBench::backWithinMs));
        QCOMPARE(stage.readerState(), desk::Finding::State::Ok);
        visit = stage.visit();
        QVERIFY(visit);
        stage.bench.hold(visitor);
        QVERIFY(NfcStage::reaches(visit, Visit::Stage::Verdict));
        QVERIFY(visit->verdict()->accepted());
    }

    void waitsThroughALossThatNobodyNoticed()
    {
        NfcStage stage;
        QVERIFY(stage.begin());
        Visit* const visit = stage.visit();
        stage.bench.pty.unplug();
        QVERIFY(stage.bench.waitLost());
        QCOMPARE(visit->stage(), Visit::Stage::Waiting);
        QVERIFY(stage.bench.pty.plugIn());
        test::TapPhone visitor({}, stage.clock.now());
        QVERIFY(stage.bench.waitReady(PtyBench::backWithinMs));
        stage.bench.hold(visitor);
        QVERIFY(NfcStage::reaches(visit, Visit::Stage::Verdict));
    }

    void leavesNothingBehindWhenTheClerkCancels()
    {
        NfcStage stage;
        QVERIFY(stage.begin());
        for (int i = 0; i < 5; ++i) {
            test::TapPhone visitor({}, stage.clock.now(), {}, 100 + static_cast<std::uint64_t>(i));
            Visit* visit = stage.visit();
            QVERIFY(visit);
            stage.bench.hold(visitor);
            const int before = stage.bench.pty.chip().exchanges();
            QVERIFY(
                test::waitFor([&] { return stage.bench.pty.chip().exchanges() > before + 3 * i; }, PtyBench::waitMs));
            visit->cancel();
            stage.bench.pty.takeAway();
        }
        test::TapPhone visitor({}, stage.clock.now(), {}, 200);
        Visit* const visit = stage.visit();
        stage.bench.hold(visitor);
        QVERIFY(NfcStage::reaches(visit, Visit::Stage::Verdict));
    }

    void naructlReadsAPhone()
    {
        PtyBench bench;
        QVERIFY(bench.pty.plugIn());
        const SystemClock clock; // the program's own
        test::TapPhone visitor({}, clock.now());
        const QString trust = bench.folder.filePath(QStringLiteral("root.pem"));
        QFile file(trust);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(sim::sampleTrustPem(clock.now())) > 0 && file.flush());
        bench.hold(visitor);
        QProcess naructl;
        naructl.start(QStringLiteral(NARU_BINARY_DIR "/bin/naructl"),
            {QStringLiteral("read"), QStringLiteral("--nfc"), bench.connection(), QStringLiteral("--trust"), trust,
                QStringLiteral("--json"), QStringLiteral("--purpose"), QStringLiteral("certificate-identity")});
        QVERIFY(naructl.waitForStarted(PtyBench::waitMs));
        QVERIFY(test::waitFor([&] { return naructl.state() == QProcess::NotRunning; }, PtyBench::waitMs));
        const QByteArray output = naructl.readAllStandardOutput();
        const QJsonObject answer = QJsonDocument::fromJson(output).object();
        QVERIFY2(naructl.exitCode() == 0, output + naructl.readAllStandardError());
        QCOMPARE(answer[QStringLiteral("overall")].toString(), QStringLiteral("accept"));
        QCOMPARE(answer[QStringLiteral("transport")].toString(), QStringLiteral("nfc"));
        QVERIFY(answer[QStringLiteral("timing_ms")].toObject()[QStringLiteral("total")].toDouble(-1) >= 0);
        QCOMPARE(visitor.holder.state(), sim::Holder::State::Ended);
    }
};

NARU_TEST(NfcVisitTest)
#include "tst_nfcvisit.moc"
