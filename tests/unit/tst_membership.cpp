// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/membership.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace naru;
using namespace naru::agent;

namespace {

struct Issued {
    crypto::PrivateKey key;
    crypto::Certificate certificate;
};

Issued authority(Random& random, const QString& name = QStringLiteral("나루 시연 인증기관"))
{
    const auto key = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    crypto::CertificatePlan plan;
    plan.commonName = name;
    plan.notBefore = *parseRfc3339(u"2026-11-20T00:00:00Z");
    plan.notAfter = *parseRfc3339(u"2036-11-20T00:00:00Z");
    plan.basicConstraints = crypto::Certificate::BasicConstraints{true, 0, true};
    return {key, *crypto::Certificate::parse(crypto::makeCertificate(plan, key.publicKey(), key, nullptr, random))};
}

crypto::Certificate deskOf(const Issued& issuer, Random& random, crypto::Curve curve = crypto::Curve::P256)
{
    crypto::CertificatePlan plan;
    plan.commonName = QStringLiteral("desk");
    plan.notBefore = *parseRfc3339(u"2026-11-20T00:00:00Z");
    plan.notAfter = *parseRfc3339(u"2027-02-18T00:00:00Z");
    const auto key = crypto::PrivateKey::generate(curve, random);
    return *crypto::Certificate::parse(
        crypto::makeCertificate(plan, key.publicKey(), issuer.key, &issuer.certificate, random));
}

} // namespace

class MembershipTest : public QObject {
    Q_OBJECT

    SeededRandom m_random{7};
    const Issued m_authority = authority(m_random);

    Membership sample()
    {
        return {m_authority.certificate, deskOf(m_authority, m_random),
            QUrl(QStringLiteral("https://hub.example:7443")), QUrl(QStringLiteral("https://[::1]:7444")),
            m_authority.key.publicKey(), QStringLiteral("나루동 행정복지센터"), QStringLiteral("2번 창구")};
    }

    static void replace(const QTemporaryDir& folder, const char* name, const QByteArray& bytes)
    {
        QFile file(folder.filePath(QStringLiteral("hub/") + QLatin1StringView(name)));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
    }

private Q_SLOTS:
    void saysNothingWhereNobodyEnrolled()
    {
        const QTemporaryDir folder;
        const auto read = readMembership(folder.path());
        QVERIFY(read && !*read);
    }

    void readsWhatItWrote()
    {
        const QTemporaryDir folder;
        const Membership written = sample();
        QVERIFY(writeMembership(folder.path(), written));
        const auto read = readMembership(folder.path());
        QVERIFY(read && *read);
        const Membership& back = **read;
        QCOMPARE(back.authority.der(), written.authority.der());
        QCOMPARE(back.certificate.der(), written.certificate.der());
        QCOMPARE(back.devices, written.devices);
        QCOMPARE(back.enrol, written.enrol);
        QCOMPARE(back.hubKey.spki(), written.hubKey.spki());
        QCOMPARE(back.site, written.site);
        QCOMPARE(back.desk, written.desk);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        for (const char* name : {"hub", "hub/ca.der", "hub/desk.der", "hub/hub.json"})
            QVERIFY2(!(QFile::permissions(folder.filePath(QLatin1StringView(name))) & others), name);
    }

