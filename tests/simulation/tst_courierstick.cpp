// SPDX-License-Identifier: GPL-3.0-or-later
// Sticks that are too small or locked: said by their own names, and what lies there is whole.
#include "sync/agent/courier.h"
#include "sync/wire/batch.h"
#include "sync/wire/courier.h"
#include "tests/support/memoryoutgoing.h"
#include "tests/support/smalldisk.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFile>

using namespace naru;
using namespace naru::test;
using journal::CourierFault;

class CourierStickTest : public QObject {
    Q_OBJECT

    const Instant m_now = *parseRfc3339(u"2026-11-20T00:00:00Z");
    SeededRandom m_random{5};
    const crypto::PrivateKey m_key = crypto::PrivateKey::generate(crypto::Curve::P256, m_random);
    MemoryOutgoing m_record{QByteArray(16, 'd'), m_random};

    Result<agent::Carried> carry(const SmallDisk& stick)
    {
        return agent::exportTo(stick.file(QStringLiteral("naru")), m_record, m_key, QStringLiteral("0.1.0"));
    }
    static QStringList filesOn(const SmallDisk& stick)
    {
        return QDir(stick.file(QStringLiteral("naru"))).entryList(QDir::Files | QDir::Hidden);
    }
    /// Each is a batch that its hub would take; nothing half-written lies beside.
    static bool areWhole(const SmallDisk& stick)
    {
        for (const QString& name : filesOn(stick)) {
            const auto bytes = wire::carriedBytes(stick.file(QStringLiteral("naru/") + name), 8 << 20);
            if (!name.endsWith(QLatin1StringView(wire::batchSuffix)) || !bytes || !wire::batchOf(*bytes))
                return false;
        }
        return true;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!SmallDisk("size=1m").isThere())
            QSKIP("nobody here may mount a disk");
        for (int i = 0; i < 4'000; ++i)
            m_record.write(2, m_random.bytes(400), m_now);
    }

    void oneThatIsTooSmallSaysSo()
    {
        const SmallDisk stick("size=1m");
        const auto carried = carry(stick);
        QVERIFY(!carried);
        QCOMPARE(carried.fault().name(), "courier.full");
        QVERIFY(!filesOn(stick).isEmpty() && areWhole(stick));
        const auto again = carry(stick); // it stays so, and nothing piles up
        QVERIFY(!again && again.fault().is(CourierFault::Full) && areWhole(stick));
    }

    /// A few bytes lie in a buffer until the last moment: found no room then, they were called written once.
    void aSmallFileThatFindsNoRoomLeavesTheOneBefore()
    {
        const SmallDisk stick("size=1m");
        const QString path = stick.file(QStringLiteral("answer"));
        QVERIFY(wire::keepCarried(path, "before"));
        stick.fillUpTo(0);
        const auto refused = wire::keepCarried(path, "after");
        QVERIFY(!refused && refused.fault().is(storage::StorageFault::IoFailed));
        QCOMPARE(*wire::carriedBytes(path, 100), QByteArray("before"));
        stick.makeRoom();
        QVERIFY(wire::keepCarried(path, "after"));
        QCOMPARE(*wire::carriedBytes(path, 100), QByteArray("after"));
    }

    void oneThatIsLockedSaysSo()
    {
        SmallDisk stick("size=8m");
        QVERIFY(carry(stick));
        const QStringList files = filesOn(stick);
        QVERIFY(stick.remount("ro"));
        const auto refused = carry(stick);
        QVERIFY(!refused);
        QCOMPARE(refused.fault().name(), "courier.read_only");
        QCOMPARE(filesOn(stick), files);
        QVERIFY(stick.remount("rw"));
        const auto carried = carry(stick);
        QVERIFY(carried && carried->entries == 4'000 && carried->newest == m_now);
        QCOMPARE(filesOn(stick), files); // the same names
    }
};

NARU_TEST(CourierStickTest)
#include "tst_courierstick.moc"
