// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/folder.h"
#include "tests/support/narrowdesk.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::desk;

class ReserveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beginsNoMoneyOnAFullDiskAndGoesOnWithRoom()
    {
        test::NarrowDesk stage;
        stage.left = reserveBytes;
        QVERIFY(stage.begin());
        QCOMPARE(stage.charge(QStringLiteral("B-1")), QByteArray("open"));
        stage.left = reserveBytes - 1;
        QCOMPARE(stage.charge(QStringLiteral("B-2")), QByteArray("storage.reserve"));
        QCOMPARE(stage.cash(QByteArray(16, 'c')), QByteArray("storage.reserve"));
        QCOMPARE(stage.note(QStringLiteral("이한솔")), QByteArray()); // what is no new money is written down as before
        stage.left = reserveBytes;
        QCOMPARE(stage.charge(QStringLiteral("B-2")), QByteArray("open"));
        stage.left.reset(); // nobody can say: nobody is kept from their work
        QCOMPARE(stage.charge(QStringLiteral("B-3")), QByteArray("open"));
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
