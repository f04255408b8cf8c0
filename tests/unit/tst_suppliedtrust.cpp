// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/purpose.h"
#include "app/identity/verify.h"
#include "tests/support/suite.h"
#include "tests/support/supplystage.h"

#include <QFile>

using namespace naru;
using namespace naru::desk;
using namespace naru::test;
using Freshness = identity::TrustList::Freshness;

/// Issuers that the agency hands down, and how long a desk believes them.
class SuppliedTrustTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void believesAnAgencysIssuers();
    void saysThatAListIsOld();
};

void SuppliedTrustTest::believesAnAgencysIssuers()
{
    SupplyStage it;
    QVERIFY(it.supplies().standings().isEmpty());
    QFile pem(it.folder.filePath(QStringLiteral("own.pem")));
    QVERIFY(pem.open(QIODevice::WriteOnly) && pem.write(authorityPem(9)) > 0);
    pem.close();
    QVERIFY(it.await([&](desk::Done done) { it.desk->importTrust(pem.fileName(), done); }));
    QCOMPARE(it.desk->trust().anchors(), 1);

    QCOMPARE(it.take(it.trust(1, 1)), QStringLiteral("taken"));
    QCOMPARE(it.desk->trust().anchors(), 2);
    QCOMPARE(it.desk->trust().asOf(), it.clock.now());
    Supply second = it.trust(2, 2);
    second.files.append({QStringLiteral("anchors/more.pem"), authorityPem(3)});
    QCOMPARE(it.take(second), QStringLiteral("taken"));
    QCOMPARE(it.desk->trust().anchors(), 3); // the release before is gone, the administrator's stays
    QVERIFY(it.open());
    QCOMPARE(it.desk->trust().anchors(), 3);
    QCOMPARE(it.version("trust"), 2u);
    QCOMPARE(filesUnder(it.data(QStringLiteral("released/trust"))).filter(QStringLiteral(".pem")).size(), 2);
}

void SuppliedTrustTest::saysThatAListIsOld()
{
    SupplyStage it;
    it.clock.advance(std::chrono::days(400));
    QCOMPARE(it.desk->trust().freshness(it.clock.now()), Freshness::Fresh); // nobody hands down anything here
    QCOMPARE(it.take(it.trust(1, 1)), QStringLiteral("taken"));
    it.clock.advance(identity::trustStaleAfter);
    QCOMPARE(it.desk->trust().freshness(it.clock.now()), Freshness::Fresh);
    it.clock.advance(Milliseconds(1));
    QCOMPARE(it.desk->trust().freshness(it.clock.now()), Freshness::Stale);
    const auto stateOf = [&](const char* name) {
        for (const Finding& finding : it.desk->examine()) {
            if (qstrcmp(finding.name, name) == 0)
                return finding.state;
        }
        return Finding::State::Off;
    };
    QCOMPARE(stateOf("doctor.released_list"), Finding::State::Watch);
    QCOMPARE(stateOf("doctor.released"), Finding::State::Ok);

    // The hub says again that it is the newest; the journal learns it, so that a start forgets nothing.
    it.supplies().confirmed(QStringLiteral("trust"), it.clock.now() + std::chrono::days(900));
    QCOMPARE(it.desk->trust().freshness(it.clock.now()), Freshness::Fresh);
    QCOMPARE(it.desk->trust().asOf(), it.clock.now()); // a hub's wrong clock makes no list good for longer
    const Instant said = it.clock.now();
    it.clock.advance(std::chrono::hours(5));
    it.supplies().confirmed(QStringLiteral("trust"), it.clock.now()); // within the day: in memory alone
    QVERIFY(it.open());
    QCOMPARE(it.desk->trust().asOf(), said);

    it.clock.advance(identity::trustRefusedAfter);
    QCOMPARE(it.desk->trust().freshness(it.clock.now()), Freshness::TooOld);
    QCOMPARE(stateOf("doctor.released_list"), Finding::State::Bad);
    const auto verdict = identity::verify({}, {it.desk->trust(), it.clock.now(), true, identity::Risk::High});
    QCOMPARE(verdict.reasons.last().name, "identity.trust_too_old");
    QVERIFY(it.signIn());
    const auto refusal = [&](const char* purpose) {
        return QByteArray(it.desk->beginVisit(*identity::findPurpose(QLatin1StringView(purpose))).fault().name());
    };
    QCOMPARE(refusal("certificate-identity"), QByteArray("identity.trust_too_old")); // before anybody is asked
    QCOMPARE(refusal("resident-counter"), QByteArray("identity.trust_too_old"));
    QCOMPARE(refusal("adult-check"), QByteArray("desk.no_way_to_phone")); // asked, were there a reader here
}

NARU_TEST(SuppliedTrustTest)
#include "tst_suppliedtrust.moc"
