// SPDX-License-Identifier: GPL-3.0-or-later
// One journal, and the desk that keeps a second copy of it.
#include "app/desk/recovery.h"
#include "app/journal/copymessages.h"
#include "app/journal/copystore.h"
#include "tests/support/journalsupport.h"
#include "tests/support/suite.h"

#include <QFile>

using namespace naru;
using namespace naru::journal;
using What = CopyStore::Taken::What;

namespace {

QByteArray faultOf(const auto& result)
{
    return result ? QByteArray() : QByteArray(result.fault().name());
}

const QByteArray code(20, 'c');

struct Stage : test::JournalStage {
    QTemporaryDir sisterFolder;
    std::optional<CopyStore> store;

    Stage()
    {
        auto opened
            = CopyStore::open(sisterFolder.filePath(QStringLiteral("copies.db")), storage::Database::Mode::ReadWrite);
        if (opened)
            store.emplace(*std::move(opened));
    }
    bool write(int first, int count)
    {
        for (int i = 0; i < count; ++i) {
            clock.advance(Milliseconds(1'000));
            if (!append(first + i))
                return false;
        }
        return true;
    }
    std::optional<CopyPage> page(const std::optional<CopyPoint>& known)
    {
        std::optional<CopyPage> read;
        const auto asked = journal->query([&](storage::Database& database) -> Result<void> {
            auto behind = pageBehind(database, known, {});
            if (!behind)
                return behind.fault();
            read = *std::move(behind);
            return {};
        });
        if (asked && read) {
            read->device = options.deviceId;
            read->name = QStringLiteral("1번 창구");
            read->sealed = *desk::sealJournalKeys(*keys, code, random);
        }
        return asked ? read : std::nullopt;
    }
    What take(const CopyPage& page) { return store->take(*copyPageOf(bytesOf(page)), clock.now())->what; }
    /// As two desks would, until there is no more.
    bool copyAll()
    {
        for (;;) {
            const auto points = *store->points(options.deviceId);
            std::optional<CopyPoint> common;
            const auto asked = journal->query([&](storage::Database& database) -> Result<void> {
                common = *newestCommon(database, points);
                return {};
            });
            const auto next = asked ? page(common) : std::nullopt;
            if (!next)
                return bool(asked);
            if (take(*next) == What::Apart)
                return false;
        }
    }
    QList<Recorded> own()
    {
        Journal::Range range;
        range.entriesMax = 10'000;
        return *journal->read(range);
    }
    /// As somebody with the recovery code reads the newest strand.
    Result<QList<Recorded>> copied(QByteArrayView with = code, qsizetype strand = -1)
    {
        const auto strands = store->desks()->constFirst().strands;
        const qint64 id = strands[strand < 0 ? strands.size() - 1 : strand].id;
        const auto opened = crypto::memoryKeyStore();
        if (const auto unsealed = desk::unsealKeys(*store->sealedKeys(id), with, *opened); !unsealed)
            return unsealed.fault();
        auto wrap = opened->load(QStringLiteral("journal.wrap"));
        QList<Recorded> entries;
        const auto read
            = store->read(id, options.deviceId, *std::move(wrap), [&](const Recorded& entry) -> Result<void> {
                  entries.append(entry);
                  return {};
              });
        return read ? Result<QList<Recorded>>(entries) : read.fault();
    }
    bool isSame(const QList<Recorded>& copy)
    {
        const auto mine = own();
        return std::equal(mine.begin(), mine.end(), copy.begin(), copy.end(), [](const auto& left, const auto& right) {
            return left.stamp.hash == right.stamp.hash && left.entry.body == right.entry.body
                && left.entry.kind == right.entry.kind && left.stamp.hlc == right.stamp.hlc;
        });
    }
};

} // namespace

class CopiesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBackWhatABurntDeskWrote()
    {
        Stage stage;
        stage.options.entriesPerKeyMax = 7; // many data keys
        QVERIFY(stage.open() && stage.write(0, 450) && stage.copyAll());
        const auto copy = stage.copied();
        QVERIFY(copy && copy->size() == 450 && stage.isSame(*copy));
        QVERIFY(!stage.copied(QByteArray(20, 'x'))); // another code opens nothing
        QVERIFY(stage.write(450, 3) && stage.copyAll() && stage.isSame(*stage.copied()));
    }

