// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/projection.h"
#include "tests/support/faultyvfs.h"
#include "tests/support/journalsupport.h"

namespace naru::test {

/// Where the entries of payments go: the real journal, or the smallest thing that keeps entry and tables together.
class PayLog {
public:
    virtual ~PayLog() = default;
    virtual Result<void> append(const payments::Record& record) = 0;
    virtual Result<void> query(const std::function<Result<void>(storage::Database&)>& run) = 0;
    virtual Result<QList<payments::Record>> records() = 0;
};

/// One file, one transaction per entry, no thread: quick enough for a hundred thousand crashes.
class PlainLog final : public PayLog {
public:
    static constexpr const char* path = "till.db";
    /// Makes the tables where they are absent.
    static Result<std::unique_ptr<PlainLog>> open(const QByteArray& vfs);
    Result<void> append(const payments::Record& record) override;
    Result<void> query(const std::function<Result<void>(storage::Database&)>& run) override { return run(m_database); }
    Result<QList<payments::Record>> records() override;

private:
    explicit PlainLog(storage::Database database)
        : m_database(std::move(database))
    {
    }
    storage::Database m_database;
};

/// The journal itself, as desk binds it.
class JournalLog final : public PayLog {
public:
    /// Faults: those of Journal::open() and migrate().
    static Result<std::unique_ptr<JournalLog>> open(const QByteArray& vfs = {});
    Result<void> reopen();
    Result<void> append(const payments::Record& record) override;
    Result<void> query(const std::function<Result<void>(storage::Database&)>& run) override
    {
        return stage.journal->query(run);
    }
    Result<QList<payments::Record>> records() override;

    JournalStage stage;

private:
    explicit JournalLog(const QByteArray& vfs)
        : stage(vfs)
    {
    }
};

/// Every row of the room's tables, as text, in order.
Result<QByteArray> tablesOf(PayLog& log);
/// The tables that the entries alone make; equal to tablesOf() or something is wrong.
Result<QByteArray> rebuilt(PayLog& log);

} // namespace naru::test
