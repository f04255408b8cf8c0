// SPDX-License-Identifier: GPL-3.0-or-later
// Crash point C18: two processes over one folder, two desks over one bill; and the machine dies under them.
#include "app/storage/folder.h"
#include "tests/simulation/crashes.h"
#include "tests/support/hearing.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::payments;
using test::Crashes;
using test::FaultyDisk;
using test::PlainLog;
using test::Plays;
using test::Script;
using test::Snapshot;
using test::Till;
using test::World;
using After = FaultyDisk::After;

namespace {

constexpr std::size_t everydayStride = 11; ///< of the moments at which both die
constexpr int everydayEntries = 4;         ///< of the steps at which the second process comes in
const QByteArray key(32, 'k');

bool isDisk(const Fault& fault)
{
    return QByteArrayView(fault.name()).startsWith("storage.") && !fault.is(storage::StorageFault::ConstraintFailed);
}

Charge keyedCharge()
{
    Charge charge = Till::chargeFor(QStringLiteral("B-1"), Won{15'000});
    charge.digest = digestOf(key, charge.bill);
    return charge;
}

FaultyDisk::ImagePtr morning(const Charge* open)
{
    FaultyDisk disk("pair-morning");
    World world;
    {
        const auto log = PlainLog::open(disk.vfs());
        Till till(**log, world);
        if (open && !till.open(*open))
            return nullptr;
    }
    return disk.image();
}

/// What another desk would tell and hear.
Result<TakenBills> toldBy(test::PayLog& log, char desk, const World& world)
{
    std::optional<Result<TakenBills>> told;
    const auto asked = log.query([&](storage::Database& database) -> Result<void> {
        told = takenBills(
            database, key, {QByteArray(16, desk), QStringLiteral("2번 창구"), world.now.wall, {}}, Instant{});
        return *told ? Result<void>() : told->fault();
    });
    return asked ? *told : asked.fault();
}

} // namespace

class CrashPairsTest : public QObject {
    Q_OBJECT

private:
    Charge m_charge = keyedCharge();
    Crashes m_crashes{m_charge};
    FaultyDisk::ImagePtr m_open, m_empty;

    /// What a second process does that should not be there: starts, pays where the tables let it, prints.
    static QByteArray comeIn(
        FaultyDisk& disk, World& world, const Charge& charge, const Script& script, const std::function<void()>& mark)
    {
        const auto log = PlainLog::open(disk.vfs());
        if (!log)
            return log.fault().name();
        Till till(**log, world, mark);
        bool played = false;
        for (const std::function<Result<void>()>& step : {std::function<Result<void>()>([&] { return till.recover(); }),
                 std::function<Result<void>()>([&]() -> Result<void> {
                     const auto took = test::takeTurn(till, charge, script, &played);
                     return took ? Result<void>() : took.fault();
                 }),
                 std::function<Result<void>()>([&] { return till.printDue(charge.id); })}) {
            if (const auto done = step(); !done && isDisk(done.fault()))
                return "the second: " + test::textOf(done);
        }
        return {};
    }

    /// The first process's day, with the second coming in at its step `at`. Every moment from then on is kept; `over`:
    /// there is no such step any more.
    QByteArray together(int at, const Script& script, std::vector<Snapshot>* moments, bool* over)
    {
        FaultyDisk disk("pair-live");
        disk.restore(*m_open, After::Kill);
        const auto log = PlainLog::open(disk.vfs());
        if (!log)
            return log.fault().name();
        World world;
        QByteArray wrong;
        int steps = 0;
        bool isIn = false;
        const auto snap = [&] { moments->push_back({disk.image(), world}); };
        const auto mark = [&] {
            if (isIn)
                snap();
            if (steps++ != at)
                return;
            isIn = true;
            disk.setHook(snap);
            wrong = comeIn(disk, world, m_charge, script, snap);
        };
        {
            Till till(**log, world, mark);
            const auto lived = test::liveOn(till, world, m_charge, script);
            if (wrong.isEmpty() && !lived && isDisk(lived.fault()))
                wrong = "the first: " + test::textOf(lived);
        }
        disk.setHook({});
        *over = !isIn;
        if (!wrong.isEmpty())
            return wrong;
        // Whoever was refused starts anew and finds the day as the two left it.
        const QByteArray verdict = m_crashes.liveAfter(**log, world, script, nullptr);
        return verdict.isEmpty() && *test::tablesOf(**log) != *test::rebuilt(**log)
            ? QByteArray("not what its entries say")
            : verdict;
    }

    /// Two desks with a disk and a drawer of their own, one bill, and a word that goes from the first to the second.
    struct Pair {
        struct Moment {
            FaultyDisk::ImagePtr firstDisk, secondDisk;
            World first, second;
            bool isTold = false;
        };
        Pair(const Script& played, const Charge& bill)
            : script(played)
            , charge(bill)
        {
        }

        /// From wherever the two stand to the end of both days.
        QByteArray live(FaultyDisk& firstDisk, FaultyDisk& secondDisk, Moment at,
            const std::function<void(const Moment&)>& keep = {}) const
        {
            const auto firstLog = PlainLog::open(firstDisk.vfs()), secondLog = PlainLog::open(secondDisk.vfs());
            if (!firstLog || !secondLog)
                return !firstLog ? firstLog.fault().name() : secondLog.fault().name();
            const auto snap = [&] {
                if (keep)
                    keep({firstDisk.image(), secondDisk.image(), at.first, at.second, at.isTold});
            };
            firstDisk.setHook(snap);
            secondDisk.setHook(snap);
            Till first(**firstLog, at.first, snap), second(**secondLog, at.second, snap, QStringLiteral("B1"));
            const auto done = [&]() -> Result<void> {
                for (const auto& step : {liveFirst(first, at), tell(first, at), liveSecond(first, second, at)}) {
                    if (!step)
                        return step;
                }
                return {};
            }();
            firstDisk.setHook({});
            secondDisk.setHook({});
            return done ? judged(first, second, at) : test::textOf(done);
        }

        /// Opens and asks once; what a crash left is taken up.
        Result<void> liveFirst(Till& till, Moment& at) const
        {
            if (auto recovered = till.recover(); !recovered)
                return recovered;
            if (auto opened = till.open(charge); !opened && isDisk(opened.fault()))
                return opened;
            const auto attempts = till.attempts(charge.id);
            if (!attempts)
                return attempts.fault();
            if (attempts->isEmpty()) {
                if (const auto paid = till.pay(charge, script.first); !paid)
                    return paid.fault();
            }
            return at.isTold ? Result<void>() : till.printDue(charge.id);
        }
        Result<void> tell(Till&, Moment& at) const
        {
            at.isTold = true;
            at.second.now.wall = std::max(at.first.now.wall, at.second.now.wall);
            return {};
        }
        Result<void> liveSecond(Till& first, Till& second, Moment& at) const
        {
            if (auto recovered = second.recover(); !recovered)
                return recovered;
            const auto told = toldBy(first.log(), 'a', at.first);
            if (!told)
                return told.fault();
            if (const auto heard = test::hear(second.log(), *told, Till::clerk); !heard && isDisk(heard.fault()))
                return heard;
            const auto opened = second.open(charge);
            if (!opened && isDisk(opened.fault()))
                return opened;
            const bool isTakenThere = !opened && opened.fault().is(PaymentFault::BillTakenElsewhere);
            if (!isTakenThere) { // its own day, perhaps begun before
                if (auto lived = test::liveOn(second, at.second, charge, {script.second, script.second}); !lived)
                    return lived;
            }
            // The first one's day goes on: it asks, and never pays what it told to be free.
            if (auto resolved = test::resolve(first, at.first); !resolved)
                return resolved;
            at.first.judge.endOfDay();
            if (auto read = first.readFile(); !read)
                return read;
            return first.printDue(charge.id);
        }

        QByteArray judged(Till& first, Till& second, const Moment& at) const
        {
            if (const QByteArray wrong = test::judged(first, at.first, charge, script); !wrong.isEmpty())
                return "the first desk: " + wrong;
            if (const QByteArray wrong = test::judged(second, at.second, charge, {script.second, script.second});
                !wrong.isEmpty())
                return "the second desk: " + wrong;
            const bool both = at.first.judge.charged() > Won{0} && at.second.judge.charged() > Won{0};
            return both && script.isHonest() ? QByteArray("taken at both desks") : QByteArray();
        }

        const Script script;
        const Charge charge;
    };

    /// Each desk ends its own way: the power of one room, or a process.
    QByteArray pairAfter(const Pair& pair, const Pair::Moment& moment, After firstEnd, After secondEnd)
    {
        FaultyDisk first("pair-first"), second("pair-second");
        first.restore(*moment.firstDisk, firstEnd, 1);
        second.restore(*moment.secondDisk, secondEnd, 2);
        Pair::Moment at = moment;
        for (World* world : {&at.first, &at.second})
            Crashes::restart(*world);
        return pair.live(first, second, at);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_open = morning(&m_charge);
        m_empty = morning(nullptr);
        QVERIFY(m_open && m_empty);
    }

    /// The folder's lock keeps a second process out. Where it does not hold (a folder of another machine), the tables
    /// still do: whoever comes in at whatever step, one of the two is refused.
    void twoProcessesTakeItOnce()
    {
        qint64 crashes = 0, days = 0;
        for (const Plays first : test::allPlays()) {
            const Script script{first, Plays::Approves};
            const int stride = test::isDeep() ? 1 : everydayEntries;
            bool over = false;
            for (int at = test::isDeep() ? 0 : int(first) % stride; !over; at += stride, ++days) {
                std::vector<Snapshot> moments;
                QByteArray wrong = together(at, script, &moments, &over);
                if (wrong.isEmpty())
                    crashes += m_crashes.atAll(moments, script, &wrong, nullptr, test::isDeep() ? 1 : everydayStride);
                QVERIFY2(wrong.isEmpty(), script.name() + ", step " + QByteArray::number(at) + ": " + wrong);
            }
        }
        qInfo("%lld days with a second process, %lld crashes of both", days, crashes);
    }

    /// A bill that one desk told the other of is asked for by one of them alone, whenever either dies.
    void twoDesksTakeItOnce()
    {
        qint64 crashes = 0;
        for (const Plays first : test::allPlays()) {
            const Pair pair({first, Plays::Approves}, m_charge);
            std::vector<Pair::Moment> moments;
            {
                FaultyDisk one("pair-first"), other("pair-second");
                one.restore(*m_empty, After::Kill);
                other.restore(*m_empty, After::Kill);
                const QByteArray wrong
                    = pair.live(one, other, {}, [&](const Pair::Moment& moment) { moments.push_back(moment); });
                QVERIFY2(wrong.isEmpty(), pair.script.name() + ": " + wrong);
            }
            const std::size_t stride = test::isDeep() ? 1 : everydayStride;
            for (std::size_t i = std::size_t(first) % stride; i < moments.size(); i += stride) {
                for (const auto& [one, other] : {std::pair(After::Kill, After::PowerCut),
                         std::pair(After::PowerCut, After::Kill), std::pair(After::PowerCut, After::PowerCut)}) {
                    const QByteArray wrong = pairAfter(pair, moments[i], one, other);
                    QVERIFY2(wrong.isEmpty(), pair.script.name() + ", moment " + QByteArray::number(i) + ": " + wrong);
                    ++crashes;
                }
            }
        }
        qInfo("%lld crashes of two desks", crashes);
    }

    /// The lock itself, over a real folder: at no step of a day does a second process get in, and at once after it.
    void theFolderHasOneWriter()
    {
        for (const Plays first : {Plays::Approves, Plays::LosesAnswer}) {
            const auto log = *test::JournalLog::open();
            World world;
            int tries = 0;
            bool gotIn = false;
            Till till(*log, world, [&] {
                ++tries;
                const auto lock = storage::FolderLock::take(log->stage.folder.path());
                gotIn = gotIn || lock || !lock.fault().is(storage::StorageFault::Busy);
            });
            QVERIFY(till.open(m_charge));
            QVERIFY(test::liveOn(till, world, m_charge, {first, Plays::Approves}));
            QVERIFY(tries > 8 && !gotIn);
            log->stage.journal.reset();
            QVERIFY(storage::FolderLock::take(log->stage.folder.path()));
        }
    }
};

NARU_TEST(CrashPairsTest)
#include "tst_crashpairs.moc"
