// SPDX-License-Identifier: GPL-3.0-or-later
// The system's own PC/SC service and vsmartcard's virtual reader, which nobody here wrote, with a simulated phone in
// it.
#include "devices/pcsc/cardreaders.h"
#include "devices/simulator/sampleissuer.h"
#include "tests/support/pcscbench.h"
#include "tests/support/suite.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>

using namespace naru;
using device::DeviceFault;
using sim::NfcPhoneTerms;
using test::PcscBench;
using Handover = NfcPhoneTerms::Handover;

namespace {
const Instant now = *parseRfc3339(u"2026-11-20T02:22:00Z");

NfcPhoneTerms terms(qsizetype bytes, Handover handover = Handover::Static)
{
    NfcPhoneTerms terms;
    terms.handover = handover;
    terms.commandBytesMax = bytes;
    terms.responseBytesMax = bytes + 1;
    return terms;
}
} // namespace

class PcscTest : public QObject {
    Q_OBJECT

    std::unique_ptr<PcscBench> m_bench;

    static bool waitOver(test::TapDesk& desk)
    {
        return test::waitFor([&] { return desk.isOver(); }, PcscBench::waitMs);
    }
    /// The next visitor: taps, is judged, leaves.
    void serves()
    {
        test::TapPhone visitor(terms(65'535), now);
        test::TapDesk desk(*m_bench->reader, visitor.holder.rootDer(), now);
        desk.begin();
        m_bench->hold(visitor);
        QVERIFY(waitOver(desk));
        QVERIFY2(desk.accepted(), desk.ending());
        m_bench->card.takeAway();
    }

private Q_SLOTS:
    void init()
    {
        if (const QString missing = PcscBench::missing(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
        m_bench = std::make_unique<PcscBench>();
        QVERIFY(m_bench->startService());
    }
    void cleanup() { m_bench.reset(); }

    void judgesAPhone_data()
    {
        QTest::addColumn<Handover>("handover");
        QTest::addColumn<qsizetype>("bytes");
        for (const qsizetype bytes : {255, 2'048, 65'535}) {
            QTest::addRow("static, %lld bytes", static_cast<long long>(bytes)) << Handover::Static << bytes;
            QTest::addRow("negotiated, %lld bytes", static_cast<long long>(bytes)) << Handover::Negotiated << bytes;
        }
    }
    void judgesAPhone()
    {
        QFETCH(Handover, handover);
        QFETCH(qsizetype, bytes);
        QVERIFY(m_bench->start());
        QCOMPARE(m_bench->reader->readerName(), m_bench->readerName());
        test::TapPhone visitor(terms(bytes, handover), now);
        test::TapDesk desk(*m_bench->reader, visitor.holder.rootDer(), now);
        desk.begin();
        m_bench->hold(visitor);
        QVERIFY(waitOver(desk));
        QVERIFY2(desk.accepted(), desk.ending());
        QTRY_COMPARE(visitor.holder.state(), sim::Holder::State::Ended);
        QCOMPARE(m_bench->card.largestAnswer > 258, bytes > 255); // extended lengths, both or neither
        QVERIFY(m_bench->card.largestAnswer <= bytes + 1 + 2);
        QCOMPARE(m_bench->reader->starts(), 1);
    }

    /// At every APDU the phone is taken away; it comes back and is judged, through one and the same program.
    void servesAPhoneThatLeftAtAnyApdu()
    {
        QVERIFY(m_bench->start());
        int losses = 0;
        for (int k = 0;; ++k) {
            test::TapPhone visitor(terms(2'048), now);
            test::TapDesk desk(*m_bench->reader, visitor.holder.rootDer(), now);
            desk.begin();
            m_bench->card.takeAwayAtApdu(k);
            m_bench->hold(visitor);
            const auto isGone = [&] { return m_bench->card.takesAwayAt() < 0; };
            QVERIFY(test::waitFor([&] { return isGone() || desk.isOver(); }, PcscBench::waitMs));
            if (!isGone() && desk.accepted()) // it may still leave at the goodbye
                test::waitFor(isGone, 500);
            if (!isGone())
                break;
            ++losses;
            test::waitFor([&] { return desk.isOver(); }, 1'000);
            if (desk.verdict)
                continue;
            if (desk.fault) {
                QVERIFY2(desk.fault->is(DeviceFault::PhoneGone), desk.ending());
                desk.begin();
            }
            m_bench->hold(visitor);
            QVERIFY2(waitOver(desk), qPrintable(QString::number(k)));
            QVERIFY2(
                desk.accepted(), qPrintable(QStringLiteral("%1: %2").arg(k).arg(QLatin1StringView(desk.ending()))));
            m_bench->card.takeAway();
        }
        QVERIFY2(losses >= 9, qPrintable(QString::number(losses)));
        QCOMPARE(m_bench->reader->starts(), 1);
    }

    void outlivesTheService()
    {
        QVERIFY(m_bench->start());
        for (int i = 0; i < 3; ++i) {
            m_bench->killService();
            QVERIFY(m_bench->waitLost());
            QVERIFY(m_bench->reader->problem()->is(DeviceFault::ReaderUnavailable));
            QVERIFY(m_bench->startService());
            QVERIFY(m_bench->waitReady(PcscBench::backWithinMs));
        }
        serves();
        QCOMPARE(m_bench->reader->starts(), 1);
    }

    void outlivesTheServiceAmidAVisit()
    {
        QVERIFY(m_bench->start());
        test::TapPhone visitor(terms(65'535), now);
        test::TapDesk desk(*m_bench->reader, visitor.holder.rootDer(), now);
        QObject::connect(
            &desk.endpoint, &device::VisitEndpoint::engaged, &desk.endpoint, [&] { m_bench->killService(); });
        desk.begin();
        m_bench->hold(visitor);
        QVERIFY(waitOver(desk));
        QVERIFY2(desk.fault && desk.fault->is(DeviceFault::ReaderUnavailable), desk.ending());
        m_bench->card.takeAway();
        QVERIFY(m_bench->startService());
        QVERIFY(m_bench->waitReady(PcscBench::backWithinMs));
        serves();
    }

    void outlivesAServiceThatHangs()
    {
        QVERIFY(m_bench->start());
        ::kill(static_cast<pid_t>(m_bench->serviceId()), SIGSTOP);
        QVERIFY(m_bench->waitLost());
        QTest::qWait(1'500); // started anew, it finds the same
        ::kill(static_cast<pid_t>(m_bench->serviceId()), SIGCONT);
        QVERIFY(m_bench->waitReady(2 * PcscBench::backWithinMs)); // one that hung meanwhile is to be noticed first
        serves();
    }

    void waitsForAReaderThatIsUnplugged()
    {
        QVERIFY(m_bench->start());
        m_bench->killService();
        QVERIFY(m_bench->startService(PcscBench::Plugged::Nothing));
        QTRY_COMPARE(m_bench->reader->problem().value_or(DeviceFault::PhoneGone).detail(), QStringLiteral("absent"));
        m_bench->killService();
        QVERIFY(m_bench->startService());
        QVERIFY(m_bench->waitReady(PcscBench::backWithinMs));
        serves();
        QCOMPARE(m_bench->reader->starts(), 1);
    }

    void waitsForAServiceThatIsNotThereYet()
    {
        m_bench->killService();
        m_bench->reader = std::make_unique<device::NfcReader>(m_bench->program(), m_bench->readerName());
        QTRY_COMPARE(m_bench->reader->problem()->detail(), QStringLiteral("absent"));
        QTest::qWait(1'000);
        QVERIFY(m_bench->startService());
        QVERIFY(m_bench->waitReady(PcscBench::backWithinMs));
        QCOMPARE(m_bench->reader->starts(), 1);
    }

    /// SCardTransmit has no patience of its own: the program leaves, and is there again for the next visitor.
    void leavesAPhoneThatFallsSilent()
    {
        QVERIFY(m_bench->start());
        test::TapPhone visitor(terms(65'535), now);
        test::TapDesk desk(*m_bench->reader, visitor.holder.rootDer(), now);
        QObject::connect(
            &desk.endpoint, &device::VisitEndpoint::engaged, &desk.endpoint, [&] { m_bench->card.setSilent(true); });
        desk.begin();
        m_bench->hold(visitor);
        QVERIFY(waitOver(desk));
        QVERIFY2(desk.fault && desk.fault->is(DeviceFault::PhoneSilent), desk.ending());
        m_bench->card.takeAway();
        m_bench->card.setSilent(false);
        QVERIFY(m_bench->waitReady(PcscBench::backWithinMs));
        serves();
    }

    void letsOneProgramHaveTheCard()
    {
        QVERIFY(m_bench->start());
        bool hasArrived = false;
        QObject::connect(m_bench->reader.get(), &device::ApduLink::arrived, [&] { hasArrived = true; });
        test::TapPhone visitor(terms(65'535), now);
        m_bench->reader->listen();
        m_bench->hold(visitor);
        QVERIFY(test::waitFor([&] { return hasArrived; }, PcscBench::waitMs));
        device::NfcReader second(m_bench->program(), m_bench->readerName());
        QTRY_VERIFY(second.problem() && second.problem()->is(DeviceFault::ReaderInUse));
        m_bench->reader->stop();
        QVERIFY(test::waitFor([&] { return second.isReady(); }, PcscBench::backWithinMs));
    }

    void startsItsProgramAgain()
    {
        QVERIFY(m_bench->start());
        for (const int signal : {SIGKILL, SIGSEGV, SIGSTOP}) { // the last one hangs
            ::kill(static_cast<pid_t>(m_bench->reader->processId()), signal);
            QVERIFY(m_bench->waitLost());
            QVERIFY(m_bench->waitReady(PcscBench::backWithinMs));
        }
        serves();
    }

    void listsTheReadersThatArePluggedIn()
    {
        std::optional<Result<QStringList>> found;
        const auto ask = [&](const QString& program) {
            found.reset();
            QObject context;
            device::cardReaders(program, &context, [&](const auto& readers) { found = readers; });
            QVERIFY(test::waitFor([&] { return found.has_value(); }, PcscBench::waitMs));
        };
        ask(m_bench->program());
        QVERIFY(*found);
        QCOMPARE(**found, (QStringList{QStringLiteral("Naru Test 00 00"), QStringLiteral("Naru Test 00 01")}));
        ask(QStringLiteral("/nowhere/naru-cardd"));
        QVERIFY(!*found && found->fault().is(DeviceFault::ReaderUnavailable));
        m_bench->killService();
        ask(m_bench->program());
        QVERIFY(!*found && found->fault().is(DeviceFault::ReaderUnavailable));
    }

    /// A reader's name without its places on the bus, as it stands in a setting.
    void findsItsReaderByTheBeginningOfItsName()
    {
        m_bench->reader = std::make_unique<device::NfcReader>(m_bench->program(), QStringLiteral("Naru Test"));
        QVERIFY(m_bench->waitReady());
        QCOMPARE(m_bench->reader->readerName(), QStringLiteral("Naru Test 00 00"));
    }

    void naructlReadsAPhone()
    {
        // A naructl whose reader's program finds this bench's service.
        const QString naructl = m_bench->folder.filePath(QStringLiteral("naructl"));
        QVERIFY(QFile::copy(QStringLiteral(NARU_BINARY_DIR "/bin/naructl"), naructl));
        const SystemClock clock; // the program's own
        test::TapPhone visitor(terms(65'535), clock.now());
        const QString trust = m_bench->folder.filePath(QStringLiteral("root.pem"));
        QFile file(trust);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(sim::sampleTrustPem(clock.now())) > 0 && file.flush());
        m_bench->hold(visitor);
        QProcess process;
        process.start(naructl,
            {QStringLiteral("read"), QStringLiteral("--pcsc"), QStringLiteral("Naru Test"), QStringLiteral("--trust"),
                trust, QStringLiteral("--json"), QStringLiteral("--purpose"), QStringLiteral("certificate-identity")});
        QVERIFY(process.waitForStarted(PcscBench::waitMs));
        QVERIFY(test::waitFor([&] { return process.state() == QProcess::NotRunning; }, PcscBench::waitMs));
        const QByteArray output = process.readAllStandardOutput();
        QVERIFY2(process.exitCode() == 0, output + process.readAllStandardError());
        const QJsonObject answer = QJsonDocument::fromJson(output).object();
        QCOMPARE(answer[QStringLiteral("overall")].toString(), QStringLiteral("accept"));
        QCOMPARE(visitor.holder.state(), sim::Holder::State::Ended);
    }

    void leaksNothingOverManyDeaths()
    {
        QVERIFY(m_bench->start());
        const QDir open(QStringLiteral("/proc/%1/fd").arg(m_bench->reader->processId()));
        const auto before = open.entryList(QDir::Files | QDir::System).size();
        for (int i = 0; i < 5; ++i) {
            m_bench->killService();
            QVERIFY(m_bench->waitLost());
            QVERIFY(m_bench->startService());
            QVERIFY(m_bench->waitReady(PcscBench::backWithinMs));
        }
        QCOMPARE(open.entryList(QDir::Files | QDir::System).size(), before);
        QCOMPARE(m_bench->reader->starts(), 1);
    }
};

NARU_TEST(PcscTest)
#include "tst_pcsc.moc"
