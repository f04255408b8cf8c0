// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/forks.h"
#include "tests/support/faultyvfs.h"
#include "tests/support/journalsupport.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::journal;
using naru::test::FaultyDisk;
using naru::test::JournalStage;

namespace {

constexpr int entriesBefore = 5, entriesAgain = 3, entriesAfter = 2;
const QByteArray hubHash(32, 'h');

/// What this side heard of a day in which the hub's record turned out to be another one.
struct Heard {
    QList<Stamp> stamps;                     ///< committed
    Head cursor{1, 0, QByteArray(32, '\0')}; ///< as advance() or fork() last said that it stands
    std::optional<Head> tried;               ///< where it may stand, too: that call did not come back well
    bool forked = false, triedFork = false;
};

bool advanceTo(JournalStage& stage, const Head& head, Heard& heard)
{
    heard.tried = head;
    if (!stage.journal->outgoing().advance({head, "receipt", stage.clock.now()}))
        return false;
    heard.cursor = head;
    heard.tried.reset();
    return true;
}

Head headAt(const Heard& heard, int number)
{
    const Stamp& stamp = heard.stamps.at(number - 1);
    return {stamp.epoch, stamp.seq, stamp.hash};
}

bool write(JournalStage& stage, int entries, Heard& heard)
{
    for (int i = 0; i < entries; ++i) {
        stage.clock.advance(Milliseconds(250));
        const auto stamp = stage.append(i);
        if (!stamp)
            return false;
        heard.stamps.append(*stamp);
    }
    return true;
}

Heard liveOneDay(JournalStage& stage)
{
    Heard heard;
    if (!stage.open() || !write(stage, entriesBefore, heard) || !advanceTo(stage, headAt(heard, 3), heard)
        || !advanceTo(stage, headAt(heard, 4), heard))
        return heard;
    heard.triedFork = true;
    if (!stage.journal->outgoing().fork(headAt(heard, 2), {1, 9, hubHash}))
        return heard;
    heard.forked = true;
    heard.cursor = {2, 0, forkHash(stage.options.deviceId, headAt(heard, 2), 2)};
    if (!write(stage, entriesAfter, heard))
        return heard;
    advanceTo(stage, headAt(heard, entriesBefore + 1), heard);
    return heard;
}

/// What is wrong once the power is back; empty: nothing.
QByteArray judge(JournalStage& stage, const Heard& heard)
{
    if (const auto opened = stage.open(); !opened)
        return opened.fault().name();
    const auto verified = stage.journal->verify();
    if (!verified)
        return verified.fault().name();
    Outgoing& out = stage.journal->outgoing();
    const bool forked = stage.journal->last() && stage.journal->last()->epoch == 2;
    if (heard.forked && !forked)
        return "the fork that was told is gone";
    if (forked && !heard.triedFork)
        return "a fork that nobody asked for";
    const auto moved = forked ? out.after({2, 0, forkHash(stage.options.deviceId, headAt(heard, 2), 2)}, 100, 1'000'000)
                              : Result<Stretch>(Stretch());
    if (!moved || (forked && moved->entries.size() < 1 + entriesAgain))
        return "half a fork";
    for (const Stamp& stamp : heard.stamps) {
        const auto hash = out.hashAt(stamp.epoch, stamp.seq);
        if (!hash || !*hash || **hash != stamp.hash)
            return "lost an entry";
    }
    const auto cursor = out.cursor();
    const bool stands = cursor
        && (cursor->acked == heard.cursor || (heard.tried && cursor->acked == *heard.tried)
            || (forked && !heard.forked && cursor->acked.epoch == 2 && cursor->acked.seq == 0));
    if (!stands)
        return "the cursor stands where nobody put it";
    if (!out.after(cursor->acked, 100, 1'000'000))
        return "does not read on";
    if (heard.triedFork && !out.fork(headAt(heard, 2), {1, 9, hubHash}))
        return "does not fork";
    return stage.journal->count() && stage.append(99) && stage.journal->verify() ? QByteArray()
                                                                                 : QByteArray("does not go on");
}

} // namespace

/// The outbox on a disk that may go at any moment: a cursor never stands where the hub was not heard, and a fork is
/// there as a whole or not at all.
class OutgoingCrashTest : public QObject {
    Q_OBJECT

private:
    static QByteArray cutAt(qint64 at, std::uint64_t seed, qint64* operations = nullptr)
    {
        FaultyDisk disk("outgoing-cut");
        JournalStage stage(disk.vfs());
        disk.setPlan({.cutAt = at});
        const Heard heard = liveOneDay(stage);
        if (operations)
            *operations = disk.operations();
        stage.journal.reset();
        disk.cutPower(seed);
        if (heard.stamps.isEmpty())
            return {}; // JournalCrashTest has the beginning
        const QByteArray verdict = judge(stage, heard);
        stage.journal.reset();
        return verdict;
    }

private Q_SLOTS:
    void keepsItsWordWhereverThePowerGoes()
    {
        qint64 operations = 0;
        QCOMPARE(cutAt(-1, 0, &operations), QByteArray());
        QVERIFY(operations > 60);
        const std::uint64_t seeds = qEnvironmentVariableIsSet("NARU_DEEP") ? 40 : 4;
        for (qint64 at = 0; at < operations; ++at) {
            for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
                const QByteArray verdict = cutAt(at, seed);
                QVERIFY2(verdict.isEmpty(),
                    "cut in operation " + QByteArray::number(at) + ", seed " + QByteArray::number(seed) + ": "
                        + verdict);
            }
        }
        qInfo("%lld operations, each cut %llu times", operations, static_cast<unsigned long long>(seeds));
    }

    void goesOnAfterAnyWriteThatFailed()
    {
        qint64 operations = 0;
        QCOMPARE(cutAt(-1, 0, &operations), QByteArray());
        for (qint64 writes = 0; writes < operations; ++writes) {
            FaultyDisk disk("outgoing-writes");
            JournalStage stage(disk.vfs());
            QVERIFY(stage.open());
            Heard heard;
            QVERIFY(write(stage, entriesBefore, heard));
            disk.setPlan({.failWritesAfter = writes});
            Outgoing& out = stage.journal->outgoing();
            const bool advanced = bool(out.advance({headAt(heard, 4), {}, stage.clock.now()}));
            const bool forked = bool(out.fork(headAt(heard, 2), {1, 9, hubHash}));
            disk.setPlan({});
            QVERIFY(stage.append(9)); // what is in doubt is settled first
            const Stamp last = *stage.journal->last();
            QVERIFY(!forked || last.epoch == 2);
            QVERIFY(forked || last.epoch == 2 || out.cursor()->acked.seq == (advanced ? 4u : 0u)
                || out.cursor()->acked.seq == 4u);
            QVERIFY(out.fork(headAt(heard, 2), {1, 9, hubHash}));
            QCOMPARE(stage.journal->last()->epoch, 2u);
            QVERIFY(stage.journal->verify());
            const qint64 before = disk.operations();
            if (advanced && forked)
                return qInfo("%lld writes refused, one after the other", before ? writes : 0);
        }
    }
};

NARU_TEST(OutgoingCrashTest)
#include "tst_outgoingcrash.moc"
