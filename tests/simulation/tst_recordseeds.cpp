// SPDX-License-Identifier: GPL-3.0-or-later
// Days from seeds again, with the parts that lie on disks: the journal's file on a disk that loses power, the hub's
// database, and what the hub adds up. Fewer of them than in memory: each is as slow as its commits.
#include "sync/hub/devices.h"
#include "sync/hub/readings.h"
#include "sync/hub/schema.h"
#include "sync/hub/sqlitepool.h"
#include "sync/hub/sqllog.h"
#include "tests/support/faultyvfs.h"
#include "tests/support/handagent.h"
#include "tests/support/journalsupport.h"
#include "tests/support/memoryoutgoing.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::test;

namespace {

constexpr int stepsOfADay = 70, drainSteps = 4'000;

/// Bodies of this test: "number won", each written once in all lives of the desk.
qint64 wonIn(const QByteArray& body)
{
    return body.split(' ').value(1).toLongLong();
}

Result<std::optional<hub::Fact>> factOf(const hub::Kept& entry)
{
    if (entry.kind != quint16(Kind::CashMoved))
        return std::optional<hub::Fact>();
    const auto body = journal::unframe(entry.body);
    if (!body)
        return body.fault();
    return std::optional(hub::Fact{hub::Fact::What::CashIn, hub::Fact::Standing::Taken, 0, wonIn(*body)});
}

class Day {
public:
    explicit Day(quint64 seed)
        : m_chance(seed)
        , m_hubKey(crypto::PrivateKey::generate(crypto::Curve::P256, m_chance))
        , m_deskKey(crypto::PrivateKey::generate(crypto::Curve::P256, m_chance))
        , m_pool(*hub::SqlitePool::open(m_folder.filePath(QStringLiteral("hub.db"))))
        , m_log(*m_pool, m_stage.clock)
        , m_intake(m_log, m_hubKey)
        , m_readings(*m_pool, m_log, factOf, m_stage.clock)
    {
        putIn(nullptr);
        const bool ready = m_pool->migrate("hub", hub::hubSchema)
            && m_pool->migrate(hub::Readings::schemaRoom, hub::Readings::migrations())
            && m_pool->with([this](hub::Sql& sql) -> Result<void> {
                   return sql.within([this](hub::Sql& within) {
                       hub::Desk desk;
                       desk.device = m_stage.options.deviceId;
                       desk.spki = m_deskKey.publicKey().spki();
                       return hub::Devices::add(within, desk);
                   });
               });
        if (!ready || !m_stage.open())
            qFatal("no day");
        begin();
    }
    ~Day()
    {
        m_agent.reset();
        m_stage.journal.reset();
    }

    /// What was violated; empty: all held.
    QByteArray run()
    {
        for (int step = 0; step < stepsOfADay && m_wrong.isEmpty(); ++step)
            something();
        m_isFaulty = false;
        if (m_wrong.isEmpty() && !m_agent->drain(drainSteps))
            wrong("not drained: " + m_agent->agent.state().detail.toUtf8());
        while (m_wrong.isEmpty()) {
            const auto read = m_readings.readOn(m_stage.options.deviceId);
            if (!read || *read == 0)
                break;
        }
        if (m_wrong.isEmpty())
            checkEnd();
        return m_wrong;
    }
    int cuts = 0, restores = 0, forks = 0;
    qint64 won = 0;

private:
    void wrong(const QByteArray& what)
    {
        if (m_wrong.isEmpty())
            m_wrong = what;
    }
    void putIn(const FaultyDisk::ImagePtr& image)
    {
        auto disk = std::make_unique<FaultyDisk>("record-seeds-" + QByteArray::number(++m_disks));
        if (image)
            disk->restore(*image, FaultyDisk::After::Kill);
        m_disk = std::move(disk);
        m_stage.options.vfs = m_disk->vfs();
    }
    void begin()
    {
        if (m_agent)
            forks += m_agent->agent.heard().forks;
        m_agent.reset();
        m_agent.emplace(m_stage.clock, m_chance, m_stage.journal->outgoing(),
            agent::Identity{m_deskKey, m_hubKey.publicKey(), m_stage.clock.now() + std::chrono::days(90)},
            [this](const agent::Request& request) { return answer(request); });
        m_agent->agent.begin(agent::Agent::Start::Now);
    }
    agent::Reply answer(const agent::Request& request)
    {
        const auto lost = [this] { return m_isFaulty && m_chance.below(100) < 20; };
        if (lost())
            return {};
        const hub::Sender sender{hub::Sender::Standing::Known, m_stage.options.deviceId, m_deskKey.publicKey()};
        const auto reply = carried(m_intake, request, sender, m_stage.clock.now());
        if (lost())
            return {};
        m_old.append(reply);
        const bool isStale = m_isFaulty && m_chance.below(100) < 5;
        return isStale ? m_old.at(qsizetype(m_chance.below(quint64(m_old.size())))) : reply;
    }

