// SPDX-License-Identifier: GPL-3.0-or-later
// What a desk takes from its hub about the others of its site, and what it does not.
#include "sync/agent/gathering.h"
#include "sync/agent/keepfile.h"
#include "sync/agent/provingfaults.h"
#include "sync/agent/putaside.h"
#include "tests/support/handagent.h"
#include "tests/support/memoryoutgoing.h"
#include "tests/support/rollstage.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::test;
using agent::ProvingFault;
using What = wire::RollAct::What;

namespace {

const QString first = QStringLiteral("1번 창구"), second = QStringLiteral("2번 창구"),
              third = QStringLiteral("3번 창구");

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

class RollShownTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
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
        for (int i = 0; i < 2 * wire::rollEntriesMax; ++i)
            stage.enter(QStringLiteral("창구 %1").arg(i));
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
            stage.enter(name);
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
        const QString folder = reader.folder.path(), contradiction = QStringLiteral("hub/contradiction");
        QVERIFY(agent::keepCheckpoint(folder, reader.kept->note));
        QVERIFY(!agent::keptFile(folder, contradiction, wire::noteBytesMax));
        QVERIFY(!agent::takeRoll(folder, reader.membership, reader.device, 200, reader.answer().body));
        QCOMPARE(agent::keptFile(folder, contradiction, wire::noteBytesMax).value_or(QByteArray()),
            reader.page().proof.checkpoint);
        reader.kept.reset(); // a desk that lost the checkpoint knows by the roll alone
        const auto again = reader.judge(reader.answer().body);
        QVERIFY(!again && again.fault().is(ProvingFault::RollDiffers));
    }

    /// What was shown once is in the log for good.
    void isNotThereAnyMore()
    {
        RollStage stage;
        RollReader reader(stage, EnrolDesk(stage.random), first);
        const auto take = [&](const char* code) {
            const auto said = wire::bytesOf(wire::Refusal{QString::fromLatin1(code), {}, {}});
            return agent::takeRoll(reader.folder.path(), reader.membership, reader.device, 404, said);
        };
        for (const char* code : {"unknown_entry", "not_included"})
            QVERIFY(take(code) && !*take(code)); // nothing was shown yet
        stage.sign();
        QVERIFY(reader.learn());
        for (const char* code : {"unknown_entry", "not_included"})
            QVERIFY(!take(code) && take(code).fault().is(ProvingFault::RollDiffers));
        QVERIFY(take("another"));
    }

    /// A name goes onto screens and terminals as it is.
    void takesNoNameThatIsNone()
    {
        RollStage stage;
        RollReader reader(stage, EnrolDesk(stage.random), first);
        for (const char* name : {"3번\x1b[2J", "4번\n5번", "6번\u202e", "", " 7번"})
            stage.enter(QString::fromUtf8(name));
        stage.enter(second);
        stage.sign();
        QVERIFY(reader.learn());
        QCOMPARE(reader.known.strange, quint64(5));
        QCOMPARE(reader.known.desks.size(), 2);
        QCOMPARE(reader.known.head.seq, quint64(7));
        agent::Roll roll = reader.known; // nor from the disk
        roll.desks.last().desk = QStringLiteral("3번\u001b[2J");
        QVERIFY(agent::keepRoll(reader.folder.path(), roll));
        QCOMPARE(agent::keptRoll(reader.folder.path(), reader.membership).head.seq, quint64(0));
    }

    void keepsItsOwnRowAmongMany()
    {
        RollStage stage;
        RollReader reader(stage, EnrolDesk(stage.random), first);
        for (int i = 0; i < agent::rollDesksMax; ++i)
            stage.enter(QStringLiteral("창구 %1").arg(i));
        stage.sign();
        QVERIFY(reader.learn());
        QCOMPARE(reader.known.desks.size(), agent::rollDesksMax);
        QCOMPARE(reader.known.desks.first().device, reader.device);
        QCOMPARE(reader.known.desks.at(1).desk, QStringLiteral("창구 1"));
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
        // A hub that was put back to before it gave this one, and a person said so: nobody is blamed until the next.
        const QString folder = hidden.folder.path();
        const auto lacks = [&] {
            const auto taken = agent::takeRoll(folder, hidden.membership, hidden.device, 200, hidden.answer().body);
            return taken && agent::keptRoll(folder, hidden.membership).lacksUs();
        };
        QVERIFY(lacks());
        const auto& own = hidden.membership.certificate;
        QVERIFY(agent::keepFile(folder, QString(agent::acceptedName), reader.membership.certificate.fingerprint()));
        QVERIFY(lacks());
        QVERIFY(agent::keepFile(folder, QString(agent::acceptedName), own.fingerprint().toHex() + '\n'));
        QVERIFY(!lacks() && !agent::keptRoll(folder, hidden.membership).missing);
    }
};

NARU_TEST(RollShownTest)
#include "tst_rollshown.moc"
