// SPDX-License-Identifier: GPL-3.0-or-later
// The key file under a TPM 2.0: the software TPM of Debian, through the provider that a desk uses.
#include "app/crypto/keys/keyguard.h"
#include "app/crypto/keys/keystore.h"
#include "tests/support/suite.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace naru;
using namespace naru::crypto;

namespace {

constexpr int waitMs = 20'000;

/// A TPM of its own, with its state in a folder. The control port is the one behind the server's.
class SoftwareTpm {
public:
    static bool isInstalled() { return !QStandardPaths::findExecutable(QStringLiteral("swtpm")).isEmpty(); }

    bool start()
    {
        for (int tries = 0; tries < 20 && m_process.state() == QProcess::NotRunning; ++tries) {
            const quint16 port = freePair();
            const auto place = [](quint16 number) { return QStringLiteral("type=tcp,port=%1").arg(number); };
            m_process.start(QStringLiteral("swtpm"),
                {QStringLiteral("socket"), QStringLiteral("--tpm2"), QStringLiteral("--tpmstate"),
                    QStringLiteral("dir=") + m_state.path(), QStringLiteral("--server"), place(port),
                    QStringLiteral("--ctrl"), place(quint16(port + 1)), QStringLiteral("--flags"),
                    QStringLiteral("not-need-init,startup-clear")});
            qputenv("TPM2OPENSSL_TCTI", "swtpm:host=127.0.0.1,port=" + QByteArray::number(port));
            if (m_process.waitForStarted(waitMs) && answers(port))
                return true;
            m_process.kill();
            m_process.waitForFinished(waitMs);
        }
        return false;
    }
    ~SoftwareTpm()
    {
        m_process.kill();
        m_process.waitForFinished(waitMs);
        qunsetenv("TPM2OPENSSL_TCTI");
    }

private:
    static quint16 freePair()
    {
        for (;;) {
            QTcpServer first, second;
            if (first.listen(QHostAddress::LocalHost) && first.serverPort() < 65'535
                && second.listen(QHostAddress::LocalHost, quint16(first.serverPort() + 1)))
                return first.serverPort();
        }
    }
    /// Asked at the control port: the server's takes one caller and is done when it goes.
    bool answers(quint16 port)
    {
        QElapsedTimer timer;
        timer.start();
        while (!timer.hasExpired(waitMs) && m_process.state() == QProcess::Running) {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress(QHostAddress::LocalHost), quint16(port + 1));
            if (socket.waitForConnected(waitMs))
                return true;
            m_process.waitForFinished(20);
        }
        return false;
    }

    QTemporaryDir m_state;
    QProcess m_process;
};

} // namespace

class TpmTest : public QObject {
    Q_OBJECT

    static bool hasTpm()
    {
        const bool isThere = SoftwareTpm::isInstalled();
        if (!isThere && qEnvironmentVariable("CI") == u"true")
            qFatal("swtpm is not installed");
        return isThere;
    }

private Q_SLOTS:
    void opensWithTheTpmThatSealedItAlone()
    {
        if (!hasTpm())
            QSKIP("swtpm is not installed");
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("keys")), name = QStringLiteral("desk.signing");
        QVERIFY((*openFileKeyStore(path))->store(name, Secret("a key of this desk")));
        SystemRandom random;
        {
            SoftwareTpm tpm;
            QVERIFY(tpm.start());
            const auto guarded = guardKeyFile(path, KeyGuard::By::Tpm, random);
            QVERIFY2(guarded, guarded ? "" : qPrintable(guarded.fault().detail()));
            for (int opened = 0; opened < 3; ++opened)
                QCOMPARE((*openFileKeyStore(path))->load(name)->view(), QByteArrayView("a key of this desk"));
            QVERIFY((*openFileKeyStore(path))->store(QStringLiteral("hmac.3"), Secret("another")));
            QCOMPARE((*openFileKeyStore(path))->names().size(), 2);
        }
        QVERIFY(openFileKeyStore(path).fault().is(CryptoFault::KeyGuardMissing));
        SoftwareTpm another;
        QVERIFY(another.start());
        const auto opened = openFileKeyStore(path);
        QVERIFY(!opened);
    }

    void leavesTheFileWhereThereIsNoTpm()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("keys"));
        QVERIFY((*openFileKeyStore(path))->store(QStringLiteral("desk.signing"), Secret("a key of this desk")));
        qputenv("TPM2OPENSSL_TCTI", "swtpm:host=127.0.0.1,port=1");
        SystemRandom random;
        QVERIFY(guardKeyFile(path, KeyGuard::By::Tpm, random).fault().is(CryptoFault::KeyGuardMissing));
        qunsetenv("TPM2OPENSSL_TCTI");
        QVERIFY((*openFileKeyStore(path))->load(QStringLiteral("desk.signing")));
    }
};
NARU_TEST(TpmTest)

#include "tst_tpm.moc"
