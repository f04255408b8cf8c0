// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a desk at its hub: its certificate is renewed in time or late, and a lost desk gets none.
#include "app/crypto/hash.h"
#include "sync/hub/enrolmentfaults.h"
#include "sync/hub/lostroom.h"
#include "sync/wire/checkpoint.h"
#include "sync/wire/lost.h"
#include "tests/support/enrolstage.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::hub;
using test::EnrolDesk;
using test::EnrolStage;
using test::headerOf;
using test::saidIn;

namespace {

const QString site = QStringLiteral("나루동 행정복지센터"), deskName = QStringLiteral("2번 창구");

} // namespace

class DeskRenewalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void renewsAtTwoThirds()
    {
        EnrolStage stage;
        const EnrolDesk desk(stage.random);
        const auto first
            = EnrolStage::certificateIn(stage.enrol(stage.enrolment->invite(site, deskName)->code, desk.request()));
        stage.clock.advance(std::chrono::days(59));
        QCOMPARE(EnrolStage::certificateIn(stage.renew(desk.request(), first->der()))->der(), first->der());
        stage.clock.advance(std::chrono::days(1));
        const auto second = EnrolStage::certificateIn(stage.renew(desk.request(), first->der()));
        QVERIFY(second && second->der() != first->der());
        QCOMPARE(second->notAfter(), stage.clock.now() + std::chrono::days(90));
        // Killed before it was kept: the same again, with the old certificate as with the new one.
        QCOMPARE(EnrolStage::certificateIn(stage.renew(desk.request(), first->der()))->der(), second->der());
        QCOMPARE(EnrolStage::certificateIn(stage.renew(desk.request(), second->der()))->der(), second->der());
        EnrolDesk other(stage.random);
        QCOMPARE(saidIn(stage.renew(other.request(), first->der())), QByteArray("403 hub.unknown_device"));
        other.device = desk.device;
        QCOMPARE(saidIn(stage.renew(other.request(), first->der())), QByteArray("403 hub.key_taken"));
    }

    void aDeskThatWasClosedForMonthsAsksAnAdministrator()
    {
        EnrolStage stage;
        const EnrolDesk desk(stage.random);
        const auto first
            = EnrolStage::certificateIn(stage.enrol(stage.enrolment->invite(site, deskName)->code, desk.request()));
        // As long as its certificate is good, anybody may see it, and nobody gets a new one without TLS.
        stage.clock.advance(std::chrono::days(89));
        QCOMPARE(EnrolStage::certificateIn(stage.renew(desk.request(), {}))->der(), first->der());
        stage.clock.advance(std::chrono::days(150));
        const auto waits = stage.renew(desk.request(), {});
        QCOMPARE(saidIn(waits), QByteArray("202 hub.approval_missing"));
        QCOMPARE(headerOf(waits, "Retry-After"), QByteArray("600"));
        QVERIFY(stage.enrolment->approve(site, deskName));
        stage.clock.advance(std::chrono::days(8));
        QCOMPARE(saidIn(stage.renew(desk.request(), {})), QByteArray("202 hub.approval_missing")); // too late
        QVERIFY(stage.enrolment->approve(site, deskName)); // what lapsed is asked for, and said, anew
        const auto second = EnrolStage::certificateIn(stage.renew(desk.request(), {}));
        QVERIFY(second && second->notAfter() == stage.clock.now() + std::chrono::days(90));
        QCOMPARE(EnrolStage::certificateIn(stage.renew(desk.request(), {}))->der(), second->der());
        // An approval is for once.
        stage.clock.advance(std::chrono::days(91));
        QCOMPARE(saidIn(stage.renew(desk.request(), {})), QByteArray("202 hub.approval_missing"));
        stage.clock.advance(std::chrono::days(184));
        QVERIFY(stage.enrolment->approve({}, deskName));
        QCOMPARE(saidIn(stage.renew(desk.request(), {})), QByteArray("403 hub.too_late"));
        // Not bricked: a new sheet for the same computer, and for no other.
        const QString sheet = stage.enrolment->invite(site, deskName)->code;
        const EnrolDesk other(stage.random);
        QCOMPARE(saidIn(stage.enrol(sheet, other.request())), QByteArray("403 hub.already_there"));
        QVERIFY(EnrolStage::certificateIn(stage.enrol(sheet, desk.request())));
    }

    void aLostDeskIsTakenOff()
    {
        EnrolStage stage;
        const EnrolDesk desk(stage.random), fresh(stage.random);
        const QString code = stage.enrolment->invite(site, deskName)->code;
        const auto first = EnrolStage::certificateIn(stage.enrol(code, desk.request()));
        stage.clock.advance(std::chrono::hours(1));
        const auto loss = stage.enrolment->lose({}, deskName);
        QVERIFY(loss);
        QCOMPARE(loss->device, desk.device);
        QCOMPARE(loss->keyId, crypto::sha256(desk.key.publicKey().spki()).first(8));
        QVERIFY((loss->lastGood == Head{1, 0, QByteArray(32, '\0')}));
        stage.clock.advance(std::chrono::hours(1));
        QCOMPARE(stage.enrolment->lose(site, deskName)->at, loss->at); // twice is once
        QCOMPARE(saidIn(stage.enrol(code, desk.request())), QByteArray("401 hub.bad_code"));
        QCOMPARE(saidIn(stage.renew(desk.request(), first->der())), QByteArray("403 hub.revoked"));
        QCOMPARE(saidIn(stage.renew(desk.request(), {})), QByteArray("403 hub.revoked"));
        QVERIFY(stage.enrolment->approve(site, deskName).fault().is(HubFault::Revoked));
        // Its name is free for the computer that comes in its place; not for the one that was lost.
        const QString again = stage.enrolment->invite(site, deskName)->code;
        QCOMPARE(saidIn(stage.enrol(again, desk.request())), QByteArray("403 hub.revoked"));
        QVERIFY(EnrolStage::certificateIn(stage.enrol(again, fresh.request())));
        QVERIFY(stage.enrolment->lose(site, QStringLiteral("9번 창구")).fault().is(HubFault::UnknownDevice));
        const QString elsewhere = stage.enrolment->invite(QStringLiteral("가람동"), deskName)->code;
        const EnrolDesk third(stage.random);
        QVERIFY(EnrolStage::certificateIn(stage.enrol(elsewhere, third.request())));
        QVERIFY(stage.enrolment->lose({}, deskName).fault().is(EnrolmentFault::ManyOfName));
    }

    /// One row that desks could not read would cost all of them the whole list.
    void signsNoLossThatDesksCannotRead()
    {
        EnrolStage stage;
        const EnrolDesk desk(stage.random), odd(stage.random);
        const QString other = QStringLiteral("3번 창구");
        QVERIFY(EnrolStage::certificateIn(stage.enrol(stage.enrolment->invite(site, deskName)->code, desk.request())));
        QVERIFY(EnrolStage::certificateIn(stage.enrol(stage.enrolment->invite(site, other)->code, odd.request())));
        QVERIFY(stage.enrolment->lose(site, deskName) && stage.enrolment->lose(site, other));
        const QString origin = wire::originOf(stage.authority->pin());
        const auto& key = stage.authority->receiptKey();
        LostRoom room({*stage.pool, origin, key, stage.clock});
        const auto both = wire::lostOf(room.answer().body, origin, key.publicKey());
        QVERIFY(both && both->keys.size() == 2); // neither ever sent anything
        QVERIFY(stage.pool->with([&](Sql& sql) { return putPapers(sql, odd.device, Papers()); }));
        const auto one = wire::lostOf(room.answer().body, origin, key.publicKey());
        QVERIFY(one && one->keys.size() == 1);
        QCOMPARE(one->keys.first().device, desk.device);
        stage.clock.advance(std::chrono::hours(1)); // said again, it is known again
        QVERIFY(stage.enrolment->lose(site, other));
        QCOMPARE(wire::lostOf(room.answer().body, origin, key.publicKey())->keys.size(), 2);
    }
};

NARU_TEST(DeskRenewalTest)
#include "tst_deskrenewal.moc"
