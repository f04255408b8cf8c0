// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/imaged/protocol.h"
#include "devices/imaged/sandbox.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QProcess>

#include <csignal>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace naru;
using namespace naru::device;

namespace {
constexpr int answerWithinMs = 10'000; // a loaded machine's patience, not the product's limit

QString program()
{
    return QStringLiteral(NARU_BINARY_DIR "/bin/naru-imaged");
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray rawAnswer(const QByteArray& request)
{
    QProcess process;
    process.start(program(), {});
    process.write(request);
    process.closeWriteChannel();
    process.waitForFinished(answerWithinMs);
    return process.readAllStandardOutput();
}

/// Runs `act` behind the shut door, in a child of this process; answers the signal that ended it, 0 for none.
int endOfSandboxed(void (*act)())
{
    const pid_t child = fork();
    if (child == 0) {
        if (!imaged::enterSandbox())
            _exit(imaged::exitNoSandbox);
        act();
        _exit(EXIT_SUCCESS);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? WTERMSIG(status) : -WEXITSTATUS(status);
}

} // namespace

/// The door of naru-imaged: what passes through the pipes, and that nothing else passes.
class ImagedDoorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesABadRequest_data()
    {
        QTest::addColumn<QByteArray>("request");
        const auto picture = contentOf(QStringLiteral(NARU_SOURCE_DIR "/tests/unit/data/gradient.jpg"));
        const auto header = imaged::requestHeader({PictureFormat::Jpeg, picture.size()});
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("half a header") << header.first(5);
        QTest::newRow("another magic") << QByteArray(header).replace(0, 4, "NARU") + picture;
        QTest::newRow("unknown format") << QByteArray(header).replace(4, 1, "\x09") + picture;
        QTest::newRow("shorter than announced") << header + picture.chopped(1);
        QTest::newRow("longer than announced") << header + picture + '\0';
        QTest::newRow("announces 4 GiB") << QByteArray(header).replace(5, 4, "\xff\xff\xff\xff") + picture;
    }
    void refusesABadRequest()
    {
        QFETCH(QByteArray, request);
        const auto answer = rawAnswer(request);
        QCOMPARE(answer.size(), imaged::answerHeaderBytes);
        QVERIFY(imaged::readAnswerHeader(answer)->status == imaged::Status::BadRequest);
    }

    void believesNoAnswerBeyondTheLimit()
    {
        const auto answer = [](imaged::Status status, int width, int height) {
            const auto bytes = imaged::answerHeader({status, width, height});
            return imaged::readAnswerHeader(QByteArrayView(bytes.data(), imaged::answerHeaderBytes)).has_value();
        };
        QVERIFY(answer(imaged::Status::Ok, pictureSideMaxPx, pictureSideMaxPx));
        QVERIFY(!answer(imaged::Status::Ok, pictureSideMaxPx + 1, 1));
        QVERIFY(!answer(imaged::Status::Ok, 0, 10));
        QVERIFY(!answer(imaged::Status::TooLarge, 1, 1));
        QVERIFY(!answer(static_cast<imaged::Status>(4), 0, 0));
    }

    void shutsTheDoorBeforeItReads()
    {
        QProcess process;
        process.start(program(), {});
        QVERIFY(process.waitForStarted(answerWithinMs));
        const QString proc = QStringLiteral("/proc/%1/").arg(process.processId());
        QTRY_VERIFY(contentOf(proc + QStringLiteral("status")).contains("\nSeccomp:\t2\n"));
        QVERIFY(contentOf(proc + QStringLiteral("status")).contains("\nNoNewPrivs:\t1\n"));
        const auto limits = contentOf(proc + QStringLiteral("limits")).simplified();
        QVERIFY(limits.contains("Max cpu time 2 3 seconds"));
        QVERIFY(limits.contains("Max file size 0 0 bytes"));
        QVERIFY(limits.contains("Max core file size 0 0 bytes"));
        QVERIFY(limits.contains("Max processes 0 0 processes"));
        QVERIFY(limits.contains("Max open files 0 0 files"));
#ifndef __SANITIZE_ADDRESS__
        QVERIFY(limits.contains("Max address space " + QByteArray::number(imaged::memoryBytesMax)));
#endif
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(answerWithinMs));
    }

    void isKilledForAnythingButItsWork()
    {
        QCOMPARE(
            endOfSandboxed([] { munmap(mmap(nullptr, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), 4096); }),
            0);
        QCOMPARE(endOfSandboxed([] { (void)open("/etc/passwd", O_RDONLY); }), SIGSYS);
        QCOMPARE(endOfSandboxed([] { (void)socket(AF_INET, SOCK_STREAM, 0); }), SIGSYS);
        QCOMPARE(endOfSandboxed([] { (void)fork(); }), SIGSYS);
        QCOMPARE(endOfSandboxed([] { (void)execl("/bin/true", "true", nullptr); }), SIGSYS);
        QCOMPARE(endOfSandboxed([] { (void)kill(getppid(), 0); }), SIGSYS);
        QCOMPARE(endOfSandboxed([] {
            char byte;
            (void)!read(STDERR_FILENO, &byte, 1);
        }),
            SIGSYS);
        QCOMPARE(endOfSandboxed([] { (void)!write(STDERR_FILENO, "x", 1); }), SIGSYS);
        constexpr auto executable = [] { mmap(nullptr, 4096, PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); };
        QCOMPARE(endOfSandboxed(executable), SIGSYS);
    }
};

NARU_TEST(ImagedDoorTest)
#include "tst_imageddoor.moc"
