// SPDX-License-Identifier: GPL-3.0-or-later
// A record on a real disk that is small: full, without room for another name, read-only.
#include "tests/simulation/recordday.h"
#include "tests/support/smalldisk.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::test;

namespace {

constexpr qint64 mebibyte = SmallDisk::mebibyte;

/// A journal on it; what was acknowledged.
struct SmallRecord : JournalStage {
    explicit SmallRecord(const SmallDisk& disk) { options.path = disk.file(QStringLiteral("data/journal.db")); }
    QByteArray write(int number)
    {
        const auto stamp = append(number, count);
        if (stamp)
            acknowledged.insert(stamp->seq, stamp->hash);
        return stamp ? QByteArray() : QByteArray(stamp.fault().name());
    }
    QByteArray opens()
    {
        const auto opened = open();
        const auto ready
            = opened && options.mode == storage::Database::Mode::ReadWrite ? journal->migrate("tally", tally) : opened;
        return ready ? QByteArray() : QByteArray(ready.fault().name());
    }
    Acknowledged acknowledged;
};

} // namespace

/// R6, without hardware.
class FullDiskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!SmallDisk("size=1m").isThere())
            QSKIP("nobody here may mount a disk");
    }

    void losesNothingOnThreeMebibytes()
    {
        const SmallDisk disk("size=3m");
        SmallRecord record(disk);
        QCOMPARE(record.opens(), QByteArray());
        disk.fillUpTo(mebibyte);
        QByteArray refused;
        int number = 0;
        while (refused.isEmpty() && number < 20'000)
            refused = record.write(++number);
        QCOMPARE(refused, QByteArray("storage.disk_full"));
        for (int i = 0; i < 20; ++i) // it stays so, and every time it is said
            QCOMPARE(record.write(++number), refused);
        QCOMPARE(missing(*record.journal, record.acknowledged), QByteArray());
        disk.makeRoom();
        QCOMPARE(record.write(++number), QByteArray());
        QCOMPARE(record.opens(), QByteArray());
        QCOMPARE(missing(*record.journal, record.acknowledged), QByteArray());
        qInfo("full at entry %d; all %lld acknowledged ones are there", number - 21,
            static_cast<long long>(record.acknowledged.size()));
    }

    /// A program that starts where no new name fits finds its files again once there is room.
    void opensAgainWhereNoNameWasLeft()
    {
        const SmallDisk disk("size=8m,nr_inodes=24");
        SmallRecord record(disk);
        QCOMPARE(record.opens(), QByteArray());
        for (int i = 1; i <= 20; ++i)
            QCOMPARE(record.write(i), QByteArray());
        const auto name = [&](int i) { return disk.file(QStringLiteral("name-%1").arg(i)); };
        int names = 0;
        while (names < 100 && QFile(name(names)).open(QIODevice::WriteOnly))
            ++names;
        QVERIFY(names > 0 && names < 100);
        QCOMPARE(record.write(21), QByteArray()); // its files are there
        record.journal.reset();
        while (names < 100 && QFile(name(names)).open(QIODevice::WriteOnly))
            ++names; // those of its log, too
        const QByteArray refused = record.opens();
        QVERIFY2(!refused.isEmpty() && hasWords(refused), refused);
        for (int i = 0; i < names; ++i)
            QFile::remove(name(i));
        QCOMPARE(record.opens(), QByteArray());
        QCOMPARE(missing(*record.journal, record.acknowledged), QByteArray());
        QCOMPARE(record.write(22), QByteArray());
        qInfo("no name left: %s", refused.constData());
    }

    void readsWhereNothingCanBeWritten()
    {
        const SmallDisk disk("size=8m");
        SmallRecord record(disk);
        QCOMPARE(record.opens(), QByteArray());
        for (int i = 1; i <= 20; ++i)
            QCOMPARE(record.write(i), QByteArray());
        record.journal.reset();
        QVERIFY(disk.remount("ro"));
        const QByteArray refused = record.opens();
        QVERIFY2(refused == "storage.read_only" && hasWords(refused), refused);
        record.options.mode = storage::Database::Mode::ReadOnly;
        QCOMPARE(record.opens(), QByteArray());
        QCOMPARE(missing(*record.journal, record.acknowledged), QByteArray());
        record.journal.reset();
        QVERIFY(disk.remount("rw"));
        record.options.mode = storage::Database::Mode::ReadWrite;
        QCOMPARE(record.opens(), QByteArray());
        QCOMPARE(record.write(21), QByteArray());
        QCOMPARE(missing(*record.journal, record.acknowledged), QByteArray());
    }
};

NARU_TEST(FullDiskTest)
#include "tst_fulldisk.moc"
