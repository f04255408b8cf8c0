// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/support/till.h"

using namespace naru;
using namespace naru::payments;
using test::Plays;

namespace {

/// A desk with a real journal and one open charge of 15,000 won.
struct Stage {
    std::unique_ptr<test::JournalLog> log = *test::JournalLog::open();
    test::World world;
    test::Till till{*log, world};
    Charge charge = test::Till::chargeFor(QStringLiteral("B-1"), Won{15'000});

    bool open() { return bool(till.open(charge)); }
    Legs books()
    {
        Legs legs;
        const auto asked = log->query([&](storage::Database& database) -> Result<void> {
            const auto all = balances(database);
            if (!all)
                return all.fault();
            legs = *all;
            return {};
        });
        return asked ? legs : Legs{{Account::Cash, Won{-1}}};
    }
    bool isRebuilt() { return *test::tablesOf(*log) == *test::rebuilt(*log); }
    /// The fault of running `sql` against the file, or none.
    QByteArray tried(const char* sql)
    {
        QByteArray fault = "accepted";
        const auto asked = log->stage.journal->migrate("tried", {});
        if (!asked)
            return asked.fault().name();
        auto database = storage::Database::open(log->stage.options.path);
        if (!database)
            return database.fault().name();
        const auto ran = database->execute(sql);
        return ran ? fault : QByteArray(ran.fault().name());
    }
};

} // namespace

class PaymentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesACardThroughTheJournal()
    {
        Stage stage;
        QVERIFY(stage.open());
        const auto paid = stage.till.pay(stage.charge, Plays::Approves);
        QVERIFY2(paid, paid ? "" : qPrintable(paid.fault().detail()));
        const auto attempt = stage.till.attempt(*paid);
        QCOMPARE(attempt->state, State::Approved);
        QCOMPARE(stage.books(), (Legs{{Account::CardClearing, Won{15'000}}, {Account::Revenue, Won{-15'000}}}));
        QCOMPARE(stage.world.judge.requests(), 1);
        QCOMPARE(stage.log->stage.journal->count(), 4u);
        QVERIFY(stage.isRebuilt());
        QVERIFY(stage.log->reopen());
        QVERIFY(stage.log->query([](storage::Database& database) { return verifyEvidence(database); }));
    }
};

NARU_TEST(PaymentsTest)
#include "tst_payments.moc"
