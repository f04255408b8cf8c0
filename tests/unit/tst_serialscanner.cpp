// SPDX-License-Identifier: GPL-3.0-or-later
// Over pseudo-terminals: the far end is the scanner.
#include "devices/scanner/serialscanner.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace naru;
using namespace naru::device;

namespace {

constexpr int waitMs = 20000; // for a slow machine; usually some milliseconds

/// A scanner that can be plugged in and out; `link` stays its port's path, as a udev rule would have it.
class FakeScanner {
public:
    explicit FakeScanner(QString link)
        : m_link(std::move(link))
    {
    }
    ~FakeScanner() { unplug(); }
    Q_DISABLE_COPY_MOVE(FakeScanner)

    bool plugIn()
    {
        m_terminal = ::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
        char name[64] = {};
        return m_terminal >= 0 && ::grantpt(m_terminal) == 0 && ::unlockpt(m_terminal) == 0
            && ::ptsname_r(m_terminal, name, sizeof name) == 0 && QFile::link(QFile::decodeName(name), m_link);
    }
    void unplug()
    {
        QFile::remove(m_link);
        if (m_terminal >= 0)
            ::close(std::exchange(m_terminal, -1));
    }
    bool scan(const QByteArray& line)
    {
        return ::write(m_terminal, line.constData(), std::size_t(line.size())) == line.size();
    }
    QByteArray heard()
    {
        char bytes[256];
        const auto count = ::read(m_terminal, bytes, sizeof bytes);
        return count > 0 ? QByteArray(bytes, qsizetype(count)) : QByteArray();
    }

private:
    const QString m_link;
    int m_terminal = -1;
};

/// The names of what a scanner complained about.
class Complaints {
public:
    explicit Complaints(const SerialScanner& scanner)
    {
        QObject::connect(&scanner, &SerialScanner::troubled, &scanner,
            [this](const Fault& fault) { names.append(QLatin1StringView(fault.name())); });
    }
    QStringList names;
};

} // namespace

class SerialScannerTest : public QObject {
    Q_OBJECT

