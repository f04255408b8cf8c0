// SPDX-License-Identifier: GPL-3.0-or-later
// A record that let bodies go is torn at every entry and every page, before and behind the entry that says what went:
// what is good comes back and knows what it may lack, or the tear has a name.
#include "app/journal/pruning.h"
#include "app/journal/recovering.h"
#include "app/journal/secondcopy.h"
#include "tests/support/journalsupport.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace naru;
using namespace naru::journal;

namespace {

constexpr int entryCount = 60;
constexpr qsizetype bodyBytes = 850; ///< four to a page
constexpr qint64 pageBytes = 4096;

/// Hundreds of small files come and go.
QString fastPlace()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/naru-XXXXXX");
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// Sixty entries, two of three of them about visits; those up to the 20th went, then those up to the 40th. Beside it
/// the log of its second copy, as it is now and as it was before the second time.
struct Torn : test::JournalStage {
    Torn()
    {
        options.path = here.filePath(QStringLiteral("journal.db"));
        if (!open())
            qFatal("no journal");
        write(30);
        letGo(20);
        follow();
        olderLog = bytesOf(logPath());
        write(entryCount - 10);
        letGo(40);
        follow();
        newerLog = bytesOf(logPath());
        write(entryCount);
        end();
    }
    void write(int upTo)
    {
        while (written < upTo) {
            clock.advance(Milliseconds(1'000));
            const bool isVisit = ++written % 3 > 0;
            const Entry entry{isVisit ? Kind::Verification : Kind::ShiftNote, 1, random.bytes(bodyBytes)};
            if (const auto stamp = appendBlocking(*journal, entry)) {
                hashes.append(stamp->hash);
                bodies.append(entry.body);
            }
        }
    }
    void letGo(int upTo)
    {
        Journal::Pruning pruning;
        pruning.before = clock.now();
        pruning.mayGo = [](Kind kind) { return kind == Kind::Verification; };
        pruning.proven = [](const Outgoing&) { return true; };
        const Head acked{1, quint64(upTo), hashes.at(upTo - 1)};
        if (!journal->outgoing().advance({acked, "receipt", clock.now()}) || !journal->prune(pruning))
            qFatal("nothing went");
        const auto last = journal->last();
        hashes.append(last->hash);
        bodies.append(journal->read({last->seq - 1, 1})->first().entry.body);
        prunedAt = int(last->seq);
        ++written;
    }
    void follow()
    {
        SecondCopy copy({*journal, options.deviceId, "sealed"});
        copy.keepIn(stick.path());
        copy.push();
        copy.wait();
        if (copy.fault())
            qFatal("no copy");
    }
    void end()
    {
        journal.reset();
        whole = bytesOf(options.path);
    }
    QString logPath() const { return stick.filePath(QStringLiteral("journal.log")); }

    /// What anybody reads of the file as it now lies there: its keys and beginnings, then entry after entry.
    QList<QByteArray> read() const
    {
        QList<QByteArray> rows;
        auto database = storage::Database::open(options.path, {storage::Database::Mode::ReadOnly, {}});
        for (const char* sql : {"SELECT wrapped, first_prev_hash, device_id FROM data_key, anchor, owner",
                 "SELECT seq, hash, digest, body, kind, hlc FROM journal ORDER BY place"}) {
            auto select = database ? database->prepare(sql) : Result<storage::Statement>(database.fault());
            for (;;) {
                const auto stepped = select ? select->step() : Result<storage::Statement::Step>(select.fault());
                if (!stepped || *stepped == storage::Statement::Step::Done)
                    break;
                QByteArray row;
                for (int column = 0; column < select->columns(); ++column)
                    row += select->blob(column) + '|';
                rows.append(row);
            }
        }
        return rows;
    }
    /// Entries that are what was written, from the first on.
    int readable() const
    {
        const auto rows = read();
        qsizetype same = 0;
        while (same < std::min(rows.size(), truth.size()) && rows.at(same) == truth.at(same))
            ++same;
        return int(std::max<qsizetype>(0, same - 1));
    }
    void lie(const QByteArray& file)
    {
        for (const char* part : {"-wal", "-shm"})
            QFile::remove(options.path + QLatin1StringView(part));
        put(options.path, file);
    }
    void lieWithRow(const QByteArray& sql)
    {
        lie(whole);
        auto database = storage::Database::open(options.path);
        if (!database || !database->execute(sql.constData()))
            qFatal("cannot tear");
    }

    /// Empty: it came back as far as it could be read, or further with a log. Else what is amiss, or, beginning with a
    /// dot, the name of the fault.
    QByteArray comesBack(const QByteArray& log)
    {
        put(logPath(), log);
        const int good = readable();
        const QTemporaryDir place(fastPlace());
        auto wrap = keys->load(QStringLiteral("journal.wrap"));
        const QString target = place.filePath(QStringLiteral("journal.db"));
        const auto recovered
            = recover(options.path, logPath(), target, Vault(options.deviceId, *std::move(wrap)), random);
        if (!recovered)
            return QByteArray(".") + recovered.fault().name();
        if (recovered->entries == 0)
            return ".nothing";
        Journal::Options again = options;
        again.path = target;
        const auto opened = Journal::open(again, *keys, clock, random, atOnce());
        if (!opened)
            return QByteArray("does not open: ") + opened.fault().name();
        const auto verified = (*opened)->verify();
        if (!verified || *verified != recovered->entries)
            return QByteArray("does not verify: ") + (verified ? "another count" : verified.fault().name());
        ++came;
        return compared(**opened, good);
    }
    QByteArray compared(const Journal& record, int good)
    {
        const auto entries = record.read({0, entryCount + 10});
        if (!entries)
            return entries.fault().name();
        int last = 0, lacking = 0;
        quint64 lastLacking = 0;
        for (const Recorded& each : *entries) {
            const auto at = int(each.stamp.seq) - 1;
            if (at < hashes.size() && each.stamp.hash == hashes.at(at)) {
                last = at + 1;
                if (each.letGo ? at >= 40 : each.entry.body != bodies.at(at))
                    return "another body at " + QByteArray::number(at + 1);
                lacking += each.letGo;
                lastLacking = each.letGo ? each.stamp.seq : lastLacking;
            } else if (at != last || &each != &entries->last() || each.entry.kind != Kind::Pruned || lacking == 0) {
                return "a foreign entry at " + QByteArray::number(at + 1);
            } else {
                ++floors;
            }
        }
        if (last < good)
            return "only " + QByteArray::number(last) + " of " + QByteArray::number(good);
        // What is written from now on may not be lacked: the record's own word ends at the last one missing.
        return refusesALaterLoss(record, lastLacking) ? QByteArray() : QByteArray("a later loss is silent");
    }
    bool refusesALaterLoss(const Journal& record, quint64 lastLacking)
    {
        bool refused = true;
        const auto asked = record.query([&](storage::Database& database) -> Result<void> {
            auto wrap = keys->load(QStringLiteral("journal.wrap"));
            const Vault vault(options.deviceId, *std::move(wrap));
            LetGo went(database, vault);
            Row next;
            next.epoch = 1;
            next.seq = record.last()->seq + 1;
            refused = !went.mayLack(next)
                && (lastLacking == 0 || went.mayLack(Row{1, lastLacking, 0, 0, 0, 0, {}, {}, {}}));
            return {};
        });
        return asked && refused;
    }

    QTemporaryDir here{fastPlace()}, stick{fastPlace()};
    QByteArray whole, olderLog, newerLog;
    QList<QByteArray> hashes, bodies, truth;
    int written = 0, prunedAt = 0;
    int came = 0, floors = 0;
};

} // namespace

class TornRecordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_torn.truth = m_torn.read();
        QCOMPARE(m_torn.truth.size(), 1 + entryCount);
        QCOMPARE(m_torn.prunedAt, 51);
    }
    void init() { m_torn.came = m_torn.floors = 0; }

