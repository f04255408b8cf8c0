// SPDX-License-Identifier: GPL-3.0-or-later
// The real naru-nfcd over libnfc, and every way in which a reader crashes, hangs or leaves it.
#include "tests/support/ptybench.h"
#include "tests/support/suite.h"

#include <csignal>

using namespace naru;
using device::DeviceFault;
using sim::ChipFault;
using sim::ChipTrouble;
using sim::NfcPhoneTerms;
using test::PtyBench;
using Handover = NfcPhoneTerms::Handover;

namespace {
const Instant now = *parseRfc3339(u"2026-11-20T02:22:00Z");

NfcPhoneTerms terms(Handover handover, qsizetype bytes = 255)
{
    NfcPhoneTerms terms;
    terms.handover = handover;
    terms.commandBytesMax = bytes;
    terms.responseBytesMax = bytes + 1;
    return terms;
}
} // namespace

class NfcReaderTest : public QObject {
    Q_OBJECT

    static bool waitOver(test::TapDesk& desk)
    {
        return test::waitFor([&] { return desk.isOver(); }, PtyBench::waitMs);
    }

    /// The next visitor: taps, is judged, leaves.
    static void serves(PtyBench& bench)
    {
        test::TapPhone visitor(terms(Handover::Static), now);
        test::TapDesk desk(*bench.reader, visitor.holder.rootDer(), now);
        desk.begin();
        bench.hold(visitor);
        QVERIFY(waitOver(desk));
        QVERIFY2(desk.accepted(), desk.ending());
        bench.pty.takeAway();
    }

private Q_SLOTS:
    void judgesAPhone_data()
    {
        QTest::addColumn<Handover>("handover");
        QTest::addColumn<qsizetype>("bytes");
        QTest::newRow("static, 255 bytes") << Handover::Static << qsizetype(255);
        QTest::newRow("negotiated, 255 bytes") << Handover::Negotiated << qsizetype(255);
        QTest::newRow("static, a phone of extended lengths") << Handover::Static << qsizetype(65'535);
    }
    void judgesAPhone()
    {
        QFETCH(Handover, handover);
        QFETCH(qsizetype, bytes);
        PtyBench bench;
        QVERIFY(bench.start());
        QVERIFY(bench.reader->readerName().contains(QStringLiteral("pn532"), Qt::CaseInsensitive));
        test::TapPhone visitor(terms(handover, bytes), now);
        test::TapDesk desk(*bench.reader, visitor.holder.rootDer(), now);
        desk.begin();
        bench.hold(visitor);
        QVERIFY(waitOver(desk));
        QVERIFY2(desk.accepted(), desk.ending());
        QTRY_COMPARE(visitor.holder.state(), sim::Holder::State::Ended);
        QCOMPARE(bench.reader->starts(), 1);
    }

    /// The trouble is seen and named; two seconds after its end the reader is back and serves.
    void outlivesABrokenReader_data()
    {
        QTest::addColumn<ChipTrouble>("trouble");
        QTest::newRow("no acknowledgement") << ChipTrouble{ChipFault::NoAck};
        QTest::newRow("silent") << ChipTrouble{ChipFault::Silent};
        QTest::newRow("bad checksums") << ChipTrouble{ChipFault::BadChecksum};
        QTest::newRow("noise") << ChipTrouble{ChipFault::Noise};
        QTest::newRow("error frames") << ChipTrouble{ChipFault::ErrorFrame};
    }
    void outlivesABrokenReader()
    {
        QFETCH(ChipTrouble, trouble);
        PtyBench bench;
        QVERIFY(bench.start());
        bench.pty.chip().setTrouble(trouble);
        QVERIFY(bench.waitLost());
        QVERIFY(bench.reader->problem()->is(DeviceFault::ReaderUnavailable));
        QTest::qWait(1'500); // its program tries meanwhile, and must not be killed for that
        bench.pty.chip().setTrouble({});
        QVERIFY(bench.waitReady(PtyBench::backWithinMs));
        serves(bench);
    }

    /// The same in the middle of a visit: it ends in a named fault.
    void namesATroubleAmidAVisit_data()
    {
        QTest::addColumn<ChipTrouble>("trouble");
        QTest::addColumn<QList<DeviceFault>>("faults");
        const auto row = [](const char* name, ChipTrouble trouble, const QList<DeviceFault>& faults) {
            trouble.exchangesOnly = true;
            QTest::newRow(name) << trouble << faults;
        };
        const QList<DeviceFault> reader{DeviceFault::ReaderUnavailable};
        row("no acknowledgement", {ChipFault::NoAck}, {DeviceFault::PhoneSilent, DeviceFault::ReaderUnavailable});
        row("silent chip", {ChipFault::Silent}, {DeviceFault::PhoneSilent, DeviceFault::ReaderUnavailable});
        row("bad checksum", {ChipFault::BadChecksum}, reader);
        row("noise", {ChipFault::Noise}, reader);
        row("status bit 7, libnfc aborts", {ChipFault::Status, 0, -1, 0x80}, reader);
        row("status bit 7 and more, libnfc aborts", {ChipFault::Status, 0, -1, 0xff}, reader);
        row("timeout", {ChipFault::Status, 0, -1, 0x01}, {DeviceFault::PhoneGone});
        row("target released", {ChipFault::Status, 0, -1, 0x29}, {DeviceFault::PhoneGone});
        row("no target", {ChipFault::Status, 0, -1, 0x27}, {DeviceFault::PhoneGone});
        row("buffer of the chip", {ChipFault::Status, 0, -1, 0x0e}, {DeviceFault::PhoneGone});
        row("protocol", {ChipFault::Status, 0, -1, 0x0b}, {DeviceFault::PhoneGone});
    }
    void namesATroubleAmidAVisit()
    {
        QFETCH(ChipTrouble, trouble);
        QFETCH(QList<DeviceFault>, faults);
        PtyBench bench;
        QVERIFY(bench.start());
        test::TapPhone visitor(terms(Handover::Static), now);
        test::TapDesk desk(*bench.reader, visitor.holder.rootDer(), now);
        QObject::connect(&desk.endpoint, &device::VisitEndpoint::engaged, &desk.endpoint,
            [&] { bench.pty.chip().setTrouble(trouble); });
        desk.begin();
        bench.hold(visitor);
        QVERIFY(waitOver(desk));
        QVERIFY2(desk.fault, desk.ending());
        QVERIFY2(std::any_of(faults.begin(), faults.end(), [&](DeviceFault fault) { return desk.fault->is(fault); }),
            desk.ending());
        bench.pty.takeAway();
        bench.pty.chip().setTrouble({});
        QVERIFY(bench.waitReady(PtyBench::backWithinMs));
        serves(bench);
    }

    /// libnfc dies of an answer to select whose ATS has length 0: as often as the phone is seen.
    void outlivesAPhoneThatCrashesLibnfc()
    {
        PtyBench bench;
        QVERIFY(bench.start());
        bench.pty.chip().setTrouble({ChipFault::AtsZero});
        test::TapPhone visitor(terms(Handover::Static), now);
        test::TapDesk desk(*bench.reader, visitor.holder.rootDer(), now);
        desk.begin();
        bench.hold(visitor);
        QTRY_VERIFY_WITH_TIMEOUT(bench.reader->starts() >= 3, PtyBench::waitMs);
        bench.pty.takeAway();
        bench.pty.chip().setTrouble({});
        QVERIFY(bench.waitReady(PtyBench::backWithinMs));
        QVERIFY(!desk.isOver()); // it listens all the while
        bench.hold(visitor);
        QVERIFY(waitOver(desk));
        QVERIFY2(desk.accepted(), desk.ending());
    }

    void outlivesBeingUnplugged()
    {
        PtyBench bench;
        QVERIFY(bench.start());
        for (int i = 0; i < 3; ++i) {
            bench.pty.unplug();
            QVERIFY(bench.waitLost());
            QVERIFY(bench.reader->problem()->is(DeviceFault::ReaderUnavailable));
            QVERIFY(bench.pty.plugIn());
            QVERIFY(bench.waitReady(PtyBench::backWithinMs));
        }
        serves(bench);
        QCOMPARE(bench.reader->starts(), 1);
    }

    void outlivesBeingUnpluggedAmidAVisit()
    {
        PtyBench bench;
        QVERIFY(bench.start());
        test::TapPhone visitor(terms(Handover::Static), now);
        test::TapDesk desk(*bench.reader, visitor.holder.rootDer(), now);
        QObject::connect(&desk.endpoint, &device::VisitEndpoint::engaged, &bench.pty, [&] { bench.pty.unplug(); });
        desk.begin();
        bench.hold(visitor);
        QVERIFY(waitOver(desk));
        QVERIFY2(desk.fault && desk.fault->is(DeviceFault::ReaderUnavailable), desk.ending());
        QVERIFY(bench.pty.plugIn());
        QVERIFY(bench.waitReady(PtyBench::backWithinMs));
        serves(bench);
    }

    void waitsForAReaderThatIsNotThereYet()
    {
        PtyBench bench;
        bench.reader = std::make_unique<device::NfcReader>(PtyBench::program(), bench.connection());
        QTRY_COMPARE(bench.reader->problem()->detail(), QStringLiteral("absent"));
        QTest::qWait(1'000);
        QVERIFY(bench.pty.plugIn());
        QVERIFY(bench.waitReady(PtyBench::backWithinMs));
        QCOMPARE(bench.reader->starts(), 1);
    }

    void hearsNoiseBetweenCommands()
    {
        PtyBench bench;
        QVERIFY(bench.start());
        test::TapPhone visitor(terms(Handover::Static), now);
        test::TapDesk desk(*bench.reader, visitor.holder.rootDer(), now);
        desk.begin();
        for (int i = 0; i < 20; ++i) {
            bench.pty.makeNoise(QByteArray(1 + i * 7 % 50, static_cast<char>(i * 31)));
            QTest::qWait(20);
        }
        QVERIFY(bench.waitReady(PtyBench::backWithinMs));
        bench.hold(visitor);
        QVERIFY(waitOver(desk));
        QVERIFY2(desk.accepted(), desk.ending());
    }

    void letsOneProgramHaveTheReader()
    {
        PtyBench bench;
        QVERIFY(bench.start());
        device::NfcReader second(PtyBench::program(), bench.connection());
        QTRY_VERIFY(second.problem()->is(DeviceFault::ReaderInUse));
        serves(bench);
        bench.reader.reset();
        QVERIFY(test::waitFor([&] { return second.isReady(); }, PtyBench::backWithinMs));
    }

    void startsItsProgramAgain()
    {
        PtyBench bench;
        QVERIFY(bench.start());
        for (const int signal : {SIGKILL, SIGSEGV, SIGSTOP}) { // the last one hangs
            ::kill(static_cast<pid_t>(bench.reader->processId()), signal);
            QVERIFY(bench.waitLost());
            QVERIFY(bench.waitReady(PtyBench::backWithinMs));
        }
        QCOMPARE(bench.reader->starts(), 4);
        serves(bench);
    }

    void saysSoWhereItsProgramIsMissing()
    {
        device::NfcReader reader(QStringLiteral("/nowhere/naru-nfcd"), QStringLiteral("pn532_uart:/dev/null"));
        QTRY_VERIFY(reader.starts() >= 2);
        QVERIFY(reader.problem()->is(DeviceFault::ReaderUnavailable));
    }

    /// At every exchange of a visit the phone is taken away; it comes back and is judged.
    void servesAPhoneThatLeftAtAnyApdu_data()
    {
        QTest::addColumn<Handover>("handover");
        QTest::addColumn<int>("lossesMin");
        QTest::newRow("static") << Handover::Static << 15;
        QTest::newRow("negotiated") << Handover::Negotiated << 21;
    }
    void servesAPhoneThatLeftAtAnyApdu()
    {
        QFETCH(Handover, handover);
        QFETCH(int, lossesMin);
        PtyBench bench;
        QVERIFY(bench.start());
        int losses = 0;
        for (int k = 0; k < 200; ++k) {
            test::TapPhone visitor(terms(handover), now);
            test::TapDesk desk(*bench.reader, visitor.holder.rootDer(), now);
            desk.begin();
            bench.hold(visitor);
            bench.pty.chip().takeAwayAtExchange(k);
            QVERIFY(test::waitFor([&] { return desk.isOver() || !bench.pty.chip().hasCard(); }, PtyBench::waitMs));
            if (bench.pty.chip().hasCard() && desk.accepted())
                QTest::qWait(20); // it may still leave at the goodbye
            const bool wasLost = !bench.pty.chip().hasCard();
            bench.pty.chip().takeAwayAtExchange(-1);
            losses += wasLost ? 1 : 0;
            if (!wasLost)
                break;
            QTRY_VERIFY(desk.isOver() || bench.reader->isReady());
            QTest::qWait(5);
            if (desk.verdict)
                continue;
            if (desk.fault) {
                QVERIFY2(desk.fault->is(DeviceFault::PhoneGone), desk.ending());
                desk.begin();
            }
            bench.hold(visitor);
            QVERIFY(waitOver(desk));
            if (desk.fault && desk.fault->is(DeviceFault::PhoneGone)) { // the loss was told only now
                desk.begin();
                QVERIFY(waitOver(desk));
            }
            QVERIFY2(
                desk.accepted(), qPrintable(QStringLiteral("%1: %2").arg(k).arg(QLatin1StringView(desk.ending()))));
            bench.pty.takeAway();
        }
        QVERIFY2(losses >= lossesMin, qPrintable(QString::number(losses)));
        QCOMPARE(bench.reader->starts(), 1);
    }
};

NARU_TEST(NfcReaderTest)
#include "tst_nfcreader.moc"