    void something()
    {
        const quint64 what = m_chance.below(100);
        if (what < 50)
            write();
        else if (what < 84)
            for (int i = 0; i < 6; ++i)
                m_agent->step(std::chrono::minutes(15));
        else if (what < 92)
            cutPower();
        else if (what < 96 || !m_image)
            keepImage();
        else
            restoreImage();
    }
    bool write()
    {
        m_stage.clock.advance(Milliseconds(m_chance.below(60'000)));
        const bool isMoney = m_chance.below(3) > 0;
        const QByteArray body
            = QByteArray::number(++m_number) + ' ' + QByteArray::number(isMoney ? qint64(m_chance.below(90'000)) : 0);
        m_written.insert(body);
        const auto stamp
            = journal::appendBlocking(*m_stage.journal, {isMoney ? Kind::CashMoved : Kind::Verification, 1, body});
        if (stamp)
            m_durable.insert(body);
        return bool(stamp);
    }
    /// Somewhere within what the desk and its agent do next.
    void cutPower()
    {
        ++cuts;
        m_disk->setPlan({.cutAt = m_disk->operations() + qint64(m_chance.below(30))});
        for (int i = 0; i < 8 && write(); ++i)
            m_agent->step(std::chrono::minutes(15));
        forks += m_agent->agent.heard().forks;
        m_agent.reset();
        m_stage.journal.reset();
        m_disk->cutPower(m_chance.number());
        m_disk->setPlan({});
        startAgain();
    }
    void keepImage()
    {
        m_image = m_disk->image();
        m_durableThen = m_durable;
    }
    void restoreImage()
    {
        ++restores;
        forks += m_agent->agent.heard().forks;
        m_agent.reset();
        m_stage.journal.reset();
        putIn(m_image);
        m_durable = m_durableThen;
        startAgain();
    }
    /// Nothing that was told is gone.
    void startAgain()
    {
        if (const auto opened = m_stage.open(); !opened)
            return wrong(QByteArray("does not open: ") + opened.fault().name());
        if (!m_stage.journal->verify())
            return wrong("the chain is broken");
        if (!content().contains(m_durable))
            return wrong("what was committed is gone after a power cut");
        begin();
    }
    QSet<QByteArray> content()
    {
        QSet<QByteArray> bodies;
        journal::Head at{1, 0, QByteArray(32, '\0')};
        for (;;) {
            const auto stretch = m_stage.journal->outgoing().after(at, 500, 10'000'000);
            if (!stretch) {
                wrong(QByteArray("does not read: ") + stretch.fault().name());
                return bodies;
            }
            if (stretch->entries.isEmpty())
                return bodies;
            for (const journal::Leaving& entry : stretch->entries)
                add(bodies, entry.kind, entry.framed);
            at = {stretch->before.epoch, stretch->entries.last().seq, stretch->entries.last().hash};
        }
    }
    static void add(QSet<QByteArray>& bodies, quint16 kind, const QByteArray& framed)
    {
        const Unwrapped inside = unwrapped(kind, framed);
        if (inside.kind == quint16(Kind::CashMoved) || inside.kind == quint16(Kind::Verification))
            bodies.insert(inside.body);
    }
    /// (a) all that the desk has is at the hub, nothing else than what it wrote; (e) the hub's sum is that of all it
    /// has, each once, and where no image was put back that of the desk.
    void checkEnd()
    {
        const QSet<QByteArray> ours = content();
        QSet<QByteArray> theirs;
        const auto entries = m_log.read(m_stage.options.deviceId, 1, 0, 100'000);
        for (const hub::Kept& entry : *entries)
            add(theirs, entry.kind, entry.body);
        if (!theirs.contains(ours))
            wrong("the hub has not all of it: " + QByteArray::number(theirs.size()) + " for "
                + QByteArray::number(ours.size()));
        if (!m_written.contains(theirs))
            wrong("the hub has what nobody wrote");
        if (restores == 0 && ours != theirs)
            wrong("the hub has more than the desk");
        qint64 sum = 0;
        for (const QByteArray& body : theirs)
            sum += wonIn(body);
        won = m_readings.sums()->value(m_stage.options.deviceId).cash;
        if (won != sum)
            wrong("sums differ: " + QByteArray::number(won) + " and " + QByteArray::number(sum));
        forks += m_agent->agent.heard().forks;
    }

    SeededRandom m_chance;
    crypto::PrivateKey m_hubKey, m_deskKey;
    QTemporaryDir m_folder;
    int m_disks = 0, m_number = 0;
    std::unique_ptr<FaultyDisk> m_disk; ///< outlives the journal
    JournalStage m_stage;
    std::unique_ptr<hub::SqlitePool> m_pool;
    hub::SqlLog m_log;
    hub::Intake m_intake;
    hub::Readings m_readings;
    std::optional<HandAgent> m_agent;
    QList<agent::Reply> m_old;
    QSet<QByteArray> m_written, m_durable, m_durableThen;
    FaultyDisk::ImagePtr m_image;
    bool m_isFaulty = true;
    QByteArray m_wrong;
};

} // namespace

class RecordSeedsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void losesNothingOnDisksThatLosePower()
    {
        const int asked = qEnvironmentVariableIntValue("NARU_SEEDS"), one = qEnvironmentVariableIntValue("NARU_SEED");
        const int count = asked > 0 ? asked : qEnvironmentVariableIsSet("NARU_DEEP") ? 1'000 : 60;
        int cuts = 0, restores = 0, forks = 0;
        qint64 won = 0;
        for (int seed = one > 0 ? one : 1; seed <= (one > 0 ? one : count); ++seed) {
            Day day{quint64(seed)};
            const QByteArray verdict = day.run();
            QVERIFY2(verdict.isEmpty(), "seed " + QByteArray::number(seed) + ": " + verdict);
            cuts += day.cuts;
            restores += day.restores;
            forks += day.forks;
            won += day.won;
        }
        qInfo("%d days: %d power cuts, %d old images, %d forks, %lld won the same on both sides", count, cuts, restores,
            forks, won);
        QVERIFY(one > 0 || (cuts > count && forks > 0));
    }
};

NARU_TEST(RecordSeedsTest)
#include "tst_recordseeds.moc"
