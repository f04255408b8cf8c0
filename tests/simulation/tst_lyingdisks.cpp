// SPDX-License-Identifier: GPL-3.0-or-later
// Disks that say they have written and have not: what a power cut then takes is found, and is somewhere else.
#include "app/journal/recovering.h"
#include "app/journal/secondcopy.h"
#include "app/journal/secondcopyfaults.h"
#include "sync/hub/memorylog.h"
#include "tests/simulation/recordday.h"
#include "tests/support/handagent.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFileInfo>

using namespace naru;
using namespace naru::test;
using journal::SecondCopyFault;

namespace {

constexpr int appends = 60, sendEvery = 5, scriptOperations = 900;

/// The honest disk need not be slow, too: of memory, where there is one.
QString fastPlace()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/naru-XXXXXX");
}

/// A desk on such a disk, its second copy on one that is honest, and its hub.
class Desk {
public:
    Desk(int percent, quint64 seed)
        : m_disk("lying", {seed % 2 ? 512 : 4096, seed % 3 == 0})
        , m_stage(m_disk.vfs())
        , m_chance(seed)
        , m_deskKey(crypto::PrivateKey::generate(crypto::Curve::P256, m_chance))
        , m_hubKey(crypto::PrivateKey::generate(crypto::Curve::P256, m_chance))
    {
        m_log.enrol(m_stage.options.deviceId);
        m_disk.setPlan(
            {.cutAt = 40 + qint64(m_chance.below(scriptOperations)), .lyingSyncsPercent = percent, .lies = seed});
    }
    ~Desk()
    {
        m_agent.reset();
        m_copy.reset();
        m_stage.journal.reset();
    }

    void live()
    {
        if (!m_stage.open() || !m_stage.journal->migrate("tally", tally))
            return stop();
        begin();
        for (int i = 1; i <= appends && write(i); ++i) {
            m_copy->push();
            m_copy->wait();
            if (!m_copy->fault())
                m_seen = m_acknowledged;
            if (i % sendEvery == 0)
                m_agent->drain(60);
        }
        stop();
    }
    void cutPower()
    {
        m_disk.cutPower(m_chance.number());
        for (const char* part : {"", "-wal"}) {
            QFile file(m_left.filePath(QStringLiteral("journal.db")) + QLatin1StringView(part));
            const QByteArray bytes = m_disk.content(QFile::encodeName(m_stage.options.path) + part);
            if (!bytes.isEmpty() && file.open(QIODevice::WriteOnly))
                file.write(bytes);
        }
    }
    qsizetype acknowledged() const { return m_acknowledged.size(); }
    qint64 lied() const { return m_disk.lied(); }

    /// As at the start of a day: the record as it opens, and then as a whole walk finds it.
    QByteArray opens()
    {
        const auto opened = m_stage.open();
        return opened ? QByteArray() : QByteArray(opened.fault().name());
    }
    QByteArray verifies() { return missing(*m_stage.journal, m_acknowledged); }
    /// What is not there was acknowledged in the moment in which the power went: no copy could have it yet.
    bool isOfThatMoment()
    {
        return m_acknowledged.size() <= m_seen.size() + 1 && missing(*m_stage.journal, m_seen).isEmpty();
    }

