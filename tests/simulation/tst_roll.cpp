// SPDX-License-Identifier: GPL-3.0-or-later
// What a hub does about the desks of a site, and what they are shown of it.
#include "sync/agent/gathering.h"
#include "sync/agent/provingfaults.h"
#include "sync/hub/enrolmentfaults.h"
#include "tests/support/handagent.h"
#include "tests/support/memoryoutgoing.h"
#include "tests/support/publicstore.h"
#include "tests/support/rollstage.h"

#include <QFile>

#include <thread>

using namespace naru;
using namespace naru::test;
using agent::ProvingFault;
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

/// A hub at the end of the line, or what somebody says instead.
struct AtHand final : agent::Transport {
    AtHand(RollStage& stage_, QByteArray device_, std::optional<hub::Response> instead_)
        : stage(stage_)
        , device(std::move(device_))
        , instead(std::make_shared<std::optional<hub::Response>>(std::move(instead_)))
    {
    }
    void send(const agent::Request& request, std::function<void(const agent::Reply&)> done) override
    {
        asked->append(request.path);
        hub::Response said{404, "text/plain", "not found", {}};
        if (request.path.contains("/enrolments?")) {
            hub::RollRoom room(stage.parts());
            hub::Request asks;
            asks.query = request.path.mid(request.path.indexOf('?') + 1);
            said = *instead ? **instead : room.answer(device, asks);
        }
        agent::Reply reply;
        reply.failure = agent::Reply::Failure::None;
        reply.status = said.status;
        reply.body = said.body;
        done(reply);
    }
    void drop() override { }

