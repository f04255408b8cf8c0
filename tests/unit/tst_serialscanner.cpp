// SPDX-License-Identifier: GPL-3.0-or-later
// Over pseudo-terminals: the far end is the scanner.
#include "devices/scanner/serialscanner.h"
#include "devices/simulator/scanner/simulatedscanner.h"
#include "tests/support/suite.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace naru;
using namespace naru::device;

namespace {

constexpr int waitMs = 20000; // for a slow machine; usually some milliseconds

/// The names of what a scanner complained about: why it is not there, and what it dropped.
class Complaints {
public:
    explicit Complaints(const SerialScanner& scanner)
    {
        const auto say = [this](const Fault& fault) { names.append(QLatin1StringView(fault.name())); };
        QObject::connect(&scanner, &SerialScanner::refused, &scanner, say);
        QObject::connect(&scanner, &SerialScanner::readyChanged, &scanner, [&scanner, say] {
            if (const auto problem = scanner.problem(); problem && !scanner.isReady())
                say(*problem);
        });
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
        sim::SimulatedScanner device(port(1));
        QVERIFY(device.plugIn());
        SerialScanner scanner({port(1), 9600, {}}, m_clock);
        QSignalSpy scanned(&scanner, &SerialScanner::read);
        scanner.start();
        QVERIFY(scanner.isReady() && !scanner.problem());
        for (int i = 0; i < 50; ++i) {
            const QByteArray code = "mdoc:" + QByteArray(1500, 'a') + QByteArray::number(i);
            QVERIFY(device.send(code + '\r'));
            QTRY_COMPARE_WITH_TIMEOUT(scanned.size(), i + 1, waitMs);
            QCOMPARE(scanned.last().first().toByteArray(), code);
        }
    }

    void servesSeveralAtOnce()
    {
        sim::SimulatedScanner left(port(1)), right(port(2));
        QVERIFY(left.plugIn() && right.plugIn());
        SerialScanner one({port(1), 9600, {}}, m_clock), two({port(2), 9600, {}}, m_clock);
        QSignalSpy ofOne(&one, &SerialScanner::read), ofTwo(&two, &SerialScanner::read);
        one.start();
        two.start();
        QVERIFY(left.send("left\r") && right.send("right\n"));
        QTRY_VERIFY_WITH_TIMEOUT(!ofOne.isEmpty() && !ofTwo.isEmpty(), waitMs);
        QCOMPARE(ofOne.first().first().toByteArray(), QByteArray("left"));
        QCOMPARE(ofTwo.first().first().toByteArray(), QByteArray("right"));
    }

    void letsTheScannerLook()
    {
        sim::SimulatedScanner device(port(1));
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
        sim::SimulatedScanner device(port(1));
        QVERIFY(device.plugIn());
        SerialScanner scanner({port(1), 9600, {}}, m_clock);
        const Complaints complaints(scanner);
        QSignalSpy scanned(&scanner, &SerialScanner::read), ready(&scanner, &SerialScanner::readyChanged);
        scanner.start();
        QVERIFY(device.send("half a li"));
        device.unplug();
        QTRY_COMPARE_WITH_TIMEOUT(complaints.names.size(), 1, waitMs);
        QCOMPARE(complaints.names.value(complaints.names.size() - 1), QStringLiteral("scanner.scanner_lost"));
        QVERIFY(!scanner.isReady());
        QVERIFY(device.plugIn());
        QTRY_VERIFY_WITH_TIMEOUT(scanner.isReady(), waitMs);
        QVERIFY(device.send("whole\r"));
        QTRY_COMPARE_WITH_TIMEOUT(scanned.size(), 1, waitMs);
        QCOMPARE(scanned.first().first().toByteArray(), QByteArray("whole"));
        QVERIFY2(complaints.names.size() <= 2,
            qPrintable(QString::number(complaints.names.size()))); // lost, perhaps absent; no storm
        QVERIFY(ready.size() == 3);
        QVERIFY(!scanner.problem());
    }

    void waitsForOneThatIsPluggedInLater()
    {
        sim::SimulatedScanner device(port(1));
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
        sim::SimulatedScanner device(port(1));
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
        sim::SimulatedScanner device(port(1));
        QVERIFY(device.plugIn());
        SerialScanner scanner({port(1), 9600, {}}, m_clock);
        const Complaints complaints(scanner);
        QSignalSpy scanned(&scanner, &SerialScanner::read);
        scanner.start();
        for (int i = 1; i <= 2; ++i) {
            QVERIFY(device.send("4242424242424242\r"));
            QTRY_COMPARE_WITH_TIMEOUT(complaints.names.size(), i, waitMs);
            QCOMPARE(complaints.names.value(complaints.names.size() - 1), QStringLiteral("scanner.card_number_read"));
        }
        QVERIFY(scanned.isEmpty());
    }

    void fallsSilentWhenStopped()
    {
        sim::SimulatedScanner device(port(1));
        QVERIFY(device.plugIn());
        SerialScanner scanner({port(1), 9600, {}}, m_clock);
        QSignalSpy scanned(&scanner, &SerialScanner::read);
        connect(&scanner, &SerialScanner::read, &scanner, &SerialScanner::stop);
        scanner.start();
        QVERIFY(device.send("one\rtwo\rthree\r"));
        QTRY_COMPARE_WITH_TIMEOUT(scanned.size(), 1, waitMs);
        QVERIFY(!scanner.isReady());
        QCoreApplication::processEvents();
        QCOMPARE(scanned.size(), 1);
    }
};

NARU_TEST(SerialScannerTest)
#include "tst_serialscanner.moc"
