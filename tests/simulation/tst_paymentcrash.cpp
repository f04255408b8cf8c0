// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/support/till.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QHash>

using namespace naru;
using namespace naru::payments;
using test::FaultyDisk;
using test::PlainLog;
using test::Plays;
using test::Till;
using test::World;
using After = FaultyDisk::After;

namespace {

constexpr std::array rounds{std::chrono::seconds(1), std::chrono::seconds(160), std::chrono::seconds(160)};

QByteArray textOf(const Result<void>& result)
{
    return result ? QByteArray() : QByteArray(result.fault().name()) + ' ' + result.fault().detail().toUtf8();
}

/// What the second attempt meets in an everyday run; a deep one plays every behaviour.
constexpr std::array everydaySeconds{Plays::Approves, Plays::Declines, Plays::LosesAnswer, Plays::LosesRequest,
    Plays::ReplaysOldAnswer, Plays::ForgetsSilently};

std::vector<Plays> allPlays()
{
    std::vector<Plays> all;
    for (int one = 0; one <= int(Plays::Last); ++one)
        all.push_back(static_cast<Plays>(one));
    return all;
}

constexpr qint64 journalStride = 9; ///< every 9th operation, another one for each behaviour
constexpr int cutsEach = 2;         ///< power cuts at each moment, each losing other sectors

/// How the terminal behaves towards the first attempt, and towards a second if there may be one.
struct Script {
    Plays first = Plays::Approves, second = Plays::Approves;
    bool isHonest() const { return test::isHonest(first) && test::isHonest(second); }
    QByteArray name() const { return QByteArray(test::nameOf(first)) + " / " + test::nameOf(second); }
};

Result<void> resolve(Till& till, World& world)
{
    for (const auto& wait : rounds) {
        world.wait(wait);
        if (auto asked = till.askAll(); !asked)
            return asked;
    }
    return {};
}

/// From wherever the desk stands to the end of its day: pay, ask, pay once more if that is allowed, read the file.
/// `played`: whether the second turn came.
Result<void> liveOn(Till& till, World& world, const Charge& charge, const Script& script, bool* played = nullptr)
{
    for (int turn = 0; turn < 2; ++turn) {
        const Plays plays = turn == 0 ? script.first : script.second;
        const auto before = till.attempts(charge.id);
        if (!before)
            return before.fault();
        if (before->size() != turn || !mayAttempt(*before))
            continue; // its turn was before the crash, or it is not to be
        if (played && turn == 1)
            *played = true;
        if (const auto paid = till.pay(charge, plays); !paid)
            return paid.fault();
        if (auto resolved = resolve(till, world); !resolved)
            return resolved;
    }
    if (auto resolved = resolve(till, world); !resolved)
        return resolved;
    world.judge.endOfDay();
    return till.readFile();
}

struct Found {
    QList<Attempt> attempts;
    Legs books, held;
    Result<void> evidence;
};

Result<Found> look(Till& till, const Charge& charge)
{
    Found found;
    const auto asked = till.log().query([&](storage::Database& database) -> Result<void> {
        const auto attempts = attemptsOf(database, charge.id);
        const auto books = balances(database), held = pending(database);
        if (!attempts || !books || !held)
            return !attempts ? attempts.fault() : !books ? books.fault() : held.fault();
        found = {*attempts, *books, *held, verifyEvidence(database)};
        return {};
    });
    if (!asked)
        return asked.fault();
    return found;
}

/// One attempt against what really happened; empty: nothing is wrong with it.
QByteArray wrongWith(const Attempt& attempt, const test::Judge::Book& book)
{
    if (book.requests > 1)
        return "asked twice with one ServiceID";
    if (book.requests > 0 && (attempt.state == State::Prepared || attempt.state == State::NotSent))
        return "NOT_SENT, but it left";
    if (isOpen(attempt.state) && attempt.state != State::InDoubt)
        return "left open";
    if (attempt.state == State::Approved && book.charged < attempt.amount)
        return "a green tick without its money";
    const bool told = attempt.state == State::Approved || attempt.finding != Finding::None;
    if (book.charged > Won{0} && !told)
        return "money that nobody is told of";
    if (book.charged > attempt.amount && attempt.finding == Finding::None)
        return "taken twice, and nobody is told";
    if (attempt.settled != book.charged)
        return "the file says another sum";
    return {};
}

/// After the day, the crash, and the acquirer's file.
QByteArray judged(Till& till, const World& world, const Charge& charge, const Script& script)
{
    const auto found = look(till, charge);
    if (!found)
        return found.fault().name();
    if (!found->evidence)
        return "the evidence's chain is broken";
    const auto books = world.judge.books();
    for (const QString& serviceId : books.keys()) {
        const auto known = std::find_if(found->attempts.begin(), found->attempts.end(),
            [&](const Attempt& one) { return one.serviceId == serviceId; });
        if (known == found->attempts.end())
            return "asked without an entry";
    }
    int taken = 0, requests = 0;
    Won approved, held;
    for (const Attempt& attempt : found->attempts) {
        const auto book = books.value(attempt.serviceId);
        if (const QByteArray wrong = wrongWith(attempt, book); !wrong.isEmpty())
            return attempt.serviceId.toLatin1() + ' ' + nameOf(attempt.state) + ": " + wrong;
        taken += book.times;
        requests += book.requests;
        approved += attempt.state == State::Approved ? attempt.amount : Won{0};
        const bool reserves = attempt.state == State::InDoubt || attempt.state == State::Review
            || attempt.state == State::StoredOffline;
        held += reserves ? attempt.amount : Won{0};
    }
    if (script.isHonest() && taken > 1)
        return "charged twice";
    if (approved > charge.amount)
        return "approved twice";
    if (requests != world.judge.requests())
        return "requests nobody knows of";
    const Won clearing = found->books.value(Account::CardClearing), suspense = found->books.value(Account::Suspense);
    if (clearing != world.judge.charged() || -found->books.value(Account::Revenue) != approved
        || -suspense != clearing - approved || sumOf(found->books) != Won{0} || sumOf(found->held) != Won{0})
        return "the books are not the judge's";
    if (-found->held.value(Account::Revenue) > held)
        return "more is reserved than is undecided";
    return {};
}

/// What there is at one moment before a crash.
struct Snapshot {
    FaultyDisk::ImagePtr disk;
    World world;
};

} // namespace