    /// Nobody has a copy: each entry in turn is the first that cannot be believed.
    void atEveryEntry()
    {
        for (int seq = 1; seq <= entryCount; ++seq) {
            for (const char* what : {"hash=zeroblob(32)", "hlc=hlc+1", "digest=zeroblob(32)"}) {
                m_torn.lieWithRow("UPDATE journal SET " + QByteArray(what) + " WHERE seq=" + QByteArray::number(seq));
                const QByteArray said = m_torn.comesBack({});
                QVERIFY2(
                    seq == 1 ? said == ".nothing" : said.isEmpty(), QByteArray::number(seq) + ' ' + what + ": " + said);
            }
        }
        qInfo("%d came back, %d of them with a word of their own for what went", m_torn.came, m_torn.floors);
        QCOMPARE(m_torn.came, 3 * (entryCount - 1));
        QVERIFY(m_torn.floors > 3 * 40);
    }

    /// The hub's word is torn as well: then what went is known by the entry that says so alone.
    void atEveryEntryWithoutTheHubsWord()
    {
        QList<int> refused;
        for (int seq = 2; seq <= entryCount; ++seq) {
            m_torn.lieWithRow("DELETE FROM outbox_state; UPDATE journal SET hash=zeroblob(32), digest=zeroblob(32)"
                              " WHERE seq="
                + QByteArray::number(seq));
            const QByteArray said = m_torn.comesBack({});
            if (said == ".journal.body_unreadable")
                refused.append(seq);
            else
                QVERIFY2(said.isEmpty(), QByteArray::number(seq) + ": " + said);
        }
        QCOMPARE(refused, QList<int>({m_torn.prunedAt - 1, m_torn.prunedAt})); // and what it follows from
    }

