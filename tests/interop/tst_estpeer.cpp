// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/http_server.h"
#include "tests/support/enrolstage.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

using namespace naru;
using test::EnrolDesk;
using test::EnrolStage;

namespace {

struct Said {
    int exit = -1;
    QByteArray out;
};

Said openssl(const QStringList& words, const QByteArray& input = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("openssl"), words);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(20'000))
        process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAll()};
}

QStringList words(const char* line)
{
    return QString::fromLatin1(line).split(QLatin1Char(' '));
}

class Served final : public hub::HubService {
public:
    explicit Served(EnrolStage& stage)
        : m_stage(stage)
    {
    }
    hub::Response handle(const hub::Request& request) override
    {
        return m_stage.enrolment->answer(request).value_or(hub::Response{404, {}, {}, {}});
    }

private:
    EnrolStage& m_stage;
};

} // namespace

/// What Naru makes, read by OpenSSL's own program, and the other way round.
class EstPeerTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString kept(const char* name, const QByteArray& bytes) const
    {
        const QString path = m_folder.filePath(QLatin1StringView(name));
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
    }
    QByteArray contents(const char* name) const
    {
        QFile file(m_folder.filePath(QLatin1StringView(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty()) {
            if (qEnvironmentVariable("CI") == QStringLiteral("true"))
                QFAIL("no openssl");
            QSKIP("no openssl");
        }
    }

    void opensslReadsOurRequests()
    {
        SeededRandom random(3);
        const EnrolDesk desk(random);
        const auto said = openssl(words("req -inform DER -verify -noout -text"), desk.request());
        QVERIFY2(said.exit == 0 && said.out.contains("verify OK"), said.out.constData());
        QVERIFY2(said.out.contains("URI:" + hub::deviceUri(desk.device).toLatin1()), said.out.constData());
    }

    void opensslsRequestGetsACertificateThatOpensslTakes()
    {
        EnrolStage stage;
        const QByteArray device(16, '\x5a');
        const QString key = m_folder.filePath(QStringLiteral("key.pem"));
        QCOMPARE(openssl(words("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out") << key).exit, 0);
        const auto made = openssl(words("req -new -subj /CN=desk -outform DER -key")
            << key << QStringLiteral("-out") << m_folder.filePath(QStringLiteral("request.der"))
            << QStringLiteral("-addext") << QStringLiteral("subjectAltName=URI:") + hub::deviceUri(device));
        QVERIFY2(made.exit == 0, made.out.constData());
        const auto answer
            = stage.enrol(stage.enrolment->invite(QStringLiteral("나루동"), QStringLiteral("2번 창구"))->code,
                contents("request.der"));
        QCOMPARE(answer.status, 200);
        QByteArray text = answer.body;
        const QString bundle = kept("bundle.der", QByteArray::fromBase64(text.replace("\r\n", "")));
        const auto listed = openssl(words("pkcs7 -inform DER -print_certs -text -in") << bundle);
        QVERIFY2(listed.exit == 0, listed.out.constData());
        QVERIFY(listed.out.contains("URI:" + hub::deviceUri(device).toLatin1()));
        QVERIFY(listed.out.contains("TLS Web Client Authentication") && listed.out.contains("CA:FALSE"));
        const auto cms = openssl(words("cms -cmsout -print -inform DER -in") << bundle);
        QVERIFY2(cms.exit == 0 && cms.out.contains("pkcs7-signedData"), cms.out.constData());

        const QString authority = kept("ca.pem", crypto::toPem("CERTIFICATE", stage.authority->certificate().der()));
        const QString certificate
            = kept("desk.pem", crypto::toPem("CERTIFICATE", EnrolStage::certificateIn(answer)->der()));
        const QStringList at = words("verify -x509_strict -attime")
            << QString::number(stage.clock.now().time_since_epoch().count() / 1000) << QStringLiteral("-CAfile")
            << authority;
        const auto client = openssl(QStringList(at) << words("-purpose sslclient") << certificate);
        QVERIFY2(client.exit == 0, client.out.constData());
        QVERIFY(openssl(QStringList(at) << words("-purpose sslserver") << certificate).exit != 0);
        const QString server
            = kept("server.pem", crypto::toPem("CERTIFICATE", stage.authority->serverCertificate().der()));
        const auto serves = openssl(QStringList(at) << words("-purpose sslserver -verify_ip 127.0.0.1") << server);
        QVERIFY2(serves.exit == 0, serves.out.constData());
    }

    void readsABundleOfOpenssl()
    {
        EnrolStage stage;
        const QString pem = kept("one.pem", crypto::toPem("CERTIFICATE", stage.authority->certificate().der()));
        const QString der = m_folder.filePath(QStringLiteral("one.p7"));
        QCOMPARE(
            openssl(words("crl2pkcs7 -nocrl -outform DER -certfile") << pem << QStringLiteral("-out") << der).exit, 0);
        const auto bundle = crypto::certsOnlyOf(contents("one.p7"));
        QVERIFY(bundle && bundle->size() == 1);
        QCOMPARE(bundle->first().der(), stage.authority->certificate().der());
        QCOMPARE(crypto::certsOnly(*bundle), contents("one.p7")); // the same bytes, even
    }

    void opensslSpeaksWithTheListener()
    {
        EnrolStage stage;
        stage.clock.jumpTo(SystemClock().now());
        for (const char* name : {"ca.key", "ca.der", "server.key", "server.der"})
            QFile::remove(stage.folder.filePath(QLatin1StringView(name)));
        stage.open();
        Served served(stage);
        hub::ListenPlan plan;
        plan.listener = hub::Request::Listener::Enrolment;
        plan.workers = 2;
        plan.tls
            = hub::ListenPlan::Tls{{stage.authority->serverCertificate().der(), stage.authority->certificate().der()},
                stage.authority->serverKey().pkcs8().view().toByteArray(), {}};
        const SystemClock machineClock;
        const auto listening = hub::HttpServer::listen(served, plan, machineClock);
        QVERIFY(listening);
        const QString authority = kept("now.pem", crypto::toPem("CERTIFICATE", stage.authority->certificate().der()));
        QStringList call = words("s_client -quiet -ign_eof -verify_return_error -verify_ip 127.0.0.1 -CAfile");
        call << authority << QStringLiteral("-connect") << QStringLiteral("127.0.0.1:%1").arg((*listening)->port());
        const QByteArray get = "GET /.well-known/est/cacerts HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
        const auto answered = openssl(QStringList(call) << words("-tls1_3"), get);
        QVERIFY2(answered.out.contains("200 OK") && answered.out.contains("certs-only"), answered.out.constData());
        const auto older = openssl(QStringList(call) << words("-tls1_2"), get);
        QVERIFY2(older.exit != 0 && !older.out.contains("200 OK"), older.out.constData());
    }
};

NARU_TEST(EstPeerTest)
#include "tst_estpeer.moc"
