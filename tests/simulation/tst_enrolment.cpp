// SPDX-License-Identifier: GPL-3.0-or-later
// How a desk comes to its hub, by the code that an operator gave it, and by nothing else.
#include "sync/hub/enrolmentfaults.h"
#include "tests/support/enrolstage.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QJsonDocument>

using namespace naru;
using namespace naru::hub;
using test::EnrolDesk;
using test::EnrolStage;
using test::headerOf;
using test::saidIn;

namespace {

const QString site = QStringLiteral("나루동 행정복지센터"), deskName = QStringLiteral("2번 창구");

} // namespace

class EnrolmentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsCodesAsPeopleTypeThem()
    {
        SeededRandom random(1);
        const auto code = EnrolmentCode::draw(random);
        QCOMPARE(code.text().size(), 19);
        QCOMPARE(EnrolmentCode::parse(code.text().toLower().replace(u'-', u' '))->text(), code.text());
        QCOMPARE(
            EnrolmentCode::parse(QStringLiteral("o0iL-1111-aaaa-zzzz"))->text(), QStringLiteral("0011-1111-AAAA-ZZZZ"));
        for (const char* bad : {"", "0000-0000-0000-000", "0000-0000-0000-00000", "0000-0000-0000-000U",
                 "0000-0000-0000-000_", "0000-0000-0000-000\xc3\xa9"})
            QVERIFY2(!EnrolmentCode::parse(QString::fromUtf8(bad)), bad);
    }

    void givesADeskItsCertificate()
    {
        EnrolStage stage;
        const EnrolDesk desk(stage.random);
        const auto invited = stage.enrolment->invite(site, deskName);
        QVERIFY(invited);
        const auto certificate = EnrolStage::certificateIn(stage.enrol(invited->code, desk.request()));
        QVERIFY(certificate);
        QVERIFY(certificate->isSignedBy(stage.authority->certificate()));
        QCOMPARE(certificate->publicKey()->spki(), desk.key.publicKey().spki());
        QCOMPARE(certificate->organization(), site);
        QCOMPARE(certificate->commonName(), deskName);
        QCOMPARE(certificate->notAfter(), stage.clock.now() + std::chrono::days(90));
        QVERIFY(certificate->notBefore() < stage.clock.now());
        QCOMPARE(crypto::altNamesOf(*certificate)->uris, QStringList{deviceUri(desk.device)});
        QCOMPARE(certificate->extendedKeyUsage()->oids, QList<QByteArray>{"1.3.6.1.5.5.7.3.2"});
        QVERIFY(!certificate->basicConstraints()->ca);
        const auto found = Devices(*stage.pool).find(desk.device);
        QVERIFY(found && *found && (*found)->status == Desk::Status::Active);
        QVERIFY(((*found)->head == Head{1, 0, QByteArray(32, '\0')}));
    }

    void givesTheSameCertificateToTheSameKeyAgain()
    {
        EnrolStage stage;
        const EnrolDesk desk(stage.random);
        const QString code = stage.enrolment->invite(site, deskName)->code;
        const auto first = EnrolStage::certificateIn(stage.enrol(code, desk.request()));
        stage.open(); // the hub, too, was killed
        stage.clock.advance(std::chrono::hours(23));
        const auto again = EnrolStage::certificateIn(stage.enrol(code, desk.request()));
        QVERIFY(first && again);
        QCOMPARE(again->der(), first->der());
        stage.clock.advance(std::chrono::hours(2));
        QCOMPARE(saidIn(stage.enrol(code, desk.request())), QByteArray("401 hub.bad_code"));
    }

    void refusesAnotherKeyOnceBegun()
    {
        EnrolStage stage;
        const EnrolDesk desk(stage.random), thief(stage.random);
        const QString code = stage.enrolment->invite(site, deskName)->code;
        QVERIFY(EnrolStage::certificateIn(stage.enrol(code, desk.request())));
        QCOMPARE(saidIn(stage.enrol(code, thief.request())), QByteArray("403 hub.code_taken"));
        QVERIFY(EnrolStage::certificateIn(stage.enrol(code, desk.request())));
        QVERIFY(!*Devices(*stage.pool).find(thief.device));
    }

    void aGuessedCodeEndsAfterFiveWrongTries()
    {
        EnrolStage stage;
        const EnrolDesk desk(stage.random);
        const QString code = stage.enrolment->invite(site, deskName)->code;
        const QString guess = code.first(15) + QStringLiteral("0000");
        for (int i = 0; i < 5; ++i) {
            stage.address = "10.0.1." + QByteArray::number(i); // many addresses do not help
            QCOMPARE(saidIn(stage.enrol(guess, desk.request())), QByteArray("401 hub.bad_code"));
        }
        stage.address = "10.0.2.1";
        QCOMPARE(saidIn(stage.enrol(code, desk.request())), QByteArray("401 hub.bad_code"));
        const QString fresh = stage.enrolment->invite(site, deskName)->code;
        QVERIFY(EnrolStage::certificateIn(stage.enrol(fresh, desk.request())));
    }

    void anAddressHasFiveWrongTriesAMinute()
    {
        EnrolStage stage;
        const EnrolDesk desk(stage.random);
        const QString code = stage.enrolment->invite(site, deskName)->code;
        for (int i = 0; i < 5; ++i)
            QCOMPARE(stage.enrol(QStringLiteral("nothing"), desk.request()).status, 401);
        const auto waits = stage.enrol(code, desk.request());
        QCOMPARE(saidIn(waits), QByteArray("429 hub.too_many_tries"));
        QCOMPARE(headerOf(waits, "Retry-After"), QByteArray("60"));
        stage.address = "10.0.0.8";
        QVERIFY(EnrolStage::certificateIn(stage.enrol(code, desk.request())));
        stage.address = "10.0.0.7";
        stage.clock.advance(std::chrono::seconds(61));
        QVERIFY(EnrolStage::certificateIn(stage.enrol(code, desk.request())));
    }

    void forgetsNoAddressForAnother()
    {
        ManualClock clock{Instant{}};
        TryLimit limit(clock);
        for (int i = 0; i < TryLimit::addressesMax; ++i)
            limit.countWrong(QByteArray::number(i));
        QVERIFY(limit.waitOf("new"));
        QVERIFY(!limit.waitOf("17"));
        clock.advance(TryLimit::window);
        QVERIFY(!limit.waitOf("new"));
    }

    void refusesWhatIsNoRequest_data()
    {
        QTest::addColumn<QByteArray>("der");
        SeededRandom random(4);
        const EnrolDesk desk(random);
        const auto p384 = crypto::PrivateKey::generate(crypto::Curve::P384, random);
        const auto named = [&](const QStringList& uris, const QStringList& hosts, const crypto::PrivateKey& key) {
            return crypto::makeRequest({}, QStringLiteral("x"), {uris, hosts, {}}, key);
        };
        const QString uri = deviceUri(desk.device);
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no request") << QByteArray("x");
        QTest::newRow("cut") << desk.request().chopped(1);
        QTest::newRow("no name") << named({}, {}, desk.key);
        QTest::newRow("two names") << named({uri, deviceUri(QByteArray(16, '1'))}, {}, desk.key);
        QTest::newRow("a host") << named({uri}, {QStringLiteral("hub.example")}, desk.key);
        QTest::newRow("upper case") << named({uri.toUpper()}, {}, desk.key);
        QTest::newRow("too short") << named({uri.chopped(2)}, {}, desk.key);
        QTest::newRow("too long") << named({uri + QStringLiteral("00")}, {}, desk.key);
        QTest::newRow("another curve") << named({uri}, {}, p384);
        QTest::newRow("too large") << QByteArray(20'000, 'x');
    }
    void refusesWhatIsNoRequest()
    {
        QFETCH(QByteArray, der);
        EnrolStage stage;
        const QString code = stage.enrolment->invite(site, deskName)->code;
        QCOMPARE(saidIn(stage.enrol(code, der)), QByteArray("400 hub.bad_request"));
        QCOMPARE(saidIn(stage.renew(der, {})), QByteArray("400 hub.bad_request"));
        const EnrolDesk desk(stage.random);
        QVERIFY(EnrolStage::certificateIn(stage.enrol(code, desk.request()))); // the code was not used up
    }

    void refusesWhoShowsNoCode_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("bearer") << QByteArray("Bearer abc");
        QTest::newRow("no base64") << QByteArray("Basic ###");
        QTest::newRow("no colon") << "Basic " + QByteArray("0000000000000000").toBase64();
        QTest::newRow("no code") << "Basic " + QByteArray("desk:1234").toBase64();
        QTest::newRow("too long") << "Basic " + QByteArray(600, 'a');
    }
    void refusesWhoShowsNoCode()
    {
        QFETCH(QByteArray, authorization);
        EnrolStage stage;
        const EnrolDesk desk(stage.random);
        auto request = stage.post("simpleenroll", desk.request());
        request.authorization = authorization;
        const auto answer = *stage.enrolment->answer(request);
        QCOMPARE(saidIn(answer), QByteArray("401 hub.bad_code"));
        QCOMPARE(headerOf(answer, "WWW-Authenticate"), QByteArray("Basic realm=\"naru\""));
    }

    void keepsToItsPathsAndMethods()
    {
        EnrolStage stage;
        const EnrolDesk desk(stage.random);
        auto request = stage.post("simpleenroll", desk.request());
        request.listener = Request::Listener::Devices;
        QCOMPARE(stage.enrolment->answer(request)->status, 404); // a code is of use at the enrolment listener alone
        request.listener = Request::Listener::Operators;
        QVERIFY(!stage.enrolment->answer(request));
        request.listener = Request::Listener::Enrolment;
        request.method = "GET";
        QCOMPARE(stage.enrolment->answer(request)->status, 405);
        request.path = "/.well-known/est/serverkeygen";
        QCOMPARE(stage.enrolment->answer(request)->status, 404);
        request.path = "/v1/d/00/batch";
        QVERIFY(!stage.enrolment->answer(request));
        request.path = "/.well-known/est/cacerts";
        const auto authority = EnrolStage::certificateIn(*stage.enrolment->answer(request));
        QVERIFY(authority && authority->fingerprint() == stage.authority->pin());
        request.path = "/v1/hub";
        stage.enrolment->tellDevicesPort(7443);
        const auto told = QJsonDocument::fromJson(stage.enrolment->answer(request)->body);
        QCOMPARE(told[QStringLiteral("devices_port")].toInt(), 7443);
        QCOMPARE(told[QStringLiteral("hub_key")].toString().toLatin1(),
            stage.authority->receiptKey().publicKey().spki().toBase64());
    }

    void aDeskHasItsNameAlone()
    {
        EnrolStage stage;
        const EnrolDesk desk(stage.random), other(stage.random);
        const QString code = stage.enrolment->invite(site, deskName)->code;
        const QString second = stage.enrolment->invite(site, deskName)->code; // before it is used: the last one counts
        QCOMPARE(saidIn(stage.enrol(code, desk.request())), QByteArray("401 hub.bad_code"));
        QVERIFY(EnrolStage::certificateIn(stage.enrol(second, desk.request())));
        QVERIFY(stage.enrolment->invite(site, deskName).fault().is(HubFault::AlreadyThere));
        // A device that is known may not come as another desk, nor with another key.
        const QString third = stage.enrolment->invite(site, QStringLiteral("3번 창구"))->code;
        QCOMPARE(saidIn(stage.enrol(third, desk.request())), QByteArray("403 hub.key_taken"));
        EnrolDesk stolen = other;
        stolen.device = desk.device;
        QCOMPARE(saidIn(stage.enrol(third, stolen.request())), QByteArray("403 hub.key_taken"));
        QVERIFY(EnrolStage::certificateIn(stage.enrol(third, other.request()))); // refusals have not bound the code
        for (const QString& bad : {QString(), QStringLiteral(" x"), QStringLiteral("a\nb"), QString(41, u'가')})
            QVERIFY(stage.enrolment->invite(site, bad).fault().is(EnrolmentFault::BadName));
    }

    void makesItsAuthorityOnce()
    {
        EnrolStage stage;
        const QByteArray pin = stage.authority->pin(), server = stage.authority->serverCertificate().der();
        stage.open();
        QCOMPARE(stage.authority->pin(), pin);
        QCOMPARE(stage.authority->serverCertificate().der(), server);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        for (const char* name : {"ca.key", "server.key", "hub.key"})
            QVERIFY2(!(QFile::permissions(stage.folder.filePath(QLatin1StringView(name))) & others), name);
        const auto names = crypto::altNamesOf(stage.authority->serverCertificate());
        QVERIFY(names->hosts.contains(QStringLiteral("hub.example")) && names->addresses.size() == 2);
        stage.clock.advance(std::chrono::days(300));
        stage.open();
        QVERIFY(stage.authority->serverCertificate().der() != server);
        for (const char* bad : {"", "a b", "-x", "*.example", "x..y", "나루"})
            QVERIFY2(Authority::open(stage.folder.path(), {QString::fromUtf8(bad)}, stage.clock, stage.random)
                         .fault()
                         .is(HubFault::BadList),
                bad);
    }

    /// The authority's key went into a safe: what is asked for waits, and what comes back on a stick is handed out.
    void waitsForAnAuthorityThatIsKeptOffline()
    {
        EnrolStage stage;
        const QTemporaryDir safe;
        QVERIFY(QFile::copy(stage.folder.filePath(QStringLiteral("ca.der")), safe.filePath(QStringLiteral("ca.der"))));
        QVERIFY(
            QFile::rename(stage.folder.filePath(QStringLiteral("ca.key")), safe.filePath(QStringLiteral("ca.key"))));
        stage.open();
        QVERIFY(!stage.authority->hasKey());
        const EnrolDesk desk(stage.random), thief(stage.random);
        const QString code = stage.enrolment->invite(site, deskName)->code;
        QCOMPARE(saidIn(stage.enrol(code, desk.request())), QByteArray("202 hub.key_missing"));
        QCOMPARE(saidIn(stage.enrol(code, thief.request())), QByteArray("403 hub.code_taken"));
        const auto waiting = stage.enrolment->waiting();
        QVERIFY(waiting && waiting->size() == 1);
        const auto keys = authorityKeys(safe.path(), IfAbsent::Refuse, stage.clock.now(), stage.random);
        QVERIFY(keys && keys->key);
        const auto issued
            = issueDesk(*keys, waiting->first().subject, desk.key.publicKey(), stage.clock.now(), stage.random);
        const auto wrong
            = issueDesk(*keys, waiting->first().subject, thief.key.publicKey(), stage.clock.now(), stage.random);
        QVERIFY(stage.enrolment->take(wrong).fault().is(HubFault::BadRequest));
        QVERIFY(stage.enrolment->take(issued));
        QVERIFY(stage.enrolment->take(issued));
        QVERIFY(stage.enrolment->waiting()->isEmpty());
        stage.clock.advance(std::chrono::days(3)); // the stick took longer than a code lives
        QCOMPARE(EnrolStage::certificateIn(stage.enrol(code, desk.request()))->der(), issued.der());
        QVERIFY(QFile::remove(stage.folder.filePath(QStringLiteral("server.der"))));
        QVERIFY(Authority::open(stage.folder.path(), {}, stage.clock, stage.random).fault().is(HubFault::KeyMissing));
    }
};

NARU_TEST(EnrolmentTest)
#include "tst_enrolment.moc"
