// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/till.h"

namespace naru::test {

/// A desk with a real journal and one open charge of 15,000 won.
struct PayStage {
    std::unique_ptr<JournalLog> log = *JournalLog::open();
    World world;
    Till till{*log, world};
    payments::Charge charge = Till::chargeFor(QStringLiteral("B-1"), Won{15'000});

    bool open() { return bool(till.open(charge)); }
    payments::Legs books()
    {
        payments::Legs legs;
        const auto asked = log->query([&](storage::Database& database) -> Result<void> {
            const auto all = payments::balances(database);
            if (!all)
                return all.fault();
            legs = *all;
            return {};
        });
        return asked ? legs : payments::Legs{{payments::Account::Cash, Won{-1}}};
    }
    bool isRebuilt() { return *tablesOf(*log) == *rebuilt(*log); }
    /// The fault of running `sql` on the file behind the room's back.
    QByteArray tried(const char* sql)
    {
        auto database = storage::Database::open(log->stage.options.path);
        if (!database)
            return database.fault().name();
        const auto ran = database->execute(sql);
        return ran ? QByteArray("accepted") : QByteArray(ran.fault().name());
    }
    Result<void> learn(
        const QString& service, payments::EvidenceKind kind, payments::Outcome outcome, const char* approval = "")
    {
        payments::Evidence evidence;
        evidence.kind = kind;
        evidence.outcome = outcome;
        evidence.approval = QLatin1StringView(approval);
        evidence.first = Till::clerk;
        evidence.second = Till::second;
        return till.learn(service, evidence);
    }
    Result<void> file() { return till.readFile(); }
    payments::State state(const QString& service) { return till.attempt(service)->state; }
};

inline const payments::Refund cancel{
    payments::ReversalKind::SameDayCancel, Won{15'000}, Till::second, QStringLiteral("손님이 취소")};

inline QByteArray faultOf(const Result<void>& result)
{
    return result ? QByteArray() : QByteArray(result.fault().name());
}
template <typename T>
QByteArray faultOf(const Result<T>& result)
{
    return result ? QByteArray() : QByteArray(result.fault().name());
}

} // namespace naru::test
