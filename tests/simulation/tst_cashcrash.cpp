// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/dayclose/daystore.h"
#include "tests/simulation/paymentday.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::payments;
using test::FaultyDisk;
using test::PlainLog;
using test::Plays;
using test::Till;
using test::World;

namespace {

bool isDisk(const Fault& fault)
{
    return QByteArrayView(fault.name()).startsWith("storage.") && !fault.is(storage::StorageFault::ConstraintFailed);
}

Result<void> closeDay(test::PayLog& log, const World& world)
{
    std::optional<dayclose::DayReport> report;
    const auto asked = log.query([&](storage::Database& database) -> Result<void> {
        const auto made
            = dayclose::computed(database, {dayclose::DayReport::Kind::Z, world.now.wall, Till::clerk, 0, {}});
        if (!made)
            return made.fault();
        report = *made;
        return {};
    });
    return asked ? log.append(recordOf(*report)) : asked;
}

/// A day of cash, from wherever the desk stands: what was done is refused, and what was not is done. Whether the disk
/// held.
bool liveOn(Till& till, World& world)
{
    const Charge card = Till::chargeFor(QStringLiteral("B-1"), Won{15'000});
    const Charge cash = Till::chargeFor(QStringLiteral("B-2"), Won{400});
    const auto back = [&] { return till.moveCash(CashKind::GivenBack, Won{400}, cash.id, Till::second); };
    const std::function<Result<void>()> steps[]
        = {[&] { return till.openDrawer(Won{50'000}); }, [&] { return till.open(card); },
            [&]() -> Result<void> {
                const auto asked = till.attempts(card.id);
                if (!asked || !asked->isEmpty())
                    return asked ? till.recover() : asked.fault();
                const auto paid = till.pay(card, Plays::Declines);
                return paid ? Result<void>() : paid.fault();
            },
            [&] { return test::resolve(till, world); }, [&] { return till.takeCash(card, Won{20'000}); },
            [&] { return till.open(cash); }, [&] { return till.takeCash(cash, Won{400}); }, back,
            [&] { return till.count(ShiftStep::Closed, Won{65'000}); }, [&] { return closeDay(till.log(), world); }};
    for (const auto& step : steps) {
        if (const auto done = step(); !done && isDisk(done.fault()))
            return false;
    }
    return true;
}

/// What is wrong at the end of the day; empty: nothing.
QByteArray judged(test::PayLog& log)
{
    QByteArray wrong;
    const auto asked = log.query([&](storage::Database& database) -> Result<void> {
        const auto books = balances(database);
        const auto days = dayclose::closedDays(database, 5);
        if (!books || !days)
            return !books ? books.fault() : days.fault();
        if (*books
            != Legs{{Account::Cash, Won{65'000}}, {Account::Revenue, Won{-15'000}}, {Account::Safe, Won{-50'000}}})
            wrong = "the books";
        else if (days->size() != 1 || days->first().received() != Won{15'000} || days->first().drawer != Won{65'000})
            wrong = "the closed day";
        return {};
    });
    return asked ? wrong : QByteArray(asked.fault().name());
}

} // namespace

/// The power goes at every operation of a day with cash, hand counts and a close.
class CashCrashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryCoin()
    {
        qint64 cuts = 0;
        for (bool over = false; !over; ++cuts) {
            FaultyDisk disk("cash-crash");
            World world;
            {
                auto log = PlainLog::open(disk.vfs());
                QVERIFY(log);
                disk.setPlan({.cutAt = disk.operations() + cuts});
                Till till(**log, world);
                over = liveOn(till, world);
            }
            disk.cutPower(static_cast<std::uint64_t>(cuts));
            world.now.boot += '+';
            world.now.monotonic = Milliseconds(20'000);
            auto log = PlainLog::open(disk.vfs());
            QVERIFY2(log, qPrintable(QString::number(cuts)));
            Till till(**log, world);
            QVERIFY2(till.recover() && liveOn(till, world), qPrintable(QString::number(cuts)));
            const QByteArray wrong = judged(**log);
            QVERIFY2(wrong.isEmpty(), "operation " + QByteArray::number(cuts) + ": " + wrong);
            QCOMPARE(*test::tablesOf(**log), *test::rebuilt(**log));
        }
        qInfo("%lld power cuts in a day of cash", cuts);
    }
};

NARU_TEST(CashCrashTest)
#include "tst_cashcrash.moc"