    const SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString port(int number) const { return m_folder->filePath(QString::number(number)); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void readsEveryCodeOfALongDay()
    {
        FakeScanner device(port(1));
        QVERIFY(device.plugIn());
        SerialScanner scanner({port(1), 9600, {}}, m_clock);
        QSignalSpy scanned(&scanner, &SerialScanner::scanned);
        scanner.start();
        QVERIFY(scanner.isReady() && !scanner.problem());
        for (int i = 0; i < 50; ++i) {
            const QByteArray code = "mdoc:" + QByteArray(1500, 'a') + QByteArray::number(i);
            QVERIFY(device.scan(code + '\r'));
            QTRY_COMPARE_WITH_TIMEOUT(scanned.size(), i + 1, waitMs);
            QCOMPARE(scanned.last().first().toByteArray(), code);
        }
    }

    void servesSeveralAtOnce()
    {
        FakeScanner left(port(1)), right(port(2));
        QVERIFY(left.plugIn() && right.plugIn());
        SerialScanner one({port(1), 9600, {}}, m_clock), two({port(2), 9600, {}}, m_clock);
        QSignalSpy ofOne(&one, &SerialScanner::scanned), ofTwo(&two, &SerialScanner::scanned);
        one.start();
        two.start();
        QVERIFY(left.scan("left\r") && right.scan("right\n"));
        QTRY_VERIFY_WITH_TIMEOUT(!ofOne.isEmpty() && !ofTwo.isEmpty(), waitMs);
        QCOMPARE(ofOne.first().first().toByteArray(), QByteArray("left"));
        QCOMPARE(ofTwo.first().first().toByteArray(), QByteArray("right"));
    }

    void letsTheScannerLook()
    {
        FakeScanner device(port(1));
        QVERIFY(device.plugIn());
        SerialScanner scanner({port(1), 9600, QByteArray("\x02T\r")}, m_clock);
        scanner.trigger(); // not yet open
        scanner.start();
        scanner.trigger();
        QByteArray heard;
        QTRY_VERIFY_WITH_TIMEOUT((heard += device.heard()).size() >= 3, waitMs);
        QCOMPARE(heard, QByteArray("\x02T\r"));
    }

    void outlivesAnUnplugAndComesBack()
    {
        FakeScanner device(port(1));
        QVERIFY(device.plugIn());
        SerialScanner scanner({port(1), 9600, {}}, m_clock);
        const Complaints complaints(scanner);
        QSignalSpy scanned(&scanner, &SerialScanner::scanned), ready(&scanner, &SerialScanner::readyChanged);
        scanner.start();
        QVERIFY(device.scan("half a li"));
        device.unplug();
        QTRY_COMPARE_WITH_TIMEOUT(complaints.names.size(), 1, waitMs);
        QCOMPARE(complaints.names.value(complaints.names.size() - 1), QStringLiteral("scanner.scanner_lost"));
        QVERIFY(!scanner.isReady());
        QVERIFY(device.plugIn());
        QTRY_VERIFY_WITH_TIMEOUT(scanner.isReady(), waitMs);
        QVERIFY(device.scan("whole\r"));
        QTRY_COMPARE_WITH_TIMEOUT(scanned.size(), 1, waitMs);
        QCOMPARE(scanned.first().first().toByteArray(), QByteArray("whole"));
        QVERIFY2(complaints.names.size() <= 2,
            qPrintable(QString::number(complaints.names.size()))); // lost, perhaps absent; no storm
        QVERIFY(ready.size() == 3);
        QVERIFY(!scanner.problem());
    }

    void waitsForOneThatIsPluggedInLater()
    {
        FakeScanner device(port(1));
        SerialScanner scanner({port(1), 9600, {}}, m_clock);
        const Complaints complaints(scanner);
        scanner.start();
        QCOMPARE(complaints.names.value(complaints.names.size() - 1), QStringLiteral("scanner.scanner_absent"));
        QVERIFY(device.plugIn());
        QTRY_VERIFY_WITH_TIMEOUT(scanner.isReady(), waitMs);
        QCOMPARE(complaints.names.size(), 1);
    }

    void saysThatAnotherHasIt()
    {
        FakeScanner device(port(1));
        QVERIFY(device.plugIn());
        SerialScanner first({port(1), 9600, {}}, m_clock), second({port(1), 9600, {}}, m_clock);
        const Complaints complaints(second);
        first.start();
        second.start();
        QVERIFY(!second.isReady());
        QCOMPARE(complaints.names.value(complaints.names.size() - 1), QStringLiteral("scanner.scanner_in_use"));
    }

    void dropsCardNumbersEachTime()
    {
        FakeScanner device(port(1));
        QVERIFY(device.plugIn());
        SerialScanner scanner({port(1), 9600, {}}, m_clock);
        const Complaints complaints(scanner);
        QSignalSpy scanned(&scanner, &SerialScanner::scanned);
        scanner.start();
        for (int i = 1; i <= 2; ++i) {
            QVERIFY(device.scan("4242424242424242\r"));
            QTRY_COMPARE_WITH_TIMEOUT(complaints.names.size(), i, waitMs);
            QCOMPARE(complaints.names.value(complaints.names.size() - 1), QStringLiteral("scanner.card_number_read"));
        }
        QVERIFY(scanned.isEmpty());
    }

    void fallsSilentWhenStopped()
    {
        FakeScanner device(port(1));
        QVERIFY(device.plugIn());
        SerialScanner scanner({port(1), 9600, {}}, m_clock);
        QSignalSpy scanned(&scanner, &SerialScanner::scanned);
        connect(&scanner, &SerialScanner::scanned, &scanner, &SerialScanner::stop);
        scanner.start();
        QVERIFY(device.scan("one\rtwo\rthree\r"));
        QTRY_COMPARE_WITH_TIMEOUT(scanned.size(), 1, waitMs);
        QVERIFY(!scanner.isReady());
        QCoreApplication::processEvents();
        QCOMPARE(scanned.size(), 1);
    }
};

NARU_TEST(SerialScannerTest)
#include "tst_serialscanner.moc"
