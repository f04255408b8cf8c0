// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/hash.h"
#include "app/journal/forks.h"
#include "tests/support/faultyvfs.h"
#include "tests/support/journalsupport.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::journal;
using naru::test::JournalStage;

namespace {

constexpr qsizetype plenty = 1'000'000;

Head headOf(const Stamp& stamp)
{
    return {stamp.epoch, stamp.seq, stamp.hash};
}

/// A stage with this many entries, a second apart.
struct Filled : JournalStage {
    explicit Filled(int entries)
    {
        if (!open())
            return;
        for (int i = 1; i <= entries; ++i) {
            clock.advance(Milliseconds(1'000));
            if (const auto stamp = append(i))
                stamps.append(*stamp);
        }
    }
    Outgoing& out() { return journal->outgoing(); }
    Head head(int number) const { return headOf(stamps.at(number - 1)); }
    QList<Stamp> stamps;
};

/// All that is behind a place, epoch for epoch, each hash worked out as a hub does.
QByteArray walked(Outgoing& out, Head at, QList<Leaving>* all = nullptr)
{
    for (;;) {
        const auto stretch = out.after(at, 3, plenty);
        if (!stretch)
            return stretch.fault().name();
        if (stretch->entries.isEmpty())
            return stretch->before == at ? QByteArray() : QByteArray("end elsewhere");
        at = stretch->before;
        for (const Leaving& entry : stretch->entries) {
            const Link link{
                at.epoch, entry.seq, entry.hlc, entry.kind, entry.schema, at.hash, crypto::sha256(entry.framed)};
            if (entry.seq != at.seq + 1 || crypto::sha256(hashInput(out.device(), link)) != entry.hash)
                return "does not follow";
            at = {at.epoch, entry.seq, entry.hash};
            if (all)
                all->append(entry);
        }
    }
}

} // namespace

class OutgoingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beginsWithAllOfItWaiting()
    {
        Filled stage(5);
        const auto cursor = stage.out().cursor();
        QVERIFY(cursor);
        QCOMPARE(cursor->acked.epoch, 1u);
        QCOMPARE(cursor->acked.seq, 0u);
        QCOMPARE(cursor->acked.hash, QByteArray(32, '\0'));
        QVERIFY(cursor->receipt.isEmpty());
        const auto waiting = stage.out().waiting();
        QVERIFY(waiting && waiting->entries == 5 && waiting->oldest == stage.stamps.first().time());
        QList<Leaving> all;
        QCOMPARE(walked(stage.out(), cursor->acked, &all), QByteArray());
        QCOMPARE(all.size(), 5);
        QCOMPARE(*unframe(all.at(3).framed), JournalStage::entry(4).body);
        QCOMPARE(all.at(3).hash, stage.stamps.at(3).hash);
    }

    void takesAsManyAsAreWanted()
    {
        Filled stage(6);
        QCOMPARE(stage.out().after(stage.head(2), 2, plenty)->entries.size(), 2);
        QCOMPARE(stage.out().after(stage.head(2), 100, 1)->entries.size(), 1);
        const auto last = stage.out().after(stage.head(6), 100, plenty);
        QVERIFY(last && last->entries.isEmpty() && last->before == stage.head(6));
    }

    void keepsHowFarTheHubIs()
    {
        Filled stage(4);
        const Cursor said{stage.head(3), "receipt", stage.clock.now()};
        QVERIFY(stage.out().advance(said));
        QVERIFY(stage.open());
        const auto cursor = stage.out().cursor();
        QVERIFY(cursor && cursor->acked == said.acked && cursor->receipt == said.receipt && cursor->at == said.at);
        const auto waiting = stage.out().waiting();
        QVERIFY(waiting && waiting->entries == 1 && waiting->oldest == stage.stamps.last().time());
        QVERIFY(stage.out().advance({stage.head(1), {}, stage.clock.now()})); // the hub lost its end
        QCOMPARE(stage.out().waiting()->entries, 3u);
        QVERIFY(stage.out().advance({stage.head(4), {}, stage.clock.now()}));
        QVERIFY(stage.out().waiting()->entries == 0 && !stage.out().waiting()->oldest);
    }

