// SPDX-License-Identifier: GPL-3.0-or-later
// libnfc's own tools, which nobody here wrote, on the simulated reader.
#include "devices/simulator/reader/ptyreader.h"
#include "tests/support/suite.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <csignal>

using namespace naru;

namespace {
constexpr int waitMs = 20'000;
}

class LibnfcTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(QStringLiteral("tty"));

    /// Skips by name where the tool is not installed; under CI that is a failure.
    bool start(QProcess& process, const char* tool, const QStringList& arguments = {})
    {
        const QString program = QStandardPaths::findExecutable(QLatin1StringView(tool));
        if (program.isEmpty())
            return false;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LIBNFC_DEFAULT_DEVICE"), QStringLiteral("pn532_uart:") + m_path);
        environment.insert(QStringLiteral("LIBNFC_AUTO_SCAN"), QStringLiteral("false"));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        // Line by line: what a tool says is looked at while it runs.
        process.start(QStringLiteral("stdbuf"), QStringList{QStringLiteral("-oL"), program} + arguments);
        return true;
    }

    static sim::Card card()
    {
        sim::Card card;
        card.transceive = [](const QByteArray&) { return QByteArray::fromHex("6a82"); };
        return card;
    }

private Q_SLOTS:
    void nfcListFindsTheCard()
    {
        sim::PtyReader reader(m_path);
        QVERIFY(reader.plugIn());
        reader.present(card());
        QProcess process;
        if (!start(process, "nfc-list", {QStringLiteral("-v")}))
            QSKIP("nfc-list is not installed");
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, waitMs);
        const QByteArray output = process.readAll().simplified();
        QVERIFY2(output.contains("1 ISO14443A passive target(s) found"), output.constData());
        QVERIFY2(output.contains("UID (NFCID3): 08 a1 b2 c3"), output.constData());
        QVERIFY2(output.contains("SAK (SEL_RES): 20") && output.contains("ATS: 78 80 70"), output.constData());
        QCOMPARE(process.exitCode(), 0);
    }

    void nfcListFindsNoCard()
    {
        sim::PtyReader reader(m_path);
        QVERIFY(reader.plugIn());
        QProcess process;
        if (!start(process, "nfc-list"))
            QSKIP("nfc-list is not installed");
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, waitMs);
        const QByteArray output = process.readAll();
        QVERIFY2(output.contains("opened") && !output.contains("found"), output.constData());
    }

    /// The program itself, as anyone may start it beside libnfc's own tools.
    void nfcListTakesNaruSimForAReader()
    {
        QProcess sim;
        sim.start(QStringLiteral(NARU_BINARY_DIR "/bin/naru-sim"),
            {QStringLiteral("reader"), QStringLiteral("--link"), m_path});
        QByteArray said;
        const auto says = [&](const char* what) {
            said += sim.readAllStandardOutput();
            return said.contains(what);
        };
        QTRY_VERIFY_WITH_TIMEOUT(says("phone on"), waitMs);
        for (const bool isOn : {true, false}) {
            QProcess process;
            if (!start(process, "nfc-list"))
                QSKIP("nfc-list is not installed");
            QVERIFY(process.waitForFinished(waitMs));
            QCOMPARE(process.readAll().contains("1 ISO14443A passive target(s) found"), isOn);
            ::kill(static_cast<pid_t>(sim.processId()), SIGUSR1);
            QTRY_VERIFY_WITH_TIMEOUT(says("phone off"), waitMs);
        }
        ::kill(static_cast<pid_t>(sim.processId()), SIGUSR2);
        QTRY_VERIFY_WITH_TIMEOUT(says("plugged out"), waitMs);
        QVERIFY(!QFile::exists(m_path));
        sim.terminate();
        QVERIFY(sim.waitForFinished(waitMs));
        QCOMPARE(sim.exitCode(), 0);
    }

    void nfcPollSeesTheCardComeAndGo()
    {
        sim::PtyReader reader(m_path);
        QVERIFY(reader.plugIn());
        QProcess process;
        if (!start(process, "nfc-poll"))
            QSKIP("nfc-poll is not installed");
        QByteArray output;
        const auto says = [&](const char* what) {
            output += process.readAll();
            return output.contains(what);
        };
        QTRY_VERIFY_WITH_TIMEOUT(says("NFC device will poll"), waitMs);
        QTRY_VERIFY_WITH_TIMEOUT(reader.chip().isSought(), waitMs);
        reader.present(card());
        QTRY_VERIFY_WITH_TIMEOUT(says("08  a1  b2  c3"), waitMs);
        QTRY_VERIFY_WITH_TIMEOUT(says("Waiting for card removing"), waitMs);
        reader.takeAway();
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, waitMs);
        QCOMPARE(process.exitCode(), 0);
    }
};

NARU_TEST(LibnfcTest)
#include "tst_libnfc.moc"