    void keepsNothingThatItsOwnClerksCouldRead()
    {
        Stage stage;
        QVERIFY(stage.open() && stage.write(0, 20) && stage.copyAll());
        stage.store.reset();
        QFile file(stage.sisterFolder.filePath(QStringLiteral("copies.db")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.size() > 4'096 && !bytes.contains("entry number"));
        QVERIFY(!bytes.contains(stage.keys->load(QStringLiteral("journal.wrap"))->view().toByteArray()));
    }

    void refusesWhateverDoesNotHoldTogether()
    {
        Stage stage;
        QVERIFY(stage.open() && stage.write(0, 5));
        const QByteArray whole = bytesOf(*stage.page({}));
        QVERIFY(copyPageOf(whole));
        CopyPage other = *stage.page({});
        other.rows[2].digest[0] = static_cast<char>(other.rows[2].digest[0] ^ 1);
        QCOMPARE(faultOf(copyPageOf(bytesOf(other))), "journal.chain_broken");
        other = *stage.page({});
        other.rows.removeAt(2);
        QCOMPARE(faultOf(copyPageOf(bytesOf(other))), "journal.chain_broken");
        other = *stage.page({});
        other.device[0] = 'x'; // another desk's history under this name
        QCOMPARE(faultOf(copyPageOf(bytesOf(other))), "journal.chain_broken");
        int kept = 0;
        for (qsizetype i = 0; i < whole.size(); ++i) {
            QByteArray bent = whole;
            bent[i] = static_cast<char>(bent[i] ^ 1);
            kept += bool(copyPageOf(bent));
            QVERIFY(!copyPageOf(whole.first(i)));
        }
        // Only what the chain is not over may change: the name, the sealed keys, bodies: those do not open then.
        const auto page = stage.page({});
        qsizetype beside = page->name.toUtf8().size() + page->sealed.size() + page->keys.constFirst().wrapped.size();
        for (const Row& row : page->rows)
            beside += row.body.size();
        QVERIFY2(kept <= beside + 8, qPrintable(QString::number(kept)));
    }

    void noticesABodyThatWasChangedWhenItIsRead()
    {
        Stage stage;
        QVERIFY(stage.open() && stage.write(0, 5));
        CopyPage page = *stage.page({});
        page.rows[3].body[20] = static_cast<char>(page.rows[3].body[20] ^ 1);
        QCOMPARE(stage.take(page), What::Kept);
        QCOMPARE(faultOf(stage.copied()), "journal.body_unreadable");
    }

    void takesPagesTwiceLateAndInAnyOrder()
    {
        Stage stage;
        QVERIFY(stage.open() && stage.write(0, 5));
        const CopyPage first = *stage.page({});
        QVERIFY(stage.write(5, 5));
        const CopyPage second = *stage.page(pointOf(first.rows.constLast()));
        QCOMPARE(stage.take(second), What::Apart); // before what it follows
        QCOMPARE(stage.take(first), What::Kept);
        QCOMPARE(stage.take(first), What::Known);
        QCOMPARE(stage.take(second), What::Kept);
        QCOMPARE(stage.take(first), What::Known);
        QCOMPARE(stage.take(*stage.page({})), What::Known); // both in one
        const auto desks = *stage.store->desks();
        QVERIFY(desks.size() == 1 && desks[0].strands.size() == 1 && desks[0].strands[0].entries == 10);
        QVERIFY(stage.isSame(*stage.copied()));
    }

    void keepsBothHistoriesOfARestoredDesk()
    {
        Stage stage;
        QVERIFY(stage.open() && stage.write(0, 30));
        const QString backup = stage.folder.filePath(QStringLiteral("backup.db"));
        QVERIFY(stage.journal->backUpTo(backup) && stage.write(30, 25) && stage.copyAll());
        const auto before = stage.own();
        stage.journal.reset();
        for (const char* end : {"", "-wal", "-shm"})
            QFile::remove(stage.options.path + QLatin1StringView(end));
        QVERIFY(QFile::copy(backup, stage.options.path) && stage.open() && stage.write(1'000, 4) && stage.copyAll());
        const auto desks = *stage.store->desks();
        QVERIFY(desks.size() == 1 && desks[0].strands.size() == 2);
        QVERIFY(!desks[0].strands[0].forked && desks[0].strands[1].forked);
        const auto old = stage.copied(code, 0);
        QVERIFY(old && old->size() == 55 && old->constLast().stamp.hash == before.constLast().stamp.hash);
        const auto fresh = stage.copied();
        QVERIFY(fresh && fresh->constLast().stamp.hash == stage.own().constLast().stamp.hash);
        QVERIFY(stage.write(2'000, 3) && stage.copyAll()); // and goes on in the second
        QCOMPARE(stage.store->desks()->constFirst().strands.size(), 2);
    }

    void carriesAnEntryThatIsLargerThanAMessage()
    {
        Stage stage;
        QVERIFY(stage.open() && stage.write(0, 2));
        QVERIFY(appendBlocking(*stage.journal, {Kind::Verification, 1, QByteArray(64 * 1024, 'b')}));
        QVERIFY(stage.write(3, 2));
        std::optional<CopyPoint> known;
        int pages = 0, pieces = 0;
        for (CopyPieces joined;; ++pages) {
            const auto page = stage.page(known);
            if (!page)
                break;
            std::optional<QByteArray> whole;
            for (const CopyPiece& piece : piecesOf(quint64(pages + 1), bytesOf(*page))) {
                const QByteArray message = bytesOf(CopyMessage(piece));
                QVERIFY(message.size() <= 64 * 1024);
                whole = joined.take(std::get<CopyPiece>(*copyMessageOf(message)));
                ++pieces;
            }
            QVERIFY(whole && stage.store->take(*copyPageOf(*whole), stage.clock.now())->what == What::Kept);
            known = pointOf(page->rows.constLast());
        }
        QVERIFY(pages >= 2 && pieces > pages && stage.isSame(*stage.copied()));
    }

    void letsOldEntriesGoAndStillKnowsWhatFollows()
    {
        Stage stage;
        QVERIFY(stage.open() && stage.write(0, 10) && stage.copyAll());
        stage.clock.advance(std::chrono::days(100));
        stage.journal->confirmTime();
        QVERIFY(stage.write(10, 5) && stage.copyAll());
        QVERIFY(stage.store->prune(stage.clock.now() - CopyStore::keptFor));
        QCOMPARE(stage.copied()->size(), 5);
        QVERIFY(stage.write(15, 2) && stage.copyAll());
        QCOMPARE(stage.copied()->size(), 7);
        stage.clock.advance(std::chrono::days(200));
        QVERIFY(stage.store->prune(stage.clock.now()));
        QCOMPARE(stage.copied()->size(), 1); // the last stays
        QCOMPARE(stage.store->desks()->constFirst().strands.size(), 1);
    }

    /// Nothing is thrown away for what comes; what comes finds room again when the time of the oldest is over.
    void saysThatItIsFullAndGoesOnWhenOldEntriesHaveGone()
    {
        Stage stage;
        QVERIFY(stage.open() && stage.write(0, 40) && stage.copyAll());
        const qint64 held = *stage.store->bytes();
        QVERIFY(held > 40 * 120);
        stage.clock.advance(std::chrono::days(60));
        stage.journal->confirmTime();
        QVERIFY(stage.write(40, 5));
        const CopyPage more = *stage.page(stage.store->points(stage.options.deviceId)->constFirst());
        const auto take = [&](const CopyStore::Room& room) {
            return faultOf(stage.store->take(*copyPageOf(bytesOf(more)), stage.clock.now(), room));
        };
        QCOMPARE(take({held, CopyStore::totalBytesMax}), "journal.copies_full");
        QCOMPARE(take({CopyStore::strandBytesMax, held}), "journal.copies_full");
        QVERIFY(stage.store->prune(stage.clock.now() - CopyStore::keptFor));
        QCOMPARE(stage.copied()->size(), 40); // all of it is still wanted
        stage.clock.advance(std::chrono::days(40));
        QVERIFY(stage.store->prune(stage.clock.now() - CopyStore::keptFor));
        QVERIFY(*stage.store->bytes() < held / 10);
        QCOMPARE(take({held, held}), QByteArray());
        QCOMPARE(stage.copied()->size(), 6);
    }

    void givesAPlaceOnlyToWhoNeedsItMoreThanASilentDesk()
    {
        Stage stage;
        QVERIFY(stage.open() && stage.write(0, 1));
        const auto begin = [&](char desk) {
            CopyPage page = *stage.page({});
            page.device = QByteArray(16, desk);
            return faultOf(stage.store->take(page, stage.clock.now()));
        };
        for (int i = 0; i < CopyStore::desksMax; ++i) {
            QCOMPARE(begin(char('a' + i)), QByteArray());
            stage.clock.advance(std::chrono::hours(1));
        }
        QCOMPARE(begin('z'), "journal.copies_full");
        stage.clock.advance(CopyStore::keptFor - std::chrono::hours(CopyStore::desksMax) + std::chrono::minutes(1));
        QCOMPARE(begin('z'), QByteArray()); // the first one's time is over
        const auto desks = *stage.store->desks();
        QCOMPARE(desks.size(), CopyStore::desksMax);
        QCOMPARE(desks.constFirst().device, QByteArray(16, 'b'));
        QCOMPARE(begin('a'), "journal.copies_full"); // and only that one's
    }

    void takesNoNameThatATerminalWouldObeyAndNoKeysOfOthers()
    {
        Stage stage;
        QVERIFY(stage.open() && stage.write(0, 3));
        CopyPage page = *stage.page({});
        page.name = QStringLiteral("1번\x1b[2J창구");
        QCOMPARE(faultOf(copyPageOf(bytesOf(page))), "journal.bad_copy");
        page = *stage.page({});
        page.keys.append({page.keys.constFirst().keyId + 1, page.keys.constFirst().wrapped});
        QCOMPARE(faultOf(copyPageOf(bytesOf(page))), "journal.bad_copy");
    }

    /// What opened the first entries goes on opening them, whatever is sent later.
    void keepsTheFirstKeysOfAStrand()
    {
        Stage stage;
        QVERIFY(stage.open() && stage.write(0, 3));
        QCOMPARE(stage.take(*stage.page({})), What::Kept);
        QVERIFY(stage.write(3, 3));
        CopyPage later = *stage.page(stage.store->points(stage.options.deviceId)->constFirst());
        later.sealed = QByteArray(40, 'x');
        for (CopyKey& key : later.keys)
            key.wrapped = QByteArray(key.wrapped.size(), 'x');
        QCOMPARE(stage.take(later), What::Kept);
        const auto copy = stage.copied();
        QVERIFY(copy && stage.isSame(*copy));
    }

    void understandsOnlyItsOwnMessages()
    {
        CopyHave have{CopyHave::Refused::Broken, {{1, 7, QByteArray(32, 'h')}, {2, 9, QByteArray(32, 'i')}}};
        for (const CopyMessage& message :
            {CopyMessage(CopyAsk()), CopyMessage(have), CopyMessage(CopyPiece{7, 1, 2, "bytes"})}) {
            const QByteArray bytes = bytesOf(message);
            const auto read = copyMessageOf(bytes);
            QVERIFY(read && *read == message);
            for (qsizetype i = 0; i < bytes.size(); ++i)
                QVERIFY(!copyMessageOf(bytes.first(i)));
        }
        QVERIFY(!copyMessageOf(bytesOf(CopyMessage(CopyPiece{7, 2, 2, "bytes"}))));
        QVERIFY(!copyMessageOf(bytesOf(CopyMessage(CopyPiece{7, 0, 9, "bytes"}))));
    }
};

NARU_TEST(CopiesTest)
#include "tst_copies.moc"
