// SPDX-License-Identifier: GPL-3.0-or-later
// What a hub does about the desks of a site, and what they are shown of it.
#include "sync/hub/enrolmentfaults.h"
#include "tests/support/publicstore.h"
#include "tests/support/rollstage.h"

#include <QFile>

#include <thread>

using namespace naru;
using namespace naru::test;
using What = wire::RollAct::What;

namespace {

const QString first = QStringLiteral("1번 창구"), second = QStringLiteral("2번 창구"),
              third = QStringLiteral("3번 창구");

QList<What> whats(const QList<wire::RollAct>& acts)
{
    QList<What> list;
    for (const auto& act : acts)
        list.append(act.what);
    return list;
}

} // namespace

class RollTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysTheSameInBytes()
    {
        const wire::RollAct act{
            What::NewKey, QByteArray(16, 'd'), rollSite, first, QByteArray(8, 'k'), QByteArray(32, 'c'), noon};
        QCOMPARE(*wire::rollActOf(wire::bytesOf(act)), act);
        wire::RollAct lost = act;
        lost.what = What::Lost;
        lost.certificate.clear();
        lost.until = {};
        QCOMPARE(*wire::rollActOf(wire::bytesOf(lost)), lost);
        for (const auto& bad : {QByteArray(), QByteArray("\xa0"), wire::bytesOf(act).chopped(1)})
            QVERIFY(wire::rollActOf(bad).fault().is(wire::WireFault::BadRoll));
        QByteArray later = wire::bytesOf(act); // an act of next year
        later[2] = '\x09';
        QVERIFY(wire::rollActOf(later).fault().is(wire::WireFault::BadRoll));
        const QString origin = wire::originOf(QByteArray(32, 'p'));
        const QByteArray roll = wire::rollOf(origin, rollSite);
        QCOMPARE(roll.size(), journal::deviceIdBytes);
        QVERIFY(wire::isRoll(roll) && !wire::isRoll(QByteArray(16, 'd')));
        QVERIFY(
            roll != wire::rollOf(origin, first) && roll != wire::rollOf(wire::originOf(QByteArray(32, 'q')), rollSite));
    }

    /// Each thing that is done is one entry; what is done twice is not.
    void entersWhatIsDone()
    {
        RollStage stage;
        const EnrolDesk desk(stage.random), other(stage.random);
        const QString code = stage.enrolment->invite(rollSite, first)->code;
        const auto given = EnrolStage::certificateIn(stage.enrol(code, desk.request()));
        QVERIFY(given);
        auto acts = stage.acts(stage.roll());
        QCOMPARE(acts.size(), 1);
        const auto key = crypto::sha256(desk.key.publicKey().spki()).first(8);
        QCOMPARE(acts.first(),
            (wire::RollAct{
                What::Enrolled, desk.device, rollSite, first, key, given->fingerprint(), given->notAfter()}));
        QVERIFY(EnrolStage::certificateIn(stage.enrol(code, desk.request()))); // killed half-way
        QVERIFY(EnrolStage::certificateIn(stage.renew(desk.request(), given->der())));
        QCOMPARE(stage.acts(stage.roll()).size(), 1);
        stage.clock.advance(std::chrono::days(61));
        QVERIFY(stage.enrolment->approve(rollSite, first)); // needlessly: it is not over
        QVERIFY(EnrolStage::certificateIn(stage.renew(desk.request(), given->der())));
        QCOMPARE(stage.acts(stage.roll()).last().what, What::Renewed);
        stage.clock.advance(std::chrono::days(100));
        QCOMPARE(stage.renew(desk.request(), {}).status, 202);
        QCOMPARE(stage.acts(stage.roll()).size(), 2);
        QVERIFY(stage.enrolment->approve(rollSite, first));
        QCOMPARE(stage.renew(desk.request(), {}).status, 200);
        EnrolDesk back(stage.random);
        back.device = desk.device;
        const QString again = stage.enrolment->inviteAgain(rollSite, first)->code;
        QVERIFY(EnrolStage::certificateIn(stage.enrol(again, back.request())));
        QVERIFY(stage.enrolment->lose(rollSite, first));
        QVERIFY(stage.enrolment->lose(rollSite, first));
        stage.join(other, second, QStringLiteral("다른 동"));
        QCOMPARE(whats(stage.acts(stage.roll())),
            (QList<What>{What::Enrolled, What::Renewed, What::Returned, What::NewKey, What::Lost}));
        QCOMPARE(stage.acts(stage.roll(QStringLiteral("다른 동"))).size(), 1);
    }

    void entersWhatAnOfflineAuthoritySigned()
    {
        RollStage stage;
        const EnrolDesk desk(stage.random);
        const auto keys
            = hub::authorityKeys(stage.folder.path(), hub::IfAbsent::Refuse, stage.clock.now(), stage.random);
        QVERIFY(QFile::remove(stage.folder.filePath(QStringLiteral("ca.key"))));
        stage.open();
        const QString code = stage.enrolment->invite(rollSite, first)->code;
        QCOMPARE(stage.enrol(code, desk.request()).status, 202);
        QCOMPARE(stage.acts(stage.roll()).size(), 0);
        const auto made = hub::issueDesk(
            *keys, {desk.device, rollSite, first}, desk.key.publicKey(), stage.clock.now(), stage.random);
        for (int i = 0; i < 2; ++i)
            QVERIFY(stage.enrolment->take(made));
        QCOMPARE(whats(stage.acts(stage.roll())), QList<What>{What::Enrolled});
        QCOMPARE(stage.acts(stage.roll()).first().certificate, made.fingerprint());
    }

    /// Whatever statement fails, and however: what is kept of the desk and what the roll says last are the same.
    void doesAndEntersInOne()
    {
        RollStage stage;
        const EnrolDesk desk(stage.random);
        const auto given = stage.join(desk, first);
        const auto agrees = [&] {
            const auto acts = stage.acts(stage.roll());
            std::optional<hub::Papers> papers;
            std::ignore = stage.pool->with([&](hub::Sql& sql) -> Result<void> {
                const auto found = hub::papersOf(sql, desk.device);
                papers = found ? *found : std::nullopt;
                return {};
            });
            const bool isLost = stage.number("SELECT COUNT(*) FROM device WHERE status = 3") == 1;
            return papers && qint64(acts.size()) == stage.number("SELECT MAX(head_seq) FROM device_head")
                && (isLost ? acts.last().what == What::Lost
                           : acts.last().certificate == crypto::sha256(papers->certificate));
        };
        int tries = 0;
        for (const auto when : {FaultyPool::When::Before, FaultyPool::When::After}) {
            bool failed = true;
            for (int at = 0; failed; ++at, ++tries) {
                stage.clock.advance(std::chrono::days(61));
                FaultyPool pool(*stage.pool, at, when);
                hub::Enrolment enrolment({pool, *stage.authority, stage.clock, stage.random, {}});
                auto request = stage.post("simplereenroll", desk.request());
                request.certificate = given.der();
                request.listener = hub::Request::Listener::Devices;
                const int status = enrolment.answer(request)->status;
                failed = pool.hasFailed();
                QCOMPARE(status, failed ? 503 : 200);
                QVERIFY2(agrees(), qPrintable(QString::number(at)));
            }
        }
        QVERIFY2(tries > 20, qPrintable(QString::number(tries)));
        const qsizetype acts = stage.acts(stage.roll()).size();
        for (int at = 0; stage.acts(stage.roll()).last().what != What::Lost; ++at) {
            FaultyPool pool(*stage.pool, at, FaultyPool::When::Before);
            hub::Enrolment enrolment({pool, *stage.authority, stage.clock, stage.random, {}});
            const auto lost = enrolment.lose(rollSite, first);
            QVERIFY2(lost || pool.hasFailed(), lost ? "" : lost.fault().name());
            QVERIFY2(agrees(), qPrintable(QString::number(at)));
        }
        QCOMPARE(stage.acts(stage.roll()).size(), acts + 1);
    }

    /// Two hubs on one database, at once.
    void twoHubsEnterOneRoll()
    {
        constexpr int desks = 8;
        RollStage stage;
        QStringList codes[2];
        QList<QByteArray> requests[2];
        for (int i = 0; i < desks; ++i) {
            const EnrolDesk desk(stage.random);
            requests[i % 2].append(desk.request());
            codes[i % 2].append(stage.enrolment->invite(rollSite, QString::number(i))->code);
        }
        std::atomic<int> given{0};
        const auto work = [&](int which) {
            SystemRandom random;
            auto pool = *hub::SqlitePool::open(stage.folder.filePath(QStringLiteral("hub.db")));
            hub::Enrolment enrolment({*pool, *stage.authority, stage.clock, random, {}});
            for (qsizetype i = 0; i < codes[which].size(); ++i) {
                auto request = stage.post("simpleenroll", requests[which].at(i));
                request.authorization = EnrolStage::basic(codes[which].at(i));
                given += enrolment.answer(request)->status == 200;
            }
        };
        std::thread one(work, 0), two(work, 1);
        one.join();
        two.join();
        QCOMPARE(given.load(), desks);
        QCOMPARE(stage.acts(stage.roll()).size(), desks);
        RollReader reader(stage, EnrolDesk(stage.random), QStringLiteral("뒤에 온 창구"));
        stage.sign();
        QVERIFY(reader.learn()); // the chain holds
        QCOMPARE(reader.known.desks.size(), desks + 1);
    }

    /// Of nobody who counts desks.
    void standsInNoListOfDesks()
    {
        RollStage stage;
        const EnrolDesk desk(stage.random);
        stage.join(desk, first);
        QCOMPARE(hub::Devices(*stage.pool).list()->size(), 1);
        QVERIFY(!*hub::Devices(*stage.pool).find(stage.roll()));
        QCOMPARE(stage.number("SELECT COUNT(*) FROM quarantine"), 0);
        // Nobody comes under such a number, or takes it first.
        EnrolDesk thief(stage.random);
        thief.device = stage.roll(QStringLiteral("내일 여는 센터"));
        const QString code = stage.enrolment->invite(rollSite, second)->code;
        QCOMPARE(stage.enrol(code, thief.request()).status, 400);
    }
};

NARU_TEST(RollTest)
#include "tst_roll.moc"
