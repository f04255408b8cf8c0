// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/copies.h"
#include "app/journal/outgoing.h"
#include "app/journal/outgoingfaults.h"
#include "tests/support/journalsupport.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::journal;
using naru::test::JournalStage;

namespace {

constexpr std::chrono::days kept{90};

/// Six entries, the fifth of them money, then a hundred days and three more; the hub has the first seven.
struct Old : JournalStage {
    Old()
    {
        if (!open())
            return;
        for (int i = 1; i <= 9; ++i) {
            if (i == 7)
                clock.advance(std::chrono::hours(24 * 100));
            clock.advance(Milliseconds(10));
            Entry each = entry(i);
            if (i == 5)
                each.kind = Kind::CashMoved;
            if (const auto stamp = appendBlocking(*journal, each))
                stamps.append(*stamp);
        }
        const Stamp& seventh = stamps.at(6);
        ready = bool(journal->outgoing().advance({{1, seventh.seq, seventh.hash}, "receipt", clock.now()}));
    }
    Journal::Pruning wish(bool proven = true) const
    {
        Journal::Pruning pruning;
        pruning.before = clock.now() - kept;
        pruning.mayGo = [](Kind kind) { return kind == Kind::Verification; };
        pruning.proven = [proven](const Outgoing&) { return proven; };
        return pruning;
    }
    bool change(const char* sql)
    {
        auto database = storage::Database::open(options.path);
        return database && database->execute(sql);
    }
    QList<Stamp> stamps;
    bool ready = false;
};

Journal::Range everything()
{
    Journal::Range range;
    range.entriesMax = 1'000;
    return range;
}

} // namespace

class PruningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void letsGoOfWhatTheHubHasForCertain()
    {
        Old stage;
        QVERIFY(stage.ready);
        const auto gone = stage.journal->prune(stage.wish());
        QVERIFY(gone);
        QCOMPARE(*gone, 5u);
        QCOMPARE(*stage.journal->verify(), 10u);
        QVERIFY(stage.open()); // every link stands as before
        const auto entries = stage.journal->read(everything());
        QVERIFY(entries && entries->size() == 10);
        for (int i = 0; i < 9; ++i) {
            QCOMPARE(entries->at(i).letGo, i < 6 && i != 4);
            QCOMPARE(entries->at(i).stamp.hash, stage.stamps.at(i).hash);
            QCOMPARE(entries->at(i).entry.body.isEmpty(), i < 6 && i != 4);
        }
        QVERIFY(entries->at(9).entry.kind == Kind::Pruned);
        QCOMPARE(*stage.journal->prune(stage.wish()), 0u); // once
        QCOMPARE(stage.journal->count(), 10u);
    }

    void letsNothingGoWithoutProof()
    {
        Old stage;
        QCOMPARE(*stage.journal->prune(stage.wish(false)), 0u);
        const Stamp& seventh = stage.stamps.at(6);
        QVERIFY(stage.journal->outgoing().advance({{1, seventh.seq, seventh.hash}, {}, stage.clock.now()}));
        QCOMPARE(*stage.journal->prune(stage.wish()), 0u); // no receipt
        QCOMPARE(stage.journal->count(), 9u);
    }

    void letsNothingGoThatTheHubHasNot()
    {
        Old stage;
        const Stamp& second = stage.stamps.at(1);
        QVERIFY(stage.journal->outgoing().advance({{1, second.seq, second.hash}, "receipt", stage.clock.now()}));
        QCOMPARE(*stage.journal->prune(stage.wish()), 2u);
    }

    void takesItsTablesAlong()
    {
        Old stage;
        Journal::Pruning refused = stage.wish();
        refused.alongside = [](storage::Transaction&, const Stamp&) -> Result<void> {
            return storage::StorageFault::ConstraintFailed;
        };
        QVERIFY(!stage.journal->prune(refused));
        QCOMPARE(stage.journal->count(), 9u);
        QVERIFY(!stage.journal->read(everything())->constFirst().letGo);
        QCOMPARE(stage.append(10)->seq, 10u);
        QCOMPARE(*stage.journal->verify(), 10u);
    }

    void seesABodyThatNobodyLetGo()
    {
        Old stage;
        QVERIFY(stage.journal->prune(stage.wish()) && stage.change("UPDATE journal SET body=x'' WHERE seq=8"));
        const auto verified = stage.journal->verify();
        QVERIFY(!verified && verified.fault().is(JournalFault::BodyUnreadable));
        const auto opened = stage.open();
        QVERIFY(!opened && opened.fault().is(JournalFault::BodyUnreadable));
    }

    void seesAHeaderThatWasChangedAfterwards()
    {
        Old stage;
        QVERIFY(stage.journal->prune(stage.wish()) && stage.change("UPDATE journal SET kind=4 WHERE seq=2"));
        const auto verified = stage.journal->verify();
        QVERIFY(!verified && verified.fault().is(JournalFault::ChainBroken));
    }

    /// First what stands far behind, then something nearer that had to stay until then.
    void mayLackWhatAnyPruningNamed()
    {
        Old stage;
        QCOMPARE(*stage.journal->prune(stage.wish()), 5u);
        Journal::Pruning money = stage.wish();
        money.mayGo = [](Kind kind) { return kind == Kind::CashMoved; };
        QCOMPARE(*stage.journal->prune(money), 1u);
        const auto verified = stage.journal->verify();
        QVERIFY2(verified, verified ? "" : verified.fault().name());
        QVERIFY(stage.open());
    }

    void keepsWhatTellsOfTheRecordItself()
    {
        Old stage;
        QVERIFY(stage.journal->outgoing().fork({1, 1, stage.stamps.at(0).hash}, {1, 4, QByteArray(32, 'h')}));
        const Stamp last = *stage.journal->last();
        QVERIFY(stage.journal->outgoing().advance({{last.epoch, last.seq, last.hash}, "receipt", stage.clock.now()}));
        stage.clock.advance(std::chrono::hours(24 * 100));
        Journal::Pruning all = stage.wish();
        all.mayGo = [](Kind) { return true; };
        QCOMPARE(*stage.journal->prune(all), 9u); // the first epoch's, and nothing that is wrapped
        QVERIFY(stage.journal->verify() && stage.open());
    }

    void sendsNothingThatIsGone()
    {
        Old stage;
        QVERIFY(stage.journal->prune(stage.wish()));
        const auto over = stage.journal->outgoing().after({1, 0, QByteArray(32, '\0')}, 10, 100'000);
        QVERIFY(!over && over.fault().is(OutgoingFault::LetGo));
        QCOMPARE(stage.journal->outgoing().waiting()->entries, 3u);
    }

    void forksAroundWhatIsGone()
    {
        Old stage;
        QVERIFY(stage.journal->prune(stage.wish()));
        QVERIFY(stage.journal->outgoing().fork({1, 1, stage.stamps.at(0).hash}, {1, 4, QByteArray(32, 'h')}));
        QCOMPARE(stage.journal->outgoing().waiting()->entries, 1u + 5u); // the money, three new ones, and Pruned
        QVERIFY(stage.journal->verify() && stage.open());
    }

    void givesASisterWhatIsLeft()
    {
        Old stage;
        QVERIFY(stage.journal->prune(stage.wish()));
        std::optional<CopyPage> page;
        QVERIFY(stage.journal->query([&](storage::Database& database) -> Result<void> {
            auto read = pageBehind(database, CopyPoint{1, 2, stage.stamps.at(1).hash}, Instant{});
            if (!read)
                return read.fault();
            page = *std::move(read);
            return {};
        }));
        QVERIFY(page && page->begins);
        QCOMPARE(page->rows.size(), 4);
        QCOMPARE(page->previous, stage.stamps.at(5).hash);
    }

    void writesDownAClockThatIsOff()
    {
        JournalStage stage;
        QVERIFY(stage.open() && stage.append(1));
        Outgoing& out = stage.journal->outgoing();
        const auto minutes = [](int count) { return Milliseconds(std::chrono::minutes(count)); };
        QVERIFY(out.noteClock(minutes(2)) && out.noteClock(minutes(-2)));
        QCOMPARE(stage.journal->count(), 1u);
        QVERIFY(out.noteClock(minutes(-7)) && out.noteClock(minutes(-7)) && out.noteClock(minutes(-8)));
        QCOMPARE(stage.journal->count(), 2u);
        QVERIFY(out.noteClock(minutes(0)) && stage.journal->count() == 2 && out.noteClock(minutes(-7)));
        QCOMPARE(stage.journal->count(), 3u);
        const auto entries = stage.journal->read(everything());
        QVERIFY(entries->at(1).entry.kind == Kind::ClockAnomaly && entries->at(1).stamp.time() == stage.clock.now());
    }

    void writesDownToWhomItSealsOnce()
    {
        JournalStage stage;
        QVERIFY(stage.open() && stage.append(1));
        const QByteArray one(32, '1'), two(32, '2');
        const auto note = [&stage](const QByteArray& to, quint64 number) {
            return bool(stage.journal->outgoing().noteSealing(to, number));
        };
        QVERIFY(note(one, 1) && note(one, 1));
        QCOMPARE(stage.journal->count(), 2u);
        QVERIFY(stage.append(2) && stage.open()); // known from the record alone
        QVERIFY(note(one, 1));
        QCOMPARE(stage.journal->count(), 3u);
        QVERIFY(note(two, 2) && note({}, 3) && note(one, 4));
        QCOMPARE(stage.journal->count(), 6u);
        QCOMPARE(stage.journal->read(everything())->at(1).entry.kind, Kind::SealingChanged);
    }
};

NARU_TEST(PruningTest)
#include "tst_pruning.moc"
