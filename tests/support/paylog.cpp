// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/paylog.h"

namespace naru::test {

namespace {

constexpr storage::Database::Migration entryTable[] = {{1,
    "CREATE TABLE entry(seq INTEGER PRIMARY KEY, kind INTEGER NOT NULL, schema INTEGER NOT NULL, body BLOB NOT NULL) "
    "STRICT"}};

Result<void> dump(storage::Database& database, QByteArray& text)
{
    for (const char* table : {"SELECT * FROM pay_charge ORDER BY 1", "SELECT * FROM pay_line ORDER BY 1, 2",
             "SELECT * FROM pay_attempt ORDER BY 1", "SELECT * FROM pay_evidence ORDER BY 1, 2",
             "SELECT * FROM pay_transfer ORDER BY 1", "SELECT * FROM pay_posting ORDER BY 1, 2",
             "SELECT * FROM pay_shift ORDER BY 1", "SELECT * FROM pay_count ORDER BY 1",
             "SELECT * FROM pay_cash ORDER BY 1", "SELECT * FROM pay_receipt ORDER BY 1",
             "SELECT * FROM pay_print ORDER BY 1, 2", "SELECT * FROM pay_opened ORDER BY 1",
             "SELECT * FROM pay_file ORDER BY 1", "SELECT * FROM pay_fileline ORDER BY 1",
             "SELECT * FROM pay_day ORDER BY 1", "SELECT * FROM pay_heard ORDER BY 1",
             "SELECT * FROM pay_elsewhere ORDER BY 1, 2", "SELECT * FROM pay_explained ORDER BY 1"}) {
        auto select = database.prepare(table);
        if (!select)
            return select.fault();
        for (;;) {
            const auto stepped = select->step();
            if (!stepped)
                return stepped.fault();
            if (*stepped == storage::Statement::Step::Done)
                break;
            for (int column = 0; column < select->columns(); ++column)
                text += (select->isNull(column) ? QByteArray("-") : select->blob(column).toPercentEncoding()) + '|';
            text += '\n';
        }
        text += "--\n";
    }
    return {};
}

} // namespace

Result<std::unique_ptr<PlainLog>> PlainLog::open(const QByteArray& vfs)
{
    auto database = storage::Database::open(QLatin1StringView(path), {storage::Database::Mode::ReadWrite, vfs});
    if (!database)
        return database.fault();
    if (auto made = database->migrate("test", entryTable); !made)
        return made.fault();
    if (auto made = database->migrate(payments::schemaRoom, payments::migrations()); !made)
        return made.fault();
    return std::unique_ptr<PlainLog>(new PlainLog(*std::move(database)));
}

Result<void> PlainLog::append(const payments::Record& record)
{
    auto transaction = m_database.begin();
    if (!transaction)
        return transaction.fault();
    auto insert = transaction->prepare("INSERT INTO entry(kind, schema, body) VALUES(?1, ?2, ?3)");
    if (!insert)
        return insert.fault();
    if (auto done = insert->bind(1, qint64(record.kind)).bind(2, qint64(record.schema)).bind(3, record.body).run();
        !done)
        return done;
    if (auto done = payments::project(*transaction, m_database.lastInsertId(), record); !done)
        return done;
    return transaction->commit();
}

Result<QList<payments::Record>> PlainLog::records()
{
    QList<payments::Record> records;
    auto select = m_database.prepare("SELECT kind, schema, body FROM entry ORDER BY seq");
    if (!select)
        return select.fault();
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == storage::Statement::Step::Done)
            return records;
        records.append(
            {static_cast<Kind>(select->integer(0)), static_cast<quint16>(select->integer(1)), select->blob(2)});
    }
}

Result<std::unique_ptr<JournalLog>> JournalLog::open(const QByteArray& vfs)
{
    std::unique_ptr<JournalLog> log(new JournalLog(vfs));
    if (const auto opened = log->reopen(); !opened)
        return opened.fault();
    return log;
}

Result<void> JournalLog::reopen()
{
    if (auto opened = stage.open(); !opened)
        return opened;
    return stage.journal->migrate(payments::schemaRoom, payments::migrations());
}

Result<void> JournalLog::append(const payments::Record& record)
{
    const auto stamp = journal::appendBlocking(*stage.journal, {record.kind, record.schema, record.body},
        [record](storage::Transaction& transaction, const journal::Stamp& at) {
            return payments::project(transaction, static_cast<qint64>(at.seq), record);
        });
    return stamp ? Result<void>() : stamp.fault();
}

Result<QList<payments::Record>> JournalLog::records()
{
    journal::Journal::Range range;
    range.entriesMax = 100'000;
    const auto entries = stage.journal->read(range);
    if (!entries)
        return entries.fault();
    QList<payments::Record> records;
    for (const journal::Recorded& each : *entries)
        records.append({each.entry.kind, each.entry.schema, each.entry.body});
    return records;
}

Result<QByteArray> tablesOf(PayLog& log)
{
    QByteArray text;
    if (const auto asked = log.query([&](storage::Database& database) { return dump(database, text); }); !asked)
        return asked.fault();
    return text;
}

Result<QByteArray> rebuilt(PayLog& log)
{
    const auto records = log.records();
    if (!records)
        return records.fault();
    FaultyDisk disk("rebuilt");
    auto anew = PlainLog::open(disk.vfs());
    if (!anew)
        return anew.fault();
    for (const payments::Record& record : *records) {
        if (const auto done = (*anew)->append(record); !done)
            return done.fault();
    }
    return tablesOf(**anew);
}

} // namespace naru::test