    /// What an unharmed-looking desk meets as it goes on: its clerk writes, its copy follows, its hub answers.
    struct Met {
        bool copySays = false, hubSays = false, hubHadMore = false;
    };
    Met goesOn()
    {
        const auto entries = entriesOf(*m_stage.journal);
        const quint64 end = entries && !entries->isEmpty() ? entries->lastKey() : 0;
        const Met before{false, false, (**m_log.head(m_stage.options.deviceId)).seq > end};
        Met met = before;
        std::ignore = m_stage.journal->migrate("tally", tally);
        begin();
        for (int i = 1; i <= 2; ++i)
            write(1'000 + i);
        m_copy->push();
        m_copy->wait();
        met.copySays = m_copy->fault() && m_copy->fault()->is(SecondCopyFault::Ahead);
        met.hubSays = m_agent->drain() && m_agent->agent.heard().forks > 0;
        return met;
    }
    /// What the damaged file and the second copy hold together; empty: all that anybody else had seen.
    QByteArray recovers()
    {
        auto wrap = m_stage.keys->load(QStringLiteral("journal.wrap"));
        if (!wrap)
            return m_seen.isEmpty() ? QByteArray() : QByteArray("no key");
        JournalStage other;
        const QString target = other.options.path;
        const auto recovered = journal::recover(m_left.filePath(QStringLiteral("journal.db")), m_logPath, target,
            journal::Vault(m_stage.options.deviceId, *std::move(wrap)), m_chance);
        if (!recovered)
            return recovered.fault().name();
        std::swap(other.keys, m_stage.keys);
        const auto opened = other.open();
        const QByteArray verdict = opened ? missing(*other.journal, m_seen) : QByteArray(opened.fault().name());
        std::swap(other.keys, m_stage.keys);
        return verdict;
    }

private:
    bool write(int number)
    {
        m_stage.clock.advance(Milliseconds(250));
        const auto stamp = m_stage.append(number, count);
        if (stamp)
            m_acknowledged.insert(stamp->seq, stamp->hash);
        return bool(stamp);
    }
    void begin()
    {
        m_copy = std::make_unique<journal::SecondCopy>(
            journal::SecondCopy::Parts{*m_stage.journal, m_stage.options.deviceId, "sealed"});
        m_copy->keepIn(m_stick.filePath(QStringLiteral("desk")));
        m_agent.emplace(m_stage.clock, m_stage.random, m_stage.journal->outgoing(),
            agent::Identity{m_deskKey, m_hubKey.publicKey(), m_stage.clock.now() + std::chrono::days(90)},
            [this](const agent::Request& request) {
                const hub::Sender sender{hub::Sender::Standing::Known, m_stage.options.deviceId, m_deskKey.publicKey()};
                return carried(m_intake, request, sender, m_stage.clock.now());
            });
        m_agent->agent.begin(agent::Agent::Start::Now);
    }
    void stop()
    {
        m_agent.reset();
        m_copy.reset();
        m_stage.journal.reset();
    }

    FaultyDisk m_disk;
    JournalStage m_stage;
    SeededRandom m_chance;
    crypto::PrivateKey m_deskKey, m_hubKey;
    QTemporaryDir m_stick{fastPlace()}, m_left{fastPlace()};
    const QString m_logPath = m_stick.filePath(QStringLiteral("desk/journal.log"));
    hub::MemoryLog m_log;
    hub::Intake m_intake{m_log, m_hubKey};
    std::unique_ptr<journal::SecondCopy> m_copy;
    std::optional<HandAgent> m_agent;
    Acknowledged m_acknowledged, m_seen; ///< by the clerk; by the second copy, too
};

} // namespace

/// R3, the other half. The second copy is written after each entry: what it did not have yet, nobody can know of.
class LyingDisksTest : public QObject {
    Q_OBJECT

    int m_cases = 0, m_whole = 0, m_atStart = 0, m_byWalk = 0, m_byCopy = 0, m_byHub = 0, m_hubHadMore = 0,
        m_ofThatMoment = 0;

private Q_SLOTS:
    void noLossIsSilentAndAllOfItIsElsewhere_data()
    {
        QTest::addColumn<int>("percent");
        for (const int percent : {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30})
            QTest::addRow("%d of 100 syncs", percent) << percent;
    }
    void noLossIsSilentAndAllOfItIsElsewhere()
    {
        QFETCH(const int, percent);
        const auto seeds = quint64(timesOf(12, 200));
        for (quint64 seed = 1; seed <= seeds; ++seed) {
            const QByteArray name = "seed " + QByteArray::number(seed) + ": ";
            Desk desk(percent, quint64(percent) * 10'000 + seed);
            desk.live();
            desk.cutPower();
            ++m_cases;
            const QByteArray recovered = desk.recovers();
            QVERIFY2(recovered.isEmpty(), name + "not brought back: " + recovered);
            if (const QByteArray fault = desk.opens(); !fault.isEmpty()) {
                ++m_atStart;
                continue;
            }
            const QByteArray verdict = desk.verifies();
            if (verdict.isEmpty()) {
                ++m_whole;
            } else if (!verdict.startsWith("lost")) {
                ++m_byWalk;
            } else if (desk.isOfThatMoment()) {
                ++m_ofThatMoment;
            } else {
                const auto met = desk.goesOn();
                QVERIFY2(met.copySays, name + verdict + ", and the second copy says nothing");
                QVERIFY2(met.hubSays || !met.hubHadMore, name + verdict + ", and the hub, which has it, says nothing");
                ++m_byCopy;
                m_byHub += met.hubSays;
                m_hubHadMore += met.hubHadMore;
            }
        }
    }
    void saysWhatItSaw()
    {
        qInfo(
            "%d cuts: %d lost nothing, %d named at the start, %d by a whole walk, %d lost their end: all named by the "
            "second copy, %d also by the hub (it had more in %d); all brought back; %d lost the one entry that was "
            "acknowledged as the power went",
            m_cases, m_whole, m_atStart, m_byWalk, m_byCopy, m_byHub, m_hubHadMore, m_ofThatMoment);
        QVERIFY(m_cases < 100 || m_byCopy > 0);
    }
};

NARU_TEST(LyingDisksTest)
#include "tst_lyingdisks.moc"
