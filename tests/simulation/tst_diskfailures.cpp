// SPDX-License-Identifier: GPL-3.0-or-later
// One call of the disk or one allocation fails, whichever it is, once or from then on.
#include "app/journal/outgoing.h"
#include "app/words/words.h"
#include "tests/simulation/recordday.h"
#include "tests/support/failingmemory.h"
#include "tests/support/suite.h"

#include <QSet>

using namespace naru;
using namespace naru::test;

namespace {

constexpr int entriesBefore = 8, entriesAfter = 6;

/// A record whose program was killed: its log is to be read again at the start.
struct Morning {
    Morning()
    {
        if (!stage.open() || !stage.journal->migrate("tally", tally))
            qFatal("no morning");
        for (int i = 1; i <= entriesBefore; ++i)
            if (const auto stamp = stage.append(i, count))
                acknowledged.insert(stamp->seq, stamp->hash);
        image = disk.image();
        stage.journal.reset();
    }
    FaultyDisk disk{"failures-morning"};
    JournalStage stage{disk.vfs()};
    Acknowledged acknowledged;
    FaultyDisk::ImagePtr image;
};

/// A day on that record, of which every step may fail.
class Day {
public:
    explicit Day(Morning& morning)
        : m_morning(morning)
        , m_acknowledged(morning.acknowledged)
    {
        m_disk.restore(*morning.image, FaultyDisk::After::Kill);
        m_stage.options = morning.stage.options; // the same names, the same keys
        m_stage.options.vfs = m_disk.vfs();
        std::swap(m_stage.keys, morning.stage.keys);
    }
    ~Day()
    {
        m_stage.journal.reset();
        std::swap(m_stage.keys, m_morning.stage.keys);
    }
    FaultyDisk& disk() { return m_disk; }
    const QList<QByteArray>& faults() const { return m_faults; }

    void live()
    {
        if (!heard(m_stage.open()) || !heard(m_stage.journal->migrate("tally", tally)))
            return;
        append(entriesAfter);
        const journal::Journal& record = *m_stage.journal;
        heard(record.read({}));
        heard(record.verify());
        journal::Outgoing& out = m_stage.journal->outgoing();
        heard(out.cursor());
        heard(out.waiting());
        const auto stretch = out.after({1, 0, QByteArray(32, '\0')}, 3, 1'000'000);
        if (heard(stretch)) {
            const journal::Leaving& third = stretch->entries.last();
            heard(out.advance({{1, third.seq, third.hash}, "receipt", m_stage.clock.now()}));
        }
        heard(out.hold({{1, 2, QStringLiteral("unreadable")}}));
        heard(out.held());
        append(1);
    }
    void close() { m_stage.journal.reset(); }
    /// All works again: without a new start where it is open, and after a power cut. Empty: nothing is wrong.
    QByteArray goesOn(quint64 seed)
    {
        if (m_stage.journal) {
            if (!m_stage.journal->migrate("tally", tally))
                return "does not go on without a new start";
            const auto before = m_acknowledged.size();
            append(1);
            if (m_acknowledged.size() == before)
                return "does not go on without a new start: " + m_faults.last();
            m_stage.journal.reset();
        }
        m_disk.cutPower(seed);
        return judge(m_stage, m_acknowledged);
    }

private:
    template <typename Value>
    bool heard(const Result<Value>& result)
    {
        if (!result)
            m_faults.append(result.fault().name());
        return bool(result);
    }
    void append(int entries)
    {
        for (int i = 0; i < entries; ++i) {
            m_stage.clock.advance(Milliseconds(250));
            const auto stamp = m_stage.append(++m_number, count);
            if (heard(stamp))
                m_acknowledged.insert(stamp->seq, stamp->hash);
        }
    }

    Morning& m_morning;
    FaultyDisk m_disk{"failures-day"};
    JournalStage m_stage;
    Acknowledged m_acknowledged;
    QList<QByteArray> m_faults;
    int m_number = entriesBefore;
};

struct Seen {
    qint64 points = 0, silent = 0;
    QMap<QByteArray, int> faults;
};

} // namespace

