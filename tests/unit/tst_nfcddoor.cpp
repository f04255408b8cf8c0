// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/nfc/readerd/sandbox.h"
#include "devices/nfc/readerframe.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QProcess>

#include <cerrno>
#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace naru;
using namespace naru::device;

namespace {
constexpr int waitMs = 10'000;
const QString program = QStringLiteral(NARU_BINARY_DIR "/bin/naru-nfcd");

/// errno of `act` behind the shut door, in a child of this process; 0: it may.
int refusal(bool (*act)())
{
    const pid_t child = fork();
    if (child == 0) {
        std::signal(SIGABRT, SIG_DFL); // not the test library's
        if (!readerd::enterSandbox(readerd::Reach::Devices))
            _exit(255);
        _exit(act() ? 0 : errno);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
} // namespace

/// The door of naru-nfcd: its frames, and what it may do behind them.
class NfcdDoorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reachesDevicesAndNothingElse()
    {
        QCOMPARE(refusal([] { return open("/dev/null", O_RDWR) >= 0; }), 0);
        QCOMPARE(
            refusal([] { return mmap(nullptr, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED; }),
            0);
        QCOMPARE(refusal([] { return socket(AF_INET, SOCK_STREAM, 0) >= 0; }), EPERM);
        QCOMPARE(refusal([] { return socket(AF_INET6, SOCK_DGRAM, 0) >= 0; }), EPERM);
        QCOMPARE(refusal([] { return socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }), EPERM);
        QCOMPARE(refusal([] { return fork() >= 0; }), EPERM);
        QCOMPARE(refusal([] { return execl("/bin/true", "true", nullptr) == 0; }), EPERM);
        QCOMPARE(refusal([] { return kill(getppid(), SIGTERM) == 0; }), EPERM);
        QCOMPARE(refusal([] { return unlink("/tmp/naru-no-such-file") == 0; }), EPERM);
        constexpr auto executable = [] {
            return mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
        };
        QCOMPARE(refusal(executable), EPERM);
        QCOMPARE(refusal([]() -> bool { std::abort(); }), -SIGABRT); // libnfc's own way out stays a crash
    }

    void shutsTheDoorBeforeItOpensTheReader()
    {
        QProcess process;
        process.start(program, {QStringLiteral("pn532_uart:/nowhere/tty")});
        QVERIFY(process.waitForReadyRead(waitMs));
        const auto status = contentOf(QStringLiteral("/proc/%1/status").arg(process.processId()));
        QVERIFY(status.contains("\nSeccomp:\t2\n"));
        QVERIFY(status.contains("\nNoNewPrivs:\t1\n"));
        QVERIFY(status.contains("\nThreads:\t1\n"));
        const auto limits = contentOf(QStringLiteral("/proc/%1/limits").arg(process.processId())).simplified();
        QVERIFY2(limits.contains("Max file size 0 0 ") && limits.contains("Max core file size 0 0 ")
                && limits.contains("Max open files 64 64 "),
            limits.constData());
#ifndef __SANITIZE_ADDRESS__
        QVERIFY2(limits.contains("Max address space 268435456 268435456 "), limits.constData());
#endif
        process.closeWriteChannel(); // naru is gone: so is it
        QVERIFY(process.waitForFinished(waitMs));
        QCOMPARE(process.exitCode(), 0);
    }

    void endsAtNonsense_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a length over the limit") << QByteArray::fromHex("ffffffff03");
        QTest::newRow("an unknown type") << QByteArray::fromHex("0000000177");
        QTest::newRow("its own type") << ReaderFrame{ReaderFrame::Type::Alive, {}}.encode();
        QTest::newRow("a short APDU") << ReaderFrame{ReaderFrame::Type::Transceive, "abcd"}.encode();
    }
    void endsAtNonsense()
    {
        QFETCH(QByteArray, bytes);
        QProcess process;
        process.start(program, {QStringLiteral("pn532_uart:/nowhere/tty")});
        process.write(bytes);
        QVERIFY(process.waitForFinished(waitMs));
    }

    void survivesMissingStandardStreams()
    {
        QProcess shell;
        shell.start(QStringLiteral("sh"),
            {QStringLiteral("-c"), QStringLiteral("exec '%1' pn532_uart:/nowhere/tty <&- >&- 2>&-").arg(program)});
        QVERIFY(shell.waitForFinished(waitMs));
        QCOMPARE(shell.exitStatus(), QProcess::NormalExit);
        QCOMPARE(shell.exitCode(), 0);
    }

    void cutsFramesHoweverTheyCome()
    {
        const QByteArray stream
            = ReaderFrame{ReaderFrame::Type::ReaderBack, ReaderGreeting{{240, 240}, QStringLiteral("PN532")}.encode()}
                  .encode()
            + ReaderFrame{ReaderFrame::Type::Arrived, CardArrival{1, "uid4", "ats"}.encode()}.encode()
            + ReaderFrame{ReaderFrame::Type::Alive, {}}.encode();
        for (qsizetype piece = 1; piece <= stream.size(); ++piece) {
            ReaderFrameCutter cutter;
            QByteArray again;
            for (qsizetype at = 0; at < stream.size(); at += piece) {
                const auto frames = cutter.feed(QByteArrayView(stream).sliced(at, std::min(piece, stream.size() - at)));
                QVERIFY(frames);
                for (const ReaderFrame& frame : *frames)
                    again += frame.encode();
            }
            QCOMPARE(again, stream);
            QVERIFY(!cutter.isMidFrame());
        }
    }
};

NARU_TEST(NfcdDoorTest)
#include "tst_nfcddoor.moc"