    /// A desk that cannot tell to whom it seals belongs to no hub: it must not send open what was to be closed.
    void keepsToWhomItSeals()
    {
        const QTemporaryDir folder;
        Membership written = sample();
        QVERIFY(writeMembership(folder.path(), written));
        QVERIFY((*readMembership(folder.path()))->sealTo == wire::SealTo{});
        const wire::SealTo to{1'795'316'400'000, m_authority.certificate.der()}, open{1'795'316'400'001, {}};
        QVERIFY(keepSealing(folder.path(), to));
        QVERIFY((*readMembership(folder.path()))->sealTo == to);
        QVERIFY(renewMembership(folder.path(), deskOf(m_authority, m_random)));
        QVERIFY((*readMembership(folder.path()))->sealTo == to);
        QVERIFY(!keepSealing(folder.path(), {7, "no certificate"}));
        QFile file(folder.filePath(QStringLiteral("hub/hub.json")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        const QByteArray base64 = to.certificate.toBase64();
        for (const QByteArray& wrong : {QByteArray(text).replace("\"" + base64 + "\"", "[1]"),
                 QByteArray(text).replace(base64, "AAAA"), QByteArray(text).replace("seal_number", "seal_numbers")}) {
            QVERIFY(wrong != text);
            replace(folder, "hub.json", wrong);
            const auto read = readMembership(folder.path());
            QVERIFY(!read && read.fault().is(MembershipFault::BadSettings));
        }
        replace(folder, "hub.json", text);
        QVERIFY(keepSealing(folder.path(), open));
        QVERIFY((*readMembership(folder.path()))->sealTo == open);
    }

    void passesOverWhatANewerNaruWrote()
    {
        const QTemporaryDir folder;
        QVERIFY(writeMembership(folder.path(), sample()));
        QFile file(folder.filePath(QStringLiteral("hub/hub.json")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray text = file.readAll();
        text.replace("\"desk\"", "\"later\": [1, {}], \"desk\"");
        replace(folder, "hub.json", text);
        const auto read = readMembership(folder.path());
        QVERIFY(read && *read);
    }

    void refusesEachWrongFileByItsOwnName_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("name");
        const auto row = [](const char* tag, const char* file, const QByteArray& bytes, MembershipFault fault) {
            QTest::newRow(tag) << QByteArray(file) << bytes
                               << QByteArray(faultNames<MembershipFault>[static_cast<std::size_t>(fault)]);
        };
        const auto settings = [this](const char* from, const char* to) {
            QByteArray text = R"({"devices":"https://hub.example:1","enrol":"https://hub.example:2","hub_key":"KEY",)"
                              R"("site":"나루동","desk":"2번"})";
            text.replace(from, to);
            return text.replace("KEY", m_authority.key.publicKey().spki().toBase64());
        };
        SeededRandom random(9);
        const Issued other = authority(random, QStringLiteral("다른 기관"));
        row("too large", "hub.json", QByteArray(70'000, ' '), MembershipFault::CannotRead);
        row("no json", "hub.json", "{", MembershipFault::BadSettings);
        row("an array", "hub.json", "[]", MembershipFault::BadSettings);
        row("twice the same", "hub.json", settings("\"site\"", "\"desk\""), MembershipFault::BadSettings);
        row("no desk", "hub.json", settings("\"desk\"", "\"bench\""), MembershipFault::BadSettings);
        row("a number for a name", "hub.json", settings("\"2번\"", "2"), MembershipFault::BadSettings);
        row("an empty name", "hub.json", settings("\"2번\"", "\"\""), MembershipFault::BadSettings);
        row("no key", "hub.json", settings("KEY", "AAAA"), MembershipFault::BadHubKey);
        row("http", "hub.json", settings("https://hub.example:1", "http://hub.example:1"), MembershipFault::BadAddress);
        row("no port", "hub.json", settings("example:2", "example"), MembershipFault::BadAddress);
        row("a path", "hub.json", settings("example:2", "example:2/x"), MembershipFault::BadAddress);
        row("a user", "hub.json", settings("https://hub.example:2", "https://me@hub.example:2"),
            MembershipFault::BadAddress);
        row("no authority", "ca.der", "x", MembershipFault::BadAuthority);
        row("a desk as authority", "ca.der", deskOf(other, random).der(), MembershipFault::BadAuthority);
        row("another authority", "ca.der", other.certificate.der(), MembershipFault::NotOfAuthority);
        row("no certificate", "desk.der", "", MembershipFault::BadCertificate);
        row("another curve", "desk.der", deskOf(other, random, crypto::Curve::P384).der(),
            MembershipFault::BadCertificate);
        row("a stranger's desk", "desk.der", deskOf(other, random).der(), MembershipFault::NotOfAuthority);
    }
    void refusesEachWrongFileByItsOwnName()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, name);
        const QTemporaryDir folder;
        QVERIFY(writeMembership(folder.path(), sample()));
        replace(folder, file.constData(), bytes);
        const auto read = readMembership(folder.path());
        QVERIFY(!read);
        QCOMPARE(QByteArray(read.fault().name()), name);
    }

    void saysWhichCertificateIsMissing()
    {
        for (const char* name : {"hub/ca.der", "hub/desk.der"}) {
            const QTemporaryDir folder;
            QVERIFY(writeMembership(folder.path(), sample()));
            QVERIFY(QFile::remove(folder.filePath(QLatin1StringView(name))));
            const auto read = readMembership(folder.path());
            QVERIFY(!read && read.fault().is(MembershipFault::Incomplete));
        }
    }

    void writesNothingThatItWouldNotRead()
    {
        const QTemporaryDir folder;
        SeededRandom random(3);
        Membership bad = sample();
        bad.certificate = deskOf(authority(random), random);
        const auto foreign = writeMembership(folder.path(), bad);
        QVERIFY(!foreign && foreign.fault().is(MembershipFault::NotOfAuthority));
        bad = sample();
        bad.enrol = QUrl(QStringLiteral("http://hub.example:1"));
        const auto open = writeMembership(folder.path(), bad);
        QVERIFY(!open && open.fault().is(MembershipFault::BadAddress));
        bad = sample();
        bad.desk = QStringLiteral("a\nb");
        const auto name = writeMembership(folder.path(), bad);
        QVERIFY(!name && name.fault().is(MembershipFault::BadSettings));
        QVERIFY(!QDir(folder.filePath(QStringLiteral("hub"))).exists());
    }

    /// A folder where hub.json is stands in the way of the last step: power gone before it.
    void belongsNowhereUntilTheLastStep()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("hub/hub.json/x")));
        const auto written = writeMembership(folder.path(), sample());
        QVERIFY(!written && written.fault().is(MembershipFault::CannotWrite));
        QVERIFY(QDir(folder.path()).rmdir(QStringLiteral("hub/hub.json/x")));
        QVERIFY(QDir(folder.path()).rmdir(QStringLiteral("hub/hub.json")));
        const auto read = readMembership(folder.path());
        QVERIFY(read && !*read);
        QVERIFY(writeMembership(folder.path(), sample()));
    }

