// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/folder.h"
#include "tests/support/desksupport.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::desk;

namespace {

/// A desk whose disk has as much room as the test says.
struct Narrow : test::DeskStage {
    bool begin()
    {
        Desk::Parts parts{folder.filePath(QStringLiteral("data")), Desk::Kind::Real, clock, random, {}, nullptr,
            *parseRfc3339(u"2026-11-01T00:00:00Z")};
        parts.freeBytes = [this](const QString&) { return left; };
        auto opened = Desk::open(parts);
        if (!opened)
            return false;
        desk = *std::move(opened);
        return bool(setUp());
    }
    QByteArray charge(const char* bill)
    {
        std::optional<Result<Opened>> answer;
        desk->till()->open({QLatin1StringView(bill), {{QStringLiteral("등본"), Won{15'000}}}, {}},
            [&](Result<Opened> opened) { answer = std::move(opened); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20'000))
            return "no answer";
        return *answer ? QByteArray("open") : QByteArray(answer->fault().name());
    }
    QByteArray cash(const QByteArray& charge)
    {
        const auto asked = await([&](const Done& done) { desk->dayBook()->mayTakeCash(charge, done); });
        return asked ? QByteArray() : QByteArray(asked.fault().name());
    }
    std::optional<qint64> left = reserveBytes;
};

} // namespace

class ReserveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beginsNoMoneyOnAFullDiskAndGoesOnWithRoom()
    {
        Narrow stage;
        QVERIFY(stage.begin());
        QCOMPARE(stage.charge("B-1"), QByteArray("open"));
        stage.left = reserveBytes - 1;
        QCOMPARE(stage.charge("B-2"), QByteArray("storage.reserve"));
        QCOMPARE(stage.cash(QByteArray(16, 'c')), QByteArray("storage.reserve"));
        QVERIFY(stage.await([&](const Done& done) { // what is no new money is written down as before
            stage.desk->addStaff(QStringLiteral("이한솔"), Role::Clerk, test::goodPin, done);
        }));
        stage.left = reserveBytes;
        QCOMPARE(stage.charge("B-2"), QByteArray("open"));
        stage.left = std::nullopt; // nobody can say: nobody is kept from their work
        QCOMPARE(stage.charge("B-3"), QByteArray("open"));
    }

    void measuresADisk()
    {
        QTemporaryDir folder;
        QVERIFY(storage::freeBytes(folder.path()).value_or(0) > 0);
        QVERIFY(!storage::freeBytes(QStringLiteral("/no/such/folder")));
        const auto took = storage::flushTime(folder.path());
        QVERIFY(took && took->count() > 0);
        QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
        QVERIFY(!storage::flushTime(QStringLiteral("/no/such/folder")));
    }
};

NARU_TEST(ReserveTest)
#include "tst_reserve.moc"
