// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/process.h"
#include "app/crypto/keys/keystore.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QTemporaryDir>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace naru;
using namespace naru::crypto;

namespace {

Secret secret(const char* text)
{
    return Secret(QByteArrayView(text));
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

int modeOf(const QString& path)
{
    struct stat status { };
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? static_cast<int>(status.st_mode & 07777) : -1;
}

const QString signing = QStringLiteral("desk.signing"), hmac = QStringLiteral("hmac.3");

} // namespace

class KeyStoreTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_path;

private Q_SLOTS:
    void aCrashLeavesNoFileWithKeys()
    {
        const pid_t child = ::fork();
        if (child == 0) {
            keepMemoryPrivate();
            rlimit core{1, 1};
            ::getrlimit(RLIMIT_CORE, &core);
            ::_exit(::prctl(PR_GET_DUMPABLE) == 0 && core.rlim_max == 0 ? 0 : 1);
        }
        int status = -1;
        QVERIFY(child > 0 && ::waitpid(child, &status, 0) == child);
        QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }

    void init()
    {
        m_path = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()));
        QVERIFY(m_folder.isValid());
    }

    void keepsKeysAcrossARestart()
    {
        {
            const auto store = openFileKeyStore(m_path);
            QVERIFY((*store)->names().isEmpty() && !QFile::exists(m_path));
            QVERIFY((*store)->load(signing).fault().is(CryptoFault::KeyMissing));
            QVERIFY((*store)->store(signing, secret("first")));
            QVERIFY((*store)->store(hmac, Secret(QByteArrayView("a\0b", 3))));
            QVERIFY((*store)->store(signing, secret("second")));
            QVERIFY((*store)->liesBesideData());
        }
        const auto store = openFileKeyStore(m_path);
        QCOMPARE((*store)->names(), QStringList({signing, hmac}));
        QCOMPARE((*store)->load(signing)->view().toByteArray(), "second");
        QCOMPARE((*store)->load(hmac)->view().toByteArray(), QByteArray("a\0b", 3));
    }

    void closesItsFileToOthers()
    {
        const auto store = openFileKeyStore(m_path);
        const auto mask = ::umask(0);
        QVERIFY((*store)->store(signing, secret("key")));
        ::umask(mask);
        QCOMPARE(modeOf(m_path), 0600);
        QVERIFY(::chmod(QFile::encodeName(m_path).constData(), 0644) == 0);
        QVERIFY(openFileKeyStore(m_path));
        QCOMPARE(modeOf(m_path), 0600);
    }

    void overwritesWhatItDestroys()
    {
        const auto store = openFileKeyStore(m_path);
        QVERIFY((*store)->store(hmac, secret("THE-OLD-KEY")));
        const QString witness = m_path + QStringLiteral(".witness"); // a second name keeps the old file in sight
        QVERIFY(::link(QFile::encodeName(m_path).constData(), QFile::encodeName(witness).constData()) == 0);
        QVERIFY(contents(witness).contains("THE-OLD-KEY"));
        QVERIFY((*store)->destroy(hmac));
        QCOMPARE(contents(witness), QByteArray(contents(witness).size(), '\0'));
        QVERIFY(!contents(m_path).contains("THE-OLD-KEY"));
        QVERIFY((*store)->load(hmac).fault().is(CryptoFault::KeyMissing));
        QVERIFY((*store)->destroy(hmac).fault().is(CryptoFault::KeyMissing));
        QVERIFY((*openFileKeyStore(m_path))->names().isEmpty());
    }

    void noticesDamageAnywhere()
    {
        QVERIFY((*openFileKeyStore(m_path))->store(signing, secret("key")));
        const QByteArray good = contents(m_path);
        for (qsizetype i = 0; i < good.size(); ++i) {
            QByteArray touched = good;
            touched[i] = static_cast<char>(touched[i] ^ 1);
            write(m_path, touched);
            QVERIFY(openFileKeyStore(m_path).fault().is(CryptoFault::KeyStoreDamaged));
            write(m_path, good.first(i));
            QVERIFY(openFileKeyStore(m_path).fault().is(CryptoFault::KeyStoreDamaged));
        }
        write(m_path, good + '\0');
        QVERIFY(openFileKeyStore(m_path).fault().is(CryptoFault::KeyStoreDamaged));
        write(m_path, good);
        QVERIFY(openFileKeyStore(m_path));
    }

    void clearsAwayWhatACrashLeft()
    {
        const QString left = m_path + QStringLiteral(".new");
        write(left, QByteArray(5000, 'x'));
        QVERIFY((*openFileKeyStore(m_path))->store(signing, secret("key")));
        QVERIFY(!QFile::exists(left));
        QCOMPARE((*openFileKeyStore(m_path))->load(signing)->view().toByteArray(), "key");
    }

    void saysWhenTheFileCannotBeReached()
    {
        write(m_path, "a file, no folder");
        const auto below = openFileKeyStore(m_path + QStringLiteral("/keys"));
        QVERIFY(below.fault().is(CryptoFault::KeyStoreUnavailable));
        const auto nowhere = openFileKeyStore(m_folder.filePath(QStringLiteral("absent/keys")));
        QVERIFY((*nowhere)->store(signing, secret("key")).fault().is(CryptoFault::KeyStoreUnavailable));
        QVERIFY((*nowhere)->load(signing).fault().is(CryptoFault::KeyMissing)); // not even in memory
        QVERIFY(openFileKeyStore(m_folder.path()).fault().is(CryptoFault::KeyStoreUnavailable));
        const QString link = m_path + QStringLiteral(".link");
        QVERIFY(QFile::link(m_path, link));
        QVERIFY(openFileKeyStore(link).fault().is(CryptoFault::KeyStoreUnavailable));
    }

    void forgetsInMemory()
    {
        const auto store = memoryKeyStore();
        QVERIFY(store->store(signing, secret("key")) && !store->liesBesideData());
        QCOMPARE(store->load(signing)->view().toByteArray(), "key");
        QVERIFY(store->destroy(signing));
        QVERIFY(store->load(signing).fault().is(CryptoFault::KeyMissing));
    }

    void drawsAKeyOnce()
    {
        SeededRandom random(1);
        const auto store = memoryKeyStore();
        const auto drawn = loadOrCreate(*store, hmac, 32, random);
        QCOMPARE(drawn->size(), 32);
        QCOMPARE(loadOrCreate(*store, hmac, 32, random)->view().toByteArray(), drawn->view().toByteArray());
        QVERIFY(loadOrCreate(*store, hmac, 16, random).fault().is(CryptoFault::KeyStoreDamaged));
    }
};

NARU_TEST(KeyStoreTest)
#include "tst_keystore.moc"