    void goesNowhereThatThisRecordIsNot()
    {
        Filled stage(3);
        Head other = stage.head(2);
        other.hash[0] = static_cast<char>(other.hash[0] ^ 1);
        const Head nowhere[] = {other, {1, 4, stage.head(3).hash}, {2, 0, QByteArray(32, '\0')},
            {0xffffffffU, ~quint64(0), QByteArray(32, 'x')}, {1, 0, QByteArray(32, 'x')}, {1, 2, {}}};
        for (const Head& head : nowhere) {
            const auto advanced = stage.out().advance({head, "r", stage.clock.now()});
            QVERIFY(!advanced && advanced.fault().is(JournalFault::ChainBroken));
            const auto read = stage.out().after(head, 1, plenty);
            QVERIFY(!read && read.fault().is(JournalFault::ChainBroken));
            const auto forked = stage.out().fork(head, stage.head(1));
            QVERIFY(!forked && forked.fault().is(JournalFault::ChainBroken));
        }
        QCOMPARE(stage.out().cursor()->acked.seq, 0u);
        QCOMPARE(stage.journal->last()->epoch, 1u);
        QVERIFY(!*stage.out().hashAt(1, 9));
        QCOMPARE(**stage.out().hashAt(1, 2), stage.head(2).hash);
    }

    void sendsNothingPastABreak()
    {
        Filled stage(5);
        stage.journal.reset();
        {
            auto database = storage::Database::open(stage.options.path);
            QVERIFY(database && database->execute("UPDATE journal SET hlc=hlc+1 WHERE seq=3"));
        }
        stage.options.mode = storage::Database::Mode::ReadOnly;
        const auto opened = stage.open();
        QVERIFY(!opened && opened.fault().is(JournalFault::ChainBroken));
    }

    void sendsNothingPastABreakThatCameLater()
    {
        Filled stage(5);
        auto database = storage::Database::open(stage.options.path);
        QVERIFY(database && database->execute("UPDATE journal SET digest=zeroblob(32) WHERE seq=3"));
        const auto before = stage.out().after(stage.head(1), 1, plenty);
        QVERIFY(before && before->entries.size() == 1);
        const auto over = stage.out().after(stage.head(1), 100, plenty);
        QVERIFY(!over && over.fault().is(JournalFault::ChainBroken));
    }

    void beginsANewEpochThatHoldsAllThatTheHubMayNotHave()
    {
        Filled stage(6);
        const Head hub{1, 9, QByteArray(32, 'h')};
        QVERIFY(stage.out().advance({stage.head(5), "receipt", stage.clock.now()}));
        QVERIFY(stage.out().fork(stage.head(4), hub));
        const auto cursor = stage.out().cursor();
        QCOMPARE(cursor->acked, (Head{2, 0, forkHash(stage.options.deviceId, stage.head(4), 2)}));
        QVERIFY(cursor->receipt.isEmpty());
        QCOMPARE(stage.out().waiting()->entries, 3u);
        QList<Leaving> all;
        QCOMPARE(walked(stage.out(), cursor->acked, &all), QByteArray());
        QCOMPARE(all.size(), 3);
        QCOMPARE(all.at(0).kind, quint16(Kind::JournalForked));
        QCOMPARE(*forkingOf(*unframe(all.at(0).framed)), (Forking{stage.head(4), hub, stage.head(6)}));
        const auto again = rehomingOf(*unframe(all.at(2).framed));
        QVERIFY(again && again->epoch == 1 && again->seq == 6 && again->kind == quint16(Kind::Verification));
        QCOMPARE(*unframe(again->framed), JournalStage::entry(6).body);
        QCOMPARE(crypto::sha256(again->framed),
            crypto::sha256(stage.out().after(stage.head(5), 1, plenty)->entries.at(0).framed));
        QCOMPARE(*stage.journal->verify(), 9u);
        QVERIFY(stage.open()); // and walks from the start
        QCOMPARE(stage.append(7)->seq, 4u);
        QCOMPARE(stage.journal->last()->epoch, 2u);
        QCOMPARE(*stage.journal->verify(), 10u);
    }