    RollStage& stage;
    QByteArray device;
    std::shared_ptr<std::optional<hub::Response>> instead;
    std::shared_ptr<QList<QByteArray>> asked = std::make_shared<QList<QByteArray>>();
};

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
        QVERIFY(EnrolStage::certificateIn(stage.renew(desk.request(), given->der())));
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

    void aDeskSeesTheOthers()
    {
        RollStage stage;
        const EnrolDesk own(stage.random), other(stage.random);
        RollReader reader(stage, own, first);
        QCOMPARE(reader.answer().status, 404); // in no checkpoint yet
        const auto given = stage.join(other, second);
        stage.sign();
        QVERIFY(reader.learn());
        QCOMPARE(reader.known.desks.size(), 2);
        agent::RollDesk row = reader.known.desks.last();
        QCOMPARE(row.desk, second);
        QCOMPARE(row.device, other.device);
        QCOMPARE(row.last, What::Enrolled);
        QCOMPARE(row.enrolled, std::optional(row.at));
        QCOMPARE(row.size, quint64(2));
        stage.clock.advance(std::chrono::days(61));
        QVERIFY(EnrolStage::certificateIn(stage.renew(other.request(), given.der())));
        stage.sign();
        QVERIFY(reader.learn());
        QCOMPARE(reader.known.desks.last().last, What::Renewed);
        QVERIFY(reader.known.desks.last().at > *reader.known.desks.last().enrolled);
        QVERIFY(stage.enrolment->lose(rollSite, second));
        QVERIFY(reader.learn());
        QCOMPARE(reader.known.head.seq, quint64(3)); // not signed yet
        stage.sign();
        QVERIFY(reader.learn());
        row = reader.known.desks.last();
        QCOMPARE(row.last, What::Lost);
        QVERIFY(!row.until);
        QCOMPARE(reader.known.desks.size(), 2);
        QVERIFY(!reader.known.missing);
        // A desk of another site is shown its own.
        RollReader stranger(stage, EnrolDesk(stage.random), third);
        QCOMPARE(stranger.known.roll, reader.known.roll);
        QVERIFY(stage.acts(stage.roll(third)).isEmpty());
    }

    void comesInPages()
    {
        RollStage stage;
        RollReader reader(stage, EnrolDesk(stage.random), first);
        const auto enter = [&](int number) {
            const wire::RollAct act{What::Enrolled, stage.random.bytes(16), rollSite,
                QStringLiteral("창구 %1").arg(number), QByteArray(8, 'k'), QByteArray(32, 'c'), noon};
            return stage.pool->with([&](hub::Sql& sql) {
                return sql.within([&](hub::Sql& change) {
                    return hub::enterInRoll(change, stage.parts().origin, act, stage.clock.now(), stage.random);
                });
            });
        };
        for (int i = 0; i < 2 * wire::rollEntriesMax; ++i)
            QVERIFY(enter(i));
        stage.sign();
        QCOMPARE(reader.page().entries.size(), wire::rollEntriesMax);
        QVERIFY(reader.answer().body.size() < wire::rollPageBytesMax);
        QVERIFY(reader.learn());
        QCOMPARE(reader.known.desks.size(), 2 * wire::rollEntriesMax + 1);
    }

    void aHubThatTellsAnotherStoryIsFoundOut_data()
    {
        using Change = std::function<void(wire::RollPage&)>;
        QTest::addColumn<Change>("change");
        const auto row = [](const char* name, const Change& change) { QTest::newRow(name) << change; };
        row("leaves one out", [](wire::RollPage& page) { page.entries.removeAt(1); });
        row("leaves the last out", [](wire::RollPage& page) { page.entries.removeLast(); });
        row("swaps two", [](wire::RollPage& page) { page.entries.swapItemsAt(0, 1); });
        row("names another", [](wire::RollPage& page) {
            auto act = *wire::rollActOf(*journal::unframe(page.entries.at(1).framed));
            act.desk = QStringLiteral("9번 창구");
            page.entries[1].framed = journal::frame(QByteArray(journal::saltBytes, 's'), wire::bytesOf(act));
        });
        row("another time", [](wire::RollPage& page) { page.entries[1].hlc += 1; });
        row("another root", [](wire::RollPage& page) { page.proof.path.first()[0] ^= 1; });
    }
    void aHubThatTellsAnotherStoryIsFoundOut()
    {
        QFETCH(const std::function<void(wire::RollPage&)>, change);
        RollStage stage;
        RollReader reader(stage, EnrolDesk(stage.random), first);
        stage.sign();
        QVERIFY(reader.learn());
        for (const QString& name : {second, third, QStringLiteral("4번 창구")})
            stage.join(EnrolDesk(stage.random), name);
        stage.sign();
        wire::RollPage page = reader.page();
        QCOMPARE(page.entries.size(), 3);
        QVERIFY(reader.judge(wire::bytesOf(page)));
        change(page);
        const auto judged = reader.judge(wire::bytesOf(page));
        QVERIFY(!judged && judged.fault().is(ProvingFault::RollDiffers));
    }

    /// The whole database made anew without a phantom, or with one, and signed by the same key.
    void anotherHistoryIsFoundOut()
    {
        RollStage stage;
        RollReader reader(stage, EnrolDesk(stage.random), first);
        stage.join(EnrolDesk(stage.random), second);
        stage.sign();
        QVERIFY(reader.learn());
        QVERIFY(stage.pool->with([&](hub::Sql& sql) -> Result<void> {
            for (const char* statement : {"DELETE FROM entry WHERE seq = 2", "DELETE FROM leaf",
                     "DELETE FROM leaf_cursor", "DELETE FROM public_tile", "DELETE FROM public_checkpoint",
                     "UPDATE public_tree SET size = 0, edge = x'', checkpoints = 0",
                     "UPDATE device_head SET head_seq = 1, head_hash = (SELECT hash FROM entry WHERE seq = 1) "
                     "WHERE head_seq = 2"})
                if (const auto ran = sql.run(statement); !ran)
                    return ran.fault();
            return {};
        }));
        stage.sign();
        QCOMPARE(reader.answer().status, 404); // what the desk knows last is not there
        QVERIFY(reader.answer().body.contains("unknown_entry"));
        stage.join(EnrolDesk(stage.random), third);
        stage.sign();
        const auto judged = reader.judge(reader.answer().body);
        QVERIFY(!judged && judged.fault().is(ProvingFault::Contradicts));
        reader.kept.reset(); // a desk that lost the checkpoint knows by the roll alone
        const auto again = reader.judge(reader.answer().body);
        QVERIFY(!again && again.fault().is(ProvingFault::RollDiffers));
    }

    /// Beside its other questions a desk asks for it, keeps what was proven, and says what does not hold.
    void isGatheredBesideTheWork()
    {
        RollStage stage;
        const EnrolDesk own(stage.random);
        RollReader reader(stage, own, first);
        stage.sign();
        MemoryOutgoing record(own.device, stage.random);
        HandAlarm alarm{stage.clock};
        AtHand at{stage, own.device, {}};
        int changes = 0;
        agent::Gathering gathering({stage.clock, stage.random, alarm, [&] { return std::make_unique<AtHand>(at); },
                                       record, {}, [&] { ++changes; }},
            reader.folder.path(), reader.membership);
        gathering.begin();
        const auto work = [&](Milliseconds span) {
            for (const Milliseconds until = stage.clock.monotonic() + span; alarm.due && *alarm.due <= until;) {
                stage.clock.advance(std::max(Milliseconds(0), *alarm.due - stage.clock.monotonic()));
                alarm.due.reset();
                const auto ring = alarm.ring;
                ring();
            }
        };
        const auto kept = [&] { return agent::keptRoll(reader.folder.path(), reader.membership); };
        const auto names = [&] {
            const auto& trouble = gathering.trouble();
            return QByteArray(trouble ? trouble->name() : "");
        };
        work(std::chrono::minutes(5));
        QCOMPARE(kept().desks.size(), 1);
        QVERIFY(agent::keptCheckpoint(reader.folder.path(), reader.membership)); // under which it was shown
        stage.join(EnrolDesk(stage.random), second);
        stage.sign();
        work(std::chrono::hours(2));
        QCOMPARE(kept().desks.size(), 2);
        QVERIFY(at.asked->size() < 60);
        QCOMPARE(names(), QByteArray());
        const agent::Roll before = kept();
        // A record that ends before what was shown; then one that is told otherwise; then the true one again.
        *at.instead = hub::Response{
            404, wire::mediaType, wire::bytesOf(wire::Refusal{QStringLiteral("unknown_entry"), {}, {}}), {}};
        work(std::chrono::hours(2));
        QCOMPARE(names(), QByteArray("proving.roll_differs"));
        QCOMPARE(changes, 1);
        QCOMPARE(kept(), before);
        *at.instead = hub::Response{200, wire::mediaType, "what?", {}};
        work(std::chrono::hours(3));
        QCOMPARE(names(), QByteArray("proving.roll_differs")); // no answer says nothing
        at.instead->reset();
        work(std::chrono::hours(8)); // it waited longer and longer
        QCOMPARE(names(), QByteArray());
        QCOMPARE(changes, 2);
    }

    /// Its own certificate is on it, or it says so after a day; nobody who came before the roll is blamed.
    void missesItself()
    {
        RollStage stage;
        RollReader old(stage, EnrolDesk(stage.random), first);
        QVERIFY(stage.pool->with([&](hub::Sql& sql) -> Result<void> { // as if the hub had kept none then
            const auto gone = sql.run("DELETE FROM entry WHERE device_id = $1", {stage.roll()});
            const auto head = gone ? sql.run("DELETE FROM device_head WHERE device_id = $1", {stage.roll()}) : gone;
            return head ? Result<void>() : head.fault();
        }));
        stage.clock.advance(std::chrono::hours(1));
        stage.join(EnrolDesk(stage.random), second);
        stage.clock.advance(std::chrono::days(3));
        RollReader reader(stage, EnrolDesk(stage.random), third);
        RollReader hidden = [&] {
            const EnrolDesk desk(stage.random);
            RollReader one(stage, desk, QStringLiteral("숨긴 창구"));
            const auto other = hub::issueDesk(stage.authority->keys(), {desk.device, rollSite, first},
                desk.key.publicKey(), stage.clock.now(), stage.random);
            one.membership.certificate = other; // made beside the hub's enrolment
            return one;
        }();
        for (int day = 0; day < 3; ++day) {
            stage.sign();
            for (RollReader* one : {&old, &reader, &hidden})
                QVERIFY(one->learn());
            QVERIFY(!old.known.missing && !old.known.lacksUs());
            QVERIFY(!reader.known.missing && !reader.known.lacksUs());
            QCOMPARE(hidden.known.lacksUs(), day == 2);
            stage.clock.advance(std::chrono::hours(15));
        }
    }
};

NARU_TEST(RollTest)
#include "tst_roll.moc"