/// R4: no crash, nothing acknowledged lost, and a fault that has a sentence for whoever is there.
class DiskFailuresTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Morning> m_morning;
    Seen m_seen;

    /// k = 0, stride, … until the script runs through without meeting the failure.
    template <typename Begin, typename End>
    void everywhere(const char* what, qint64 stride, const Begin& begin, const End& end)
    {
        for (const bool forEver : {false, true}) {
            for (const bool closes : {false, true}) {
                bool isMet = true;
                for (qint64 at = 0; isMet; at += stride) {
                    Day day(*m_morning);
                    begin(day, at, forEver);
                    day.live();
                    if (closes)
                        day.close();
                    isMet = end(day) > 0;
                    const QByteArray verdict = day.goesOn(quint64(at));
                    QVERIFY2(verdict.isEmpty(),
                        QByteArray(what) + " " + QByteArray::number(at) + (forEver ? " and all behind it" : "")
                            + (closes ? ", closed meanwhile: " : ": ") + verdict);
                    m_seen.points += isMet;
                    m_seen.silent += isMet && day.faults().isEmpty();
                    for (const QByteArray& fault : day.faults())
                        ++m_seen.faults[fault];
                }
            }
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(FailingMemory::install());
        m_morning = std::make_unique<Morning>();
    }

    void losesNothingWhicheverCallFails_data()
    {
        QTest::addColumn<int>("call");
        QTest::addColumn<int>("stride");
        QTest::newRow("xRead") << int(FaultyDisk::Call::Read) << 5;
        QTest::newRow("xWrite") << int(FaultyDisk::Call::Write) << 3;
        QTest::newRow("xSync") << int(FaultyDisk::Call::Sync) << 1;
        QTest::newRow("xOpen") << int(FaultyDisk::Call::Open) << 1;
        QTest::newRow("xTruncate, xDelete, xFileSize, xShmMap") << int(FaultyDisk::Call::Other) << 3;
    }
    void losesNothingWhicheverCallFails()
    {
        QFETCH(const int, call);
        QFETCH(const int, stride);
        everywhere(
            QTest::currentDataTag(), runsDeep() ? 1 : stride,
            [&](Day& day, qint64 at, bool forEver) {
                day.disk().setPlan({.refuse = FaultyDisk::Refusal{FaultyDisk::Call(call), at, forEver}});
            },
            [](Day& day) {
                const qint64 refused = day.disk().refused();
                day.disk().setPlan({});
                return refused;
            });
    }

    void losesNothingWhenMemoryRunsOut()
    {
        everywhere(
            "allocation", runsDeep() ? 1 : 97,
            [](Day&, qint64 at, bool forEver) { FailingMemory::failAt(at, forEver); },
            [](Day&) {
                FailingMemory::stopFailing();
                return FailingMemory::refused();
            });
    }

    void everyFaultHasItsSentences()
    {
        QByteArrayList told;
        for (auto each = m_seen.faults.cbegin(); each != m_seen.faults.cend(); ++each) {
            told.append(each.key() + " " + QByteArray::number(each.value()));
            for (const auto language : {words::Language::Korean, words::Language::English}) {
                const auto said = words::wordsOf(QLatin1StringView(each.key()), language);
                QVERIFY2(words::knows(QLatin1StringView(each.key()), language) && !said.whatToDo.isEmpty(), each.key());
            }
        }
        qInfo("%lld points, %lld of them nobody noticed and nothing was wrong; %s",
            static_cast<long long>(m_seen.points), static_cast<long long>(m_seen.silent), told.join(", ").constData());
        QVERIFY(m_seen.points > (runsDeep() ? 2'000 : 100));
    }
};

NARU_TEST(DiskFailuresTest)
#include "tst_diskfailures.moc"
