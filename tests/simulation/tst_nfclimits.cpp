// SPDX-License-Identifier: GPL-3.0-or-later
// What libnfc and a wire bear, and how soon a reader is back: the real naru-nfcd over libnfc.
#include "tests/support/ptybench.h"
#include "tests/support/suite.h"

#include <csignal>

using namespace naru;
using device::DeviceFault;
using sim::ChipFault;
using test::PtyBench;

namespace {
const Instant now = *parseRfc3339(u"2026-11-20T02:22:00Z");
} // namespace

class NfcLimitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// libnfc copies a command of 263 bytes over its stack, and gives up on an answer of more than 263.
    void keepsLongApdusFromLibnfc_data()
    {
        QTest::addColumn<qsizetype>("commandBytes");
        QTest::addColumn<qsizetype>("answerBytes");
        QTest::addColumn<std::optional<DeviceFault>>("fault");
        using Ending = std::optional<DeviceFault>;
        QTest::newRow("262 bytes of command") << qsizetype(262) << qsizetype(2) << Ending();
        QTest::newRow("263") << qsizetype(263) << qsizetype(2) << Ending(DeviceFault::PhoneFloods);
        QTest::newRow("60,000") << qsizetype(60'000) << qsizetype(2) << Ending(DeviceFault::PhoneFloods);
        QTest::newRow("258 bytes of answer") << qsizetype(5) << qsizetype(258) << Ending();
        QTest::newRow("300 bytes of answer") << qsizetype(5) << qsizetype(300) << Ending(DeviceFault::PhoneGone);
        QTest::newRow("an answer without end") << qsizetype(5) << qsizetype(60'000) << Ending(DeviceFault::PhoneGone);
    }
    void keepsLongApdusFromLibnfc()
    {
        QFETCH(qsizetype, commandBytes);
        QFETCH(qsizetype, answerBytes);
        QFETCH(std::optional<DeviceFault>, fault);
        PtyBench bench;
        QVERIFY(bench.start());
        std::optional<Fault> failure;
        std::optional<QByteArray> answer;
        QObject::connect(bench.reader.get(), &device::ApduLink::arrived, &bench.pty,
            [&] { bench.reader->transceive(QByteArray(commandBytes, '\0'), device::apduAnswerMax); });
        QObject::connect(bench.reader.get(), &device::ApduLink::answered, &bench.pty,
            [&](const QByteArray& bytes) { answer = bytes; });
        QObject::connect(
            bench.reader.get(), &device::ApduLink::failed, &bench.pty, [&](const Fault& why) { failure = why; });
        sim::Card card;
        card.transceive = [&](const QByteArray&) { return QByteArray(answerBytes, 'a'); };
        bench.reader->listen();
        bench.pty.present(card);
        QVERIFY(test::waitFor([&] { return failure || answer; }, PtyBench::waitMs));
        QCOMPARE(failure.has_value(), fault.has_value());
        QVERIFY(!fault || failure->is(*fault));
        QVERIFY(fault || answer->size() == answerBytes);
        bench.reader->disconnect(&bench.pty);
        bench.pty.takeAway();
        QVERIFY2(bench.serveNext(now), "the next visitor");
        QCOMPARE(bench.reader->starts(), 1);
    }

    void judgesAPhoneAtTheSpeedOfAWire()
    {
        constexpr sim::Pace pace{460'800};
        QCOMPARE(pace.timeOf(46'080, 0, 0), std::chrono::seconds(1));
        QCOMPARE(pace.timeOf(0, 106'000 / 9, 1).count() / 1'000, 1'002);
        PtyBench bench;
        bench.pty.setPace(pace);
        QVERIFY(bench.start());
        const auto before = bench.pty.pacedTime();
        QElapsedTimer time;
        time.start();
        QVERIFY2(bench.serveNext(now), "the next visitor");
        const std::chrono::milliseconds total(time.elapsed());
        QVERIFY(bench.pty.pacedTime() - before > std::chrono::milliseconds(200));
        QVERIFY(total + std::chrono::milliseconds(50) > bench.pty.pacedTime() - before);
    }

    /// Unplugged, silent, or its program killed, each at another moment: how long until the reader serves again once
    /// it can.
    void isBackWithinTwoSecondsOfItsReturn()
    {
        PtyBench bench;
        QVERIFY(bench.start());
        qint64 worstMs = 0;
        for (int i = 0; i < 6; ++i) {
            const auto trouble = i % 3;
            if (trouble == 0)
                bench.pty.unplug();
            else if (trouble == 1)
                bench.pty.chip().setTrouble({ChipFault::Silent});
            else
                ::kill(static_cast<pid_t>(bench.reader->processId()), SIGKILL);
            QVERIFY(bench.waitLost());
            if (i >= 3) // not at once, but while a program looks for it in vain
                QVERIFY(test::waitFor([&] { return bench.reader->processId() != 0; }, PtyBench::waitMs));
            if (trouble == 0)
                QVERIFY(bench.pty.plugIn());
            bench.pty.chip().setTrouble({});
            QElapsedTimer time;
            time.start();
            QVERIFY(bench.waitReady());
            worstMs = std::max(worstMs, time.elapsed());
        }
        qInfo("back after at most %lld ms", static_cast<long long>(worstMs));
        QVERIFY2(worstMs <= PtyBench::backWithinMs, qPrintable(QString::number(worstMs)));
        QVERIFY2(bench.serveNext(now), "the next visitor");
    }
};

NARU_TEST(NfcLimitsTest)
#include "tst_nfclimits.moc"
