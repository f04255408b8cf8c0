// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/nfc/readerd/sandbox.h"
#include "devices/nfc/readerframe.h"
#include "devices/pcsc/cardd/cardfacts.h"
#include "devices/pcsc/cardreaders.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QProcess>

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace naru;
using namespace naru::device;

namespace {
constexpr int waitMs = 10'000;
const QString program = QStringLiteral(NARU_BINARY_DIR "/bin/naru-cardd");

/// errno of `act` behind the shut door, in a child of this process; 0: it may.
int refusal(bool (*act)())
{
    const pid_t child = fork();
    if (child == 0) {
        if (!readerd::enterSandbox(readerd::Reach::LocalService))
            _exit(255);
        _exit(act() ? 0 : errno);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

QByteArray hex(const char* bytes)
{
    return QByteArray::fromHex(bytes);
}
} // namespace

/// The door of naru-cardd: what it may do, and what it makes of what readers and cards say of themselves.
class CarddDoorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reachesLocalSocketsAndNothingElse()
    {
        QCOMPARE(refusal([] { return socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }), 0);
        QCOMPARE(refusal([] { return socket(AF_INET, SOCK_STREAM, 0) >= 0; }), EPERM);
        QCOMPARE(refusal([] { return socket(AF_INET6, SOCK_DGRAM, 0) >= 0; }), EPERM);
        QCOMPARE(refusal([] { return socket(AF_NETLINK, SOCK_RAW, 0) >= 0; }), EPERM);
        QCOMPARE(refusal([] { return fork() >= 0; }), EPERM);
        QCOMPARE(refusal([] { return execl("/bin/true", "true", nullptr) == 0; }), EPERM);
        QCOMPARE(refusal([] { return kill(getppid(), SIGTERM) == 0; }), EPERM);
        QCOMPARE(refusal([] { return unlink("/tmp/naru-no-such-file") == 0; }), EPERM);
        QCOMPARE(refusal([] {
            const int fd = open("/dev/null", O_RDWR);
            return flock(fd, LOCK_EX) == 0;
        }),
            EPERM); // no device is its affair
        constexpr auto executable = [] {
            return mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
        };
        QCOMPARE(refusal(executable), EPERM);
    }

    void shutsTheDoorBeforeItAsksForTheReader()
    {
        QProcess process;
        process.start(program, {QStringLiteral("No such reader")});
        QVERIFY(process.waitForReadyRead(waitMs));
        QFile file(QStringLiteral("/proc/%1/status").arg(process.processId()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray status = file.readAll();
        QVERIFY(status.contains("\nSeccomp:\t2\n"));
        QVERIFY(status.contains("\nNoNewPrivs:\t1\n"));
        QVERIFY(status.contains("\nThreads:\t1\n"));
        process.closeWriteChannel(); // naru is gone: so is it
        QVERIFY(process.waitForFinished(waitMs));
        QCOMPARE(process.exitCode(), 0);
    }

    void endsAtNonsense()
    {
        for (const QByteArray& bytes :
            {hex("ffffffff03"), hex("0000000177"), ReaderFrame{ReaderFrame::Type::Alive, {}}.encode(),
                ReaderFrame{ReaderFrame::Type::Transceive, "abcd"}.encode()}) {
            QProcess process;
            process.start(program, {QStringLiteral("No such reader")});
            process.write(bytes);
            QVERIFY(process.waitForFinished(waitMs));
        }
    }

    void findsTheReaderThatWasMeant()
    {
        const QList<QByteArray> names{"ACS ACR1252 00 00", "ACS ACR1252 00 01", "HID Omnikey 5022 01 00"};
        QCOMPARE(cardd::readerNamed("HID Omnikey 5022 01 00", names), "HID Omnikey 5022 01 00");
        QCOMPARE(cardd::readerNamed("HID Omnikey 5022", names), "HID Omnikey 5022 01 00");
        QCOMPARE(cardd::readerNamed("ACS ACR1252", names), "ACS ACR1252 00 00");
        QCOMPARE(cardd::readerNamed("Omnikey", names), "");
        QCOMPARE(cardd::readerNamed("", names), "");
        QCOMPARE(cardd::readerNamed("ACS", {}), "");
    }

    void knowsAStorageCardByItsAtr()
    {
        QVERIFY(cardd::isStorageCard(hex("3b8f8001804f0ca000000306030001000000006a"))); // MIFARE Classic 1K
        QVERIFY(!cardd::isStorageCard(hex("3b80800101")));
        QVERIFY(!cardd::isStorageCard({}));
    }

    void asksTheReaderForItsLengths()
    {
        QCOMPARE(cardd::propertiesCode(hex("060442330001"
                                           "120442330012")),
            std::optional<quint32>(0x42330012));
        QCOMPARE(cardd::propertiesCode(hex("060442330001")), std::nullopt);
        QCOMPARE(cardd::propertiesCode(hex("1204423300")), std::nullopt); // cut off
        QCOMPARE(cardd::propertiesCode(hex("120342330012")), std::nullopt);
        const auto is = [](const char* properties, qsizetype command, qsizetype response) {
            const ApduLimits limits = cardd::limitsOf(hex(properties));
            return limits.commandDataMax == command && limits.responseDataMax == response;
        };
        QVERIFY(is("", 65'535, 65'536));
        QVERIFY(is("0a0400000100", 65'535, 65'536));
        QVERIFY(is("0b0200000a0400000000", 240, 240)); // short APDUs alone
        QVERIFY(is("0a0400010000", 240, 240));
        QVERIFY(is("0a0400080000", 2'048, 2'048));
        QVERIFY(is("0a04000800", 65'535, 65'536)); // cut off
        QVERIFY(is("0a04ffffffff", 65'535, 65'536));
    }

    void readsAListOfReaders()
    {
        const auto readers = readCardReaders("{\"name\":\"A 00 00\"}\n{\"name\":\"\\u00dc\"}\n");
        QVERIFY(readers);
        QCOMPARE(*readers, (QStringList{QStringLiteral("A 00 00"), QStringLiteral("\u00dc")}));
        QVERIFY(readCardReaders("")->isEmpty());
        for (const QByteArray& nonsense : {QByteArray("nonsense\n"), QByteArray("{}\n"), QByteArray("{\"name\":1}\n"),
                 QByteArray("{\"name\":\"A\"}\n").repeated(17), QByteArray(20'000, ' ')})
            QVERIFY(readCardReaders(nonsense).fault().is(DeviceFault::ReaderUnavailable));
    }
};

NARU_TEST(CarddDoorTest)
#include "tst_cardddoor.moc"
