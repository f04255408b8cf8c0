// SPDX-License-Identifier: GPL-3.0-or-later
// A whole desk on a real disk that becomes full.
#include "tests/support/narrowdesk.h"
#include "tests/support/smalldisk.h"
#include "tests/support/suite.h"

#include <QElapsedTimer>

using namespace naru;
using namespace naru::test;

namespace {

constexpr qint64 mebibyte = SmallDisk::mebibyte;
constexpr int resumeMaxMs = 5'000;

} // namespace

/// R6: money before the disk is full.
class FullDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Money is refused while there is room left to write down how it ends; the rest goes on until the last byte.
    void aDeskRefusesMoneyBeforeTheDiskIsFullAndGoesOnWithRoom()
    {
        const SmallDisk disk("size=80m");
        if (!disk.isThere())
            QSKIP("nobody here may mount a disk");
        NarrowDesk stage(NarrowDesk::Room::Real, disk.file(QStringLiteral("data")));
        QVERIFY(stage.begin());
        QCOMPARE(stage.charge(QStringLiteral("B-1")), QByteArray("open"));
        disk.fillUpTo(desk::reserveBytes - mebibyte);
        QCOMPARE(stage.charge(QStringLiteral("B-2")), QByteArray("storage.reserve"));
        int written = 0;
        QByteArray refused;
        for (qint64 left = 32 * mebibyte; refused.isEmpty() && written < 400; left /= 2, ++written) {
            disk.fillUpTo(left < SmallDisk::chunk ? 0 : left);
            refused = stage.note(QStringLiteral("직원 %1").arg(written));
        }
        QCOMPARE(refused, QByteArray("storage.disk_full"));
        QVERIFY(written > 3 && hasWords(refused) && hasWords("storage.reserve"));
        QElapsedTimer time;
        time.start();
        disk.makeRoom();
        QCOMPARE(stage.charge(QStringLiteral("B-2")), QByteArray("open"));
        QCOMPARE(stage.note(QStringLiteral("이한솔")), QByteArray());
        qInfo("money refused with %lld MiB left, %d entries more until it was full, on again after %lld ms",
            static_cast<long long>(desk::reserveBytes / mebibyte - 1), written - 1,
            static_cast<long long>(time.elapsed()));
        QVERIFY(time.elapsed() < resumeMaxMs);
        QVERIFY(stage.open() && stage.signIn());
        QCOMPARE(stage.note(QStringLiteral("정다운")), QByteArray());
    }
};

NARU_TEST(FullDeskTest)
#include "tst_fulldesk.moc"
