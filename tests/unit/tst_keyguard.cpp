// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/keys/keyguard.h"
#include "app/crypto/keys/keystore.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QTemporaryDir>

using namespace naru;
using namespace naru::crypto;

namespace {

const QString signing = QStringLiteral("desk.signing");

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

class KeyGuardTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    SeededRandom m_random{3};
    QString path() const { return m_folder.filePath(QStringLiteral("keys")); }
    void handOver(const QByteArray& secret)
    {
        QVERIFY(write(m_folder.filePath(QLatin1StringView(credentialName)), secret));
        qputenv("CREDENTIALS_DIRECTORY", m_folder.path().toLocal8Bit());
    }

private Q_SLOTS:
    void init()
    {
        qunsetenv("CREDENTIALS_DIRECTORY");
        QFile::remove(path());
        QVERIFY((*openFileKeyStore(path()))->store(signing, Secret("a key of this desk")));
    }
    void cleanup() { qunsetenv("CREDENTIALS_DIRECTORY"); }

    void sealsTheFileWithWhatTheServiceHandsOver()
    {
        handOver(QByteArray(32, 'c'));
        QVERIFY(guardKeyFile(path(), KeyGuard::By::Credential, m_random));
        QVERIFY(!contents(path()).contains("a key of this desk") && !contents(path()).contains("desk.signing"));
        QCOMPARE(*guardOfKeyFile(path()), KeyGuard::By::Credential);
        const auto store = openFileKeyStore(path());
        QVERIFY(store && !(*store)->liesBesideData());
        QCOMPARE((*store)->load(signing)->view(), QByteArrayView("a key of this desk"));
        QVERIFY((*store)->store(QStringLiteral("hmac.3"), Secret("another")));
        QVERIFY(!contents(path()).contains("another"));
        QCOMPARE((*openFileKeyStore(path()))->names().size(), 2);
    }

    void opensNowhereElse()
    {
        handOver(QByteArray(32, 'c'));
        QVERIFY(guardKeyFile(path(), KeyGuard::By::Credential, m_random));
        handOver(QByteArray(32, 'd'));
        QVERIFY(openFileKeyStore(path()).fault().is(CryptoFault::WrongKey));
        handOver(QByteArray(31, 'c'));
        QVERIFY(openFileKeyStore(path()).fault().is(CryptoFault::KeyGuardMissing));
        qunsetenv("CREDENTIALS_DIRECTORY");
        QVERIFY(openFileKeyStore(path()).fault().is(CryptoFault::KeyGuardMissing));
    }

    void comesOpenAgain()
    {
        handOver(QByteArray(32, 'c'));
        QVERIFY(guardKeyFile(path(), KeyGuard::By::Credential, m_random));
        QVERIFY(guardKeyFile(path(), KeyGuard::By::Nothing, m_random));
        qunsetenv("CREDENTIALS_DIRECTORY");
        QVERIFY((*openFileKeyStore(path()))->liesBesideData());
    }

    void changesNothingWhereThereIsNoGuard()
    {
        const QByteArray before = contents(path());
        QVERIFY(guardKeyFile(path(), KeyGuard::By::Credential, m_random).fault().is(CryptoFault::KeyGuardMissing));
        QCOMPARE(contents(path()), before);
    }

    void noticesEveryChangedByte()
    {
        handOver(QByteArray(32, 'c'));
        QVERIFY(guardKeyFile(path(), KeyGuard::By::Credential, m_random));
        const QByteArray whole = contents(path());
        for (qsizetype at = 0; at < whole.size(); ++at) {
            QByteArray changed = whole;
            changed[at] = char(changed.at(at) ^ 1);
            QVERIFY2(!unguarded(changed) && (isGuarded(changed) || at < 9), QByteArray::number(at));
        }
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY(!unguarded(QByteArrayView(whole).first(size)));
    }
};
NARU_TEST(KeyGuardTest)

#include "tst_keyguard.moc"
