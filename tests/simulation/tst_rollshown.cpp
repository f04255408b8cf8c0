// SPDX-License-Identifier: GPL-3.0-or-later
// What a desk takes from its hub about the others of its site, and what it does not.
#include "sync/agent/keepfile.h"
#include "sync/agent/provingfaults.h"
#include "sync/agent/putaside.h"
#include "tests/support/gatherer.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::test;
using agent::ProvingFault;
using What = wire::RollAct::What;

namespace {

const QString first = QStringLiteral("1번 창구"), second = QStringLiteral("2번 창구"),
              third = QStringLiteral("3번 창구");

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
        Gatherer desk(stage, first);
        stage.sign();
        desk.work(std::chrono::minutes(5));
        QCOMPARE(desk.kept().desks.size(), 1);
        QVERIFY(agent::keptCheckpoint(desk.folder, desk.reader.membership)); // under which it was shown
        stage.join(EnrolDesk(stage.random), second);
        stage.sign();
        desk.work(std::chrono::hours(2));
        QCOMPARE(desk.kept().desks.size(), 2);
        QVERIFY(desk.asked.size() < 60);
        QCOMPARE(desk.trouble(), QByteArray());
        const agent::Roll before = desk.kept();
        const auto tells = [](int status, const QByteArray& body) {
            return [status, body](const QByteArray& path) {
                return path.contains("/enrolments?") ? std::optional(Gatherer::reply(status, body)) : std::nullopt;
            };
        };
        // A record that ends before what was shown; then one that is told otherwise; then the true one again.
        desk.instead = tells(404, wire::bytesOf(wire::Refusal{QStringLiteral("unknown_entry"), {}, {}}));
        desk.work(std::chrono::hours(2));
        QCOMPARE(desk.trouble(), QByteArray("proving.roll_differs"));
        QCOMPARE(desk.changes, 1);
        QCOMPARE(desk.kept(), before);
        desk.instead = tells(200, "what?");
        desk.work(std::chrono::hours(3));
        QCOMPARE(desk.trouble(), QByteArray("proving.roll_differs")); // no answer says nothing
        desk.instead = [](const QByteArray&) { return std::nullopt; };
        desk.work(std::chrono::hours(8)); // it waited longer and longer
        QCOMPARE(desk.trouble(), QByteArray());
        QCOMPARE(desk.changes, 2);
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
