// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/trust.h"
#include "tests/support/suite.h"

#include <QDateTime>
#include <QTemporaryDir>

using namespace naru;
using namespace naru::identity;
using crypto::Certificate;
using crypto::PrivateKey;

/// The trust folder: what is taken, what is counted, in which order candidates come.
class TrustTest : public QObject {
    Q_OBJECT

    SeededRandom m_random{5};
    QTemporaryDir m_folder;

    QString path(const char* name) const { return m_folder.filePath(QLatin1StringView(name)); }
    void write(const char* name, const QByteArray& bytes, int year = 2026)
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.flush();
        QVERIFY(
            file.setFileTime(QDateTime(QDate(year, 1, 1), QTime(0, 0), Qt::UTC), QFileDevice::FileModificationTime));
    }
    crypto::CertificatePlan plan(const char* name)
    {
        crypto::CertificatePlan plan;
        plan.country = QStringLiteral("KR");
        plan.commonName = QString::fromLatin1(name);
        plan.notBefore = *parseRfc3339(u"2026-01-01T00:00:00Z");
        plan.notAfter = *parseRfc3339(u"2036-01-01T00:00:00Z");
        return plan;
    }
    QByteArray root(const char* name, const PrivateKey& key)
    {
        return crypto::makeCertificate(plan(name), key.publicKey(), key, nullptr, m_random);
    }
    PrivateKey key() { return PrivateKey::generate(crypto::Curve::P256, m_random); }

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }
    void cleanup()
    {
        for (const QString& name : QDir(m_folder.path()).entryList(QDir::Files | QDir::System | QDir::Hidden))
            QFile::remove(m_folder.filePath(name));
    }

    void takesPemAndDerAndCountsTheRest()
    {
        const QByteArray one = root("One", key()), two = root("Two", key()), three = root("Three", key());
        write("a.pem", crypto::toPem("CERTIFICATE", one) + crypto::toPem("CERTIFICATE", two), 2024);
        write("b.der", three, 2025);
        write("c.crt", "rubbish", 2023);
        write("notes.txt", "not looked at, but counted", 2026);
        const auto trust = TrustList::load(m_folder.path());
        QVERIFY(trust);
        QCOMPARE(trust->anchors(), 3);
        QCOMPARE(trust->unreadable(), 2);
        QCOMPARE(trust->asOf(), std::optional(*parseRfc3339(u"2025-01-01T00:00:00Z")));
    }
    void followsNoLinks()
    {
        QTemporaryDir elsewhere;
        QFile outside(elsewhere.filePath(QStringLiteral("outside.pem")));
        QVERIFY(outside.open(QIODevice::WriteOnly));
        outside.write(crypto::toPem("CERTIFICATE", root("Outside", key())));
        outside.close();
        QVERIFY(QFile::link(outside.fileName(), path("inside.pem")));
        const auto trust = TrustList::load(m_folder.path());
        QCOMPARE(trust->anchors(), 0);
        QCOMPARE(trust->unreadable(), 1);
    }
    void countsAFileThatIsTooLarge()
    {
        write("large.pem", QByteArray(1024 * 1024 + 1, 'x'));
        QCOMPARE(TrustList::load(m_folder.path())->unreadable(), 1);
    }
    void readsOneFile()
    {
        write("a.pem", crypto::toPem("CERTIFICATE", root("One", key())));
        QCOMPARE(TrustList::load(path("a.pem"))->anchors(), 1);
    }
    void saysThatThereIsNoSuchPlace()
    {
        const auto trust = TrustList::load(path("nowhere"));
        QVERIFY(!trust);
        QVERIFY(trust.fault().is(IdentityFault::NoTrust));
    }
    void putsTheNamedKeyFirstAmongEqualNames()
    {
        const auto right = key(), wrong = key();
        const QByteArray rightDer = root("Same", right);
        TrustList trust;
        trust.add(root("Same", wrong));
        trust.add(rightDer);
        trust.add(root("Other", key()));
        const auto issuer = Certificate::parse(rightDer);
        const auto signer
            = Certificate::parse(crypto::makeCertificate(plan("Signer"), key().publicKey(), right, &*issuer, m_random));
        const auto candidates = trust.anchorsFor(*signer);
        QCOMPARE(candidates.size(), 2);
        QCOMPARE(candidates[0].der(), rightDer);
    }
    void knowsNobodyByAnotherName()
    {
        TrustList trust;
        trust.add(root("One", key()));
        const auto stranger = Certificate::parse(root("Stranger", key()));
        QVERIFY(trust.anchorsFor(*stranger).isEmpty());
    }
};

NARU_TEST(TrustTest)
#include "tst_trust.moc"