    void neverMixesTwoAuthorities()
    {
        const QTemporaryDir folder;
        QVERIFY(writeMembership(folder.path(), sample()));
        SeededRandom random(5);
        const Issued other = authority(random);
        Membership moved = sample();
        moved.authority = other.certificate;
        moved.certificate = deskOf(other, random);
        // The authority is in place, and then nothing goes on: no membership is left that mixes the two.
        QVERIFY(QFile::remove(folder.filePath(QStringLiteral("hub/desk.der"))));
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("hub/desk.der/x")));
        QVERIFY(!writeMembership(folder.path(), moved));
        const auto between = readMembership(folder.path());
        QVERIFY(between && !*between);
        QVERIFY(QDir(folder.filePath(QStringLiteral("hub/desk.der"))).removeRecursively());
        QVERIFY(writeMembership(folder.path(), moved));
        const auto read = readMembership(folder.path());
        QVERIFY(read && *read);
        QCOMPARE((*read)->authority.der(), other.certificate.der());
    }

    void renewsTheCertificateAlone()
    {
        const QTemporaryDir folder;
        const auto before = renewMembership(folder.path(), deskOf(m_authority, m_random));
        QVERIFY(!before && before.fault().is(MembershipFault::Incomplete));
        QVERIFY(writeMembership(folder.path(), sample()));
        const auto renewed = deskOf(m_authority, m_random);
        QVERIFY(renewMembership(folder.path(), renewed));
        const auto read = readMembership(folder.path());
        QVERIFY(read && *read);
        QCOMPARE((*read)->certificate.der(), renewed.der());
        SeededRandom random(4);
        const auto foreign = renewMembership(folder.path(), deskOf(authority(random), random));
        QVERIFY(!foreign && foreign.fault().is(MembershipFault::NotOfAuthority));
    }
};

NARU_TEST(MembershipTest)
#include "tst_membership.moc"