    void listsAllEpochs()
    {
        Filled stage(4);
        QVERIFY(stage.out().fork(stage.head(3), {1, 7, QByteArray(32, 'h')}) && stage.append(5));
        Journal::Range range;
        const auto all = stage.journal->read(range);
        QVERIFY(all && all->size() == 7);
        QCOMPARE(all->last().entry.body, JournalStage::entry(5).body);
        range.after = all->at(3).stamp.number();
        QCOMPARE(stage.journal->read(range)->size(), 3);
        range.before = all->last().stamp.number();
        range.order = Journal::Range::Order::NewestFirst;
        QCOMPARE(stage.journal->read(range)->at(0).stamp.hash, all->at(5).stamp.hash);
        QCOMPARE(all->at(3).stamp.number(), 4u);
        QVERIFY(all->at(4).stamp.number() > 1'000'000'000u);
    }

    void forksOnceForOneRecordOfTheHub()
    {
        Filled stage(4);
        const Head hub{1, 9, QByteArray(32, 'h')};
        QVERIFY(stage.out().fork(stage.head(2), hub));
        const Head first = stage.out().cursor()->acked;
        QVERIFY(stage.out().advance({headOf(*stage.journal->last()), "r", stage.clock.now()}));
        QVERIFY(stage.out().fork(stage.head(2), hub));
        QCOMPARE(stage.out().cursor()->acked, first);
        QCOMPARE(stage.journal->count(), 7u);
        QVERIFY(stage.out().fork(stage.head(2), {3, 1, QByteArray(32, 'i')})); // the hub knows a later epoch
        QCOMPARE(stage.journal->last()->epoch, 4u);
        QList<Leaving> all;
        QCOMPARE(walked(stage.out(), stage.out().cursor()->acked, &all), QByteArray());
        QCOMPARE(all.size(), 4); // both forks, and entries 3 and 4 once
        QVERIFY(stage.open());
        QCOMPARE(*stage.journal->verify(), 11u);
    }

    void movesTheLargestEntry()
    {
        JournalStage stage;
        QVERIFY(stage.open());
        const auto first = stage.append(1);
        QVERIFY(appendBlocking(*stage.journal, {Kind::Verification, 1, QByteArray(64 * 1024, 'x')}));
        Outgoing& out = stage.journal->outgoing();
        QVERIFY(out.fork(headOf(*first), {1, 2, QByteArray(32, 'h')}));
        const auto moved = out.after(out.cursor()->acked, 10, plenty);
        QVERIFY(moved && moved->entries.size() == 2);
        const auto body = unframe(moved->entries.at(1).framed);
        QVERIFY(body->size() <= 64 * 1024 + rehomingBytesMax && rehomingOf(*body));
        QCOMPARE(*stage.journal->verify(), 4u);
    }

    void refusesAnEpochThatFollowsFromNothing()
    {
        Filled stage(3);
        QVERIFY(stage.out().fork(stage.head(2), {1, 9, QByteArray(32, 'h')}));
        auto database = storage::Database::open(stage.options.path);
        QVERIFY(database && database->execute("DELETE FROM journal WHERE place<(2<<40)"));
        QVERIFY(database->execute("UPDATE anchor SET first_seq=3 WHERE epoch=1"));
        const auto verified = stage.journal->verify();
        QVERIFY(!verified && verified.fault().is(JournalFault::ChainBroken));
    }

    void remembersWhatTheHubCouldNotRead()
    {
        Filled stage(3);
        const QList<Held> held{{1, 2, QStringLiteral("unknown_schema")}};
        QVERIFY(stage.out().hold(held) && *stage.out().held() == held);
        QVERIFY(stage.open() && *stage.out().held() == held);
        QVERIFY(stage.out().hold({}) && stage.out().held()->isEmpty());
    }

    void writesNothingBesideAWriter()
    {
        Filled stage(2);
        Journal::Options reading = stage.options;
        reading.mode = storage::Database::Mode::ReadOnly;
        const auto reader = Journal::open(reading, *stage.keys, stage.clock, stage.random, atOnce());
        QVERIFY(reader);
        Outgoing& out = (*reader)->outgoing();
        QVERIFY(out.waiting()->entries == 2);
        for (const auto& refused :
            {out.advance({stage.head(1), {}, {}}), out.fork(stage.head(1), stage.head(1)), out.hold({})})
            QVERIFY(!refused && refused.fault().is(storage::StorageFault::ReadOnly));
    }

    void readsNoForkFromWhatIsNone()
    {
        for (const QByteArray& body :
            {QByteArray(), QByteArray("\xa0", 1), QByteArray("\x86\x01\x01\x01\x01\x01\x41x")})
            QVERIFY(!forkingOf(body) && !rehomingOf(body));
    }
};

NARU_TEST(OutgoingTest)
#include "tst_outgoing.moc"
