// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/secondcopyfaults.h"
#include "tests/support/copiedjournal.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::journal;
using namespace naru::test;

/// The journal once more, on another disk.
class SecondCopyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsEveryEntry()
    {
        CopiedJournal stage(5);
        QVERIFY(!stage.follow());
        QCOMPARE(stage.inLog(), stage.hashes);
        stage.write(6, 8);
        QVERIFY(!stage.follow());
        QCOMPARE(stage.inLog(), stage.hashes);
        QVERIFY(!stage.log().contains("entry number")); // sealed as in the journal
        const QByteArray before = stage.log();
        QVERIFY(!stage.follow() && stage.log() == before);
    }

    void followsAFork()
    {
        CopiedJournal stage(4);
        QVERIFY(!stage.follow());
        QVERIFY(stage.journal->outgoing().fork({1, 2, stage.hashes.at(1)}, {1, 9, QByteArray(32, 'h')}));
        QVERIFY(!stage.follow());
        QCOMPARE(stage.inLog().size(), 7);
        QCOMPARE(stage.inLog().constLast(), stage.journal->last()->hash);
    }

    void keepsNobodyFromAnything_data()
    {
        QTest::addColumn<QString>("where");
        QTest::newRow("no stick") << QStringLiteral("/nowhere/at/all");
        QTest::newRow("full") << QStringLiteral("/dev/full/desk");
        QTest::newRow("no folder") << QStringLiteral("/proc/desk");
    }
    void keepsNobodyFromAnything()
    {
        QFETCH(QString, where);
        CopiedJournal stage(2);
        QVERIFY(stage.follow(where));
        QVERIFY(stage.append(3));
        QVERIFY(!stage.follow()); // and another is taken at once
        QCOMPARE(stage.inLog().size(), 3);
    }

    void cutsOffWhatIsTorn()
    {
        CopiedJournal stage(3);
        QVERIFY(!stage.follow());
        stage.write(4, 6);
        const QByteArray shorter = stage.log();
        QVERIFY(!stage.follow());
        const QByteArray longer = stage.log();
        for (qsizetype bytes = shorter.size(); bytes < longer.size(); bytes += 37) {
            stage.setLog(longer.first(bytes));
            QCOMPARE(stage.inLog(), stage.hashes.first(3));
            QVERIFY(!stage.follow());
            QCOMPARE(stage.inLog(), stage.hashes);
        }
    }

    void readsNoFurtherThanAFlippedBit()
    {
        CopiedJournal stage(3);
        QVERIFY(!stage.follow());
        for (int more = 4; more <= 9; more += 3) {
            stage.write(more, more + 2);
            QVERIFY(!stage.follow());
        }
        const QByteArray whole = stage.log();
        SeededRandom random(7);
        int shorter = 0, kept = 0;
        for (int flip = 0; flip < 500; ++flip) {
            QByteArray changed = whole;
            const auto at = static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(whole.size())));
            changed[at] = static_cast<char>(changed[at] ^ (1 << random.below(8)));
            stage.setLog(changed);
            const auto found = stage.inLog();
            QVERIFY(found.size() <= stage.hashes.size() && found == stage.hashes.first(found.size()));
            (found.size() < stage.hashes.size() ? shorter : kept) += 1;
        }
        qInfo("of 500 flips %d ended the record before, %d touched none of it", shorter, kept);
        QVERIFY(shorter > 250);
    }

    void takesNoOtherDesksFileAndNoOtherRecord()
    {
        CopiedJournal stage(3), other(3);
        QVERIFY(!stage.follow());
        QByteArray foreign = stage.log();
        foreign[10] = 'x';
        stage.setLog(foreign);
        const auto refused = stage.follow();
        QVERIFY(refused && refused->is(JournalFault::OtherDevice));
        QVERIFY(!other.follow());
        other.random = SeededRandom(5); // the same desk, restored, goes another way
        other.write(4, 5);
        stage.setLog(other.log());
        stage.write(4, 4);
        stage.setLog({});
        QVERIFY(!stage.follow());
        QCOMPARE(stage.inLog(), stage.hashes);
    }

    void beginsAnewBesideARecordThatWentAnotherWay()
    {
        CopiedJournal stage(3);
        const QString copy = stage.folder.filePath(QStringLiteral("image.db"));
        QVERIFY(stage.journal->backUpTo(copy));
        stage.write(4, 5);
        QVERIFY(!stage.follow());
        stage.options.path = copy; // the disk of before
        QVERIFY(stage.open());
        stage.hashes.resize(3);
        stage.write(6, 6);
        const auto said = [&] {
            const auto fault = stage.follow();
            return fault ? QByteArray(fault->name()) : QByteArray();
        };
        QCOMPARE(said(), QByteArray("second_copy.ahead")); // two entries are there that this record has not
        QCOMPARE(stage.inLog(), stage.hashes);
        const QString aside = stage.logPath() + QStringLiteral(".1");
        QVERIFY(QFile::exists(aside));
        stage.write(7, 7);
        QCOMPARE(said(), QByteArray("second_copy.ahead")); // after the next start as well
        QCOMPARE(stage.inLog(), stage.hashes);
        QVERIFY(QFile::remove(aside)); // somebody brought them back, or looked at them
        QCOMPARE(said(), QByteArray());
    }
};

NARU_TEST(SecondCopyTest)
#include "tst_secondcopy.moc"
