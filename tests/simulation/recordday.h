// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/faultyvfs.h"
#include "tests/support/journalsupport.h"

#include <QMap>

namespace naru::test {

inline bool runsDeep()
{
    return qEnvironmentVariableIsSet("NARU_DEEP");
}
/// How many of what a test does many of: as asked (NARU_SEEDS), or by the depth of the run.
inline int timesOf(int daily, int deep)
{
    const int asked = qEnvironmentVariableIntValue("NARU_SEEDS");
    return asked > 0 ? asked : runsDeep() ? deep : daily;
}

/// A projection beside the entries, and checkpoints often enough to fall into the run.
inline constexpr storage::Database::Migration tally[]
    = {{1, "CREATE TABLE tally(seq INTEGER PRIMARY KEY) STRICT; PRAGMA wal_autocheckpoint=12"}};

inline Result<void> count(storage::Transaction& transaction, const journal::Stamp& stamp)
{
    auto insert = transaction.prepare("INSERT INTO tally(seq) VALUES(?1)");
    return insert ? insert->bind(1, static_cast<qint64>(stamp.seq)).run() : insert.fault();
}

using Acknowledged = QMap<quint64, QByteArray>; ///< seq → hash

/// A day of appends on a disk that may go at any moment; what was acknowledged is noted the moment it is.
inline void liveOneDay(JournalStage& stage, int appends, Acknowledged& acknowledged)
{
    if (!stage.open() || !stage.journal->migrate("tally", tally))
        return;
    for (int i = 1; i <= appends; ++i) {
        stage.clock.advance(Milliseconds(250));
        if (const auto stamp = stage.append(i, count); stamp)
            acknowledged.insert(stamp->seq, stamp->hash);
    }
    stage.journal.reset();
}

inline Result<Acknowledged> entriesOf(const journal::Journal& journal)
{
    journal::Journal::Range range;
    range.entriesMax = 100'000;
    const auto entries = journal.read(range);
    if (!entries)
        return entries.fault();
    Acknowledged found;
    for (const journal::Recorded& entry : *entries)
        found.insert(entry.stamp.seq, entry.stamp.hash);
    return found;
}

/// "lost 7": what was acknowledged is not there; or the fault that the record names itself; empty: all is there.
inline QByteArray missing(const journal::Journal& journal, const Acknowledged& acknowledged)
{
    const auto verified = journal.verify();
    if (!verified)
        return verified.fault().name();
    const auto found = entriesOf(journal);
    if (!found || static_cast<quint64>(found->size()) != *verified)
        return "unreadable";
    for (auto each = acknowledged.cbegin(); each != acknowledged.cend(); ++each) {
        if (found->value(each.key()) != each.value())
            return "lost " + QByteArray::number(each.key());
    }
    return {};
}

/// What is wrong after the power came back; empty: nothing.
inline QByteArray judge(JournalStage& stage, const Acknowledged& acknowledged)
{
    if (const auto opened = stage.open(); !opened)
        return opened.fault().name();
    const QByteArray lost = missing(*stage.journal, acknowledged);
    if (!lost.isEmpty())
        return lost;
    if (!stage.journal->migrate("tally", tally))
        return "no projection";
    qint64 apart = -1;
    const auto asked = stage.journal->query([&](storage::Database& database) -> Result<void> {
        auto select = database.prepare("SELECT (SELECT count(*) FROM journal) - (SELECT count(*) FROM tally)");
        if (!select)
            return select.fault();
        const auto stepped = select->step();
        apart = select->integer(0);
        return stepped ? Result<void>() : stepped.fault();
    });
    if (!asked || apart != 0)
        return "projection and entries differ";
    return stage.append(99, count) && stage.journal->verify() ? QByteArray() : QByteArray("does not go on");
}

} // namespace naru::test