class PaymentCrashTest : public QObject {
    Q_OBJECT

private:
    Charge m_charge = Till::chargeFor(QStringLiteral("B-1"), Won{15'000});
    struct Lived {
        QByteArray verdict;
        bool played = false;
    };
    QHash<QByteArray, Lived> m_lived; ///< by the state of desk and world
    FaultyDisk::ImagePtr m_morning;   ///< the charge is open, nothing was asked

    /// A day without a crash; a snapshot before each operation of the disk and at each step of the desk.
    QByteArray live(const Script& script, std::vector<Snapshot>* snapshots)
    {
        FaultyDisk disk("pay-live");
        disk.restore(*m_morning, After::Kill);
        auto log = PlainLog::open(disk.vfs());
        if (!log)
            return log.fault().name();
        World world;
        const auto snap = [&] {
            if (snapshots)
                snapshots->push_back({disk.image(), world});
        };
        disk.setHook(snap);
        Till till(**log, world, snap);
        if (const auto lived = liveOn(till, world, m_charge, script); !lived)
            return textOf(lived);
        disk.setHook({});
        const QByteArray verdict = judged(till, world, m_charge, script);
        return verdict.isEmpty() && *test::tablesOf(**log) != *test::rebuilt(**log)
            ? QByteArray("not what its entries say")
            : verdict;
    }

    /// The crash, the start after it, and the rest of the day. A desk and a world that were seen before in the same
    /// state have the same rest: it is lived once.
    QByteArray crashed(
        const Snapshot& at, After after, std::uint64_t seed, const Script& script, bool* played = nullptr)
    {
        FaultyDisk disk("pay-crash");
        disk.restore(*at.disk, after, seed);
        World world = at.world;
        if (after == After::PowerCut) {
            world.now.boot += '+';
            world.now.monotonic = Milliseconds(20'000);
            world.now.wall += std::chrono::seconds(40);
        }
        auto log = PlainLog::open(disk.vfs());
        if (!log)
            return log.fault().name();
        const auto tables = test::tablesOf(**log);
        if (!tables)
            return tables.fault().name();
        const QByteArray state = script.name() + world.now.boot + QByteArray::number(world.now.monotonic.count())
            + world.judge.fingerprint() + *tables;
        const QByteArray key = QCryptographicHash::hash(state, QCryptographicHash::Sha256);
        if (const auto known = m_lived.constFind(key); known != m_lived.constEnd()) {
            if (played)
                *played = *played || known->played;
            return known->verdict;
        }
        Lived lived;
        lived.verdict = liveAfter(**log, world, script, &lived.played);
        m_lived.insert(key, lived);
        if (played)
            *played = *played || lived.played;
        return lived.verdict;
    }

    QByteArray liveAfter(test::PayLog& log, World& world, const Script& script, bool* played)
    {
        Till till(log, world);
        if (const auto recovered = till.recover(); !recovered)
            return "recovery: " + textOf(recovered);
        if (const auto lived = liveOn(till, world, m_charge, script, played); !lived)
            return textOf(lived);
        return judged(till, world, m_charge, script);
    }

    /// The disk refuses everything from operation `at` on, and the desk goes on living until it notices.
    QByteArray failing(qint64 at, const Script& script, bool* over)
    {
        FaultyDisk disk("pay-live");
        disk.restore(*m_morning, After::Kill);
        World world;
        {
            auto log = PlainLog::open(disk.vfs());
            if (!log)
                return log.fault().name();
            disk.setPlan({.cutAt = disk.operations() + at});
            Till till(**log, world);
            *over = bool(liveOn(till, world, m_charge, script));
        }
        return crashed({disk.image(), world}, After::Kill, 0, script);
    }

    QByteArray cutInJournal(qint64 at, const Script& script, bool* over)
    {
        FaultyDisk disk("pay-journal");
        const auto log = test::JournalLog::open(disk.vfs());
        if (!log)
            return log.fault().name();
        World world;
        Till till(**log, world);
        if (const auto opened = till.open(m_charge); !opened)
            return textOf(opened);
        disk.setPlan({.cutAt = disk.operations() + at});
        *over = bool(liveOn(till, world, m_charge, script));
        (*log)->stage.journal.reset();
        disk.cutPower(static_cast<std::uint64_t>(at));
        world.now.boot += '+';
        world.now.monotonic = Milliseconds(20'000);
        if (const auto opened = (*log)->reopen(); !opened)
            return textOf(opened);
        const QByteArray verdict = liveAfter(**log, world, script, nullptr);
        (*log)->stage.journal.reset();
        return verdict;
    }

    /// Every moment of a script's day, killed and cut. The number of crashes; `wrong` says what was.
    qint64 explore(const Script& script, bool* played, QByteArray* wrong)
    {
        std::vector<Snapshot> snapshots;
        *wrong = live(script, &snapshots);
        qint64 cases = 0;
        for (std::size_t i = 0; i < snapshots.size() && wrong->isEmpty(); ++i) {
            for (int seed = 0; seed <= cutsEach && wrong->isEmpty(); ++seed, ++cases) { // 0: the process is killed
                const QByteArray verdict = crashed(snapshots[i], seed ? After::PowerCut : After::Kill,
                    static_cast<std::uint64_t>(seed), script, played);
                if (!verdict.isEmpty())
                    *wrong = "moment " + QByteArray::number(i) + " of " + QByteArray::number(snapshots.size())
                        + ", seed " + QByteArray::number(seed) + ": " + verdict;
            }
        }
        if (!wrong->isEmpty())
            *wrong = script.name() + ", " + *wrong;
        return cases;
    }

private Q_SLOTS:
    void initTestCase()
    {
        FaultyDisk disk("pay-morning");
        World world;
        {
            auto log = PlainLog::open(disk.vfs());
            QVERIFY2(log, log ? "" : log.fault().name());
            Till till(**log, world);
            QVERIFY(till.open(m_charge));
        }
        m_morning = disk.image();
    }

    void keepsEveryWonThroughEveryCrash()
    {
        QElapsedTimer timer;
        timer.start();
        qint64 crashes = 0, days = 0;
        std::vector<Plays> seconds(everydaySeconds.begin(), everydaySeconds.end());
        if (qEnvironmentVariableIsSet("NARU_DEEP"))
            seconds = allPlays();
        for (const Plays first : allPlays()) {
            bool played = false;
            for (const Plays second : seconds) {
                QByteArray wrong;
                crashes += explore({first, second}, &played, &wrong);
                ++days;
                QVERIFY2(wrong.isEmpty(), wrong.constData());
                if (!played)
                    break; // nowhere in this day is there room for a second attempt
            }
        }
        qInfo("%lld days, %lld crashes, %lld of them left a state of their own, %.1f s", days, crashes,
            static_cast<long long>(m_lived.size()), double(timer.elapsed()) / 1000);
    }

    /// The same through the journal itself: its thread, its chain, its own recovery.
    void keepsEveryWonInTheJournalToo()
    {
        qint64 cuts = 0;
        for (const Plays first : allPlays()) {
            const Script script{first, Plays::LosesAnswer};
            bool over = false;
            for (qint64 at = qint64(first) % journalStride; !over; at += journalStride, ++cuts) {
                const QByteArray verdict = cutInJournal(at, script, &over);
                QVERIFY2(verdict.isEmpty(), script.name() + ", operation " + QByteArray::number(at) + ": " + verdict);
            }
        }
        qInfo("%lld power cuts in the journal", cuts);
    }

    void sendsNothingOnceTheDiskRefuses()
    {
        qint64 cases = 0;
        for (int first = 0; first <= int(Plays::Last); ++first) {
            const Script script{static_cast<Plays>(first), Plays::Approves};
            bool over = false;
            for (qint64 at = 0; !over; ++at, ++cases) {
                const QByteArray verdict = failing(at, script, &over);
                QVERIFY2(verdict.isEmpty(), script.name() + ", operation " + QByteArray::number(at) + ": " + verdict);
            }
        }
        qInfo("%lld disks that refused", cases);
    }
};

NARU_TEST(PaymentCrashTest)
#include "tst_paymentcrash.moc"