    /// The copy knows of it: then none is refused.
    void atEveryEntryBesideACopy()
    {
        for (const QByteArray& log : {m_torn.newerLog, m_torn.olderLog}) {
            for (int seq = 1; seq <= entryCount; ++seq) {
                m_torn.lieWithRow("UPDATE journal SET hash=zeroblob(32) WHERE seq=" + QByteArray::number(seq));
                const QByteArray said = m_torn.comesBack(log);
                QVERIFY2(said.isEmpty(), QByteArray::number(seq) + ": " + said);
            }
        }
    }

    void atEveryPage_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("zeros") << 0;
        QTest::newRow("another page") << 1;
        QTest::newRow("cut off") << 2;
        QTest::newRow("some bytes of it") << 3;
    }
    void atEveryPage()
    {
        QFETCH(const int, how);
        const QByteArray& whole = m_torn.whole;
        QMap<QByteArray, int> refused;
        SeededRandom chance(3);
        for (qint64 at = 0; at < whole.size(); at += how == 3 ? 512 : pageBytes) {
            QByteArray file = whole;
            if (how == 2)
                file.truncate(at);
            else if (how == 3)
                file.replace(at + qint64(chance.below(448)), 64, chance.bytes(64));
            else
                file.replace(
                    at, pageBytes, how == 0 ? QByteArray(pageBytes, '\0') : whole.mid(whole.size() / 2, pageBytes));
            for (const QByteArray& log : {QByteArray(), m_torn.newerLog, m_torn.olderLog}) {
                m_torn.lie(file);
                const QByteArray said = m_torn.comesBack(log);
                QVERIFY2(said.isEmpty() || said.startsWith('.'), QByteArray::number(at) + ": " + said);
                QVERIFY2(said.isEmpty() || log.isEmpty(), QByteArray::number(at) + " beside a copy: " + said);
                refused[said] += !said.isEmpty();
            }
        }
        for (auto each = refused.cbegin(); each != refused.cend(); ++each)
            if (*each)
                qInfo("%d refused: %s", *each, each.key().constData());
        qInfo("%d came back, %d of them with a word of their own for what went", m_torn.came, m_torn.floors);
        QVERIFY(m_torn.came > 0);
    }

private:
    Torn m_torn;
};

NARU_TEST(TornRecordsTest)
#include "tst_tornrecords.moc"
