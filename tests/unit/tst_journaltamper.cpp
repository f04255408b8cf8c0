// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultyvfs.h"
#include "tests/support/journalsupport.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::journal;
using naru::test::JournalStage;

namespace {
constexpr int entries = 8;
constexpr qsizetype zeroStride = 61; ///< free space is sampled; every byte in use is altered

/// A fault's name, "same" when nothing of what was written is missing or altered, or what went by unnoticed.
QByteArray judge(JournalStage& stage)
{
    if (const auto opened = stage.open(); !opened)
        return opened.fault().name();
    if (const auto verified = stage.journal->verify(); !verified)
        return verified.fault().name();
    Journal::Range range;
    const auto read = stage.journal->read(range);
    if (!read)
        return read.fault().name();
    if (read->size() != entries || stage.journal->count() != entries)
        return "UNNOTICED: lost";
    for (int i = 0; i < entries; ++i) {
        if (read->at(i).entry.body != JournalStage::entry(i + 1).body || read->at(i).stamp.seq != quint64(i + 1))
            return "UNNOTICED: altered";
    }
    return "same";
}
} // namespace

/// Every byte of a small journal is altered: it is noticed, or it does not matter.
class JournalTamperTest : public QObject {
    Q_OBJECT

private:
    test::FaultyDisk m_disk{"journal-tamper"};
    JournalStage m_stage{m_disk.vfs()};
    QByteArray m_path, m_whole;

    QByteArray judgeContent(const QByteArray& content)
    {
        m_stage.journal.reset();
        for (const char* suffix : {"", "-wal"})
            m_disk.setContent(m_path + suffix, {});
        m_disk.setContent(m_path, content);
        const QByteArray verdict = judge(m_stage);
        m_stage.journal.reset();
        return verdict;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_path = m_stage.options.path.toUtf8();
        QVERIFY(m_stage.open());
        for (int i = 1; i <= entries; ++i)
            QVERIFY(m_stage.append(i));
        m_stage.journal.reset();
        m_whole = m_disk.content(m_path);
        QVERIFY(m_whole.size() >= 4096);
        QCOMPARE(judgeContent(m_whole), QByteArray("same"));
    }

    void noticesEachAlteredByte_data()
    {
        QTest::addColumn<int>("flip");
        QTest::newRow("all bits") << 0xff;
        QTest::newRow("lowest bit") << 0x01;
    }
    void noticesEachAlteredByte()
    {
        QFETCH(int, flip);
        QMap<QByteArray, int> counts;
        for (qsizetype at = 0; at < m_whole.size(); ++at) {
            if (m_whole.at(at) == 0 && at % zeroStride)
                continue;
            QByteArray altered = m_whole;
            altered[at] = static_cast<char>(altered.at(at) ^ flip);
            const QByteArray verdict = judgeContent(altered);
            QVERIFY2(!verdict.startsWith("UNNOTICED"), (verdict + " byte " + QByteArray::number(at)).constData());
            ++counts[verdict];
        }
        for (auto count = counts.cbegin(); count != counts.cend(); ++count)
            qInfo("%s %d", count.key().constData(), count.value());
        QVERIFY(counts.value("journal.chain_broken") > 0 && counts.value("journal.body_unreadable") > 0);
    }

    void noticesATruncatedFile()
    {
        for (qsizetype pages = 0; pages * 4096 < m_whole.size(); ++pages) {
            const QByteArray verdict = judgeContent(m_whole.first(pages * 4096));
            // An empty file is a new journal: only a second copy (or the hub) can know better.
            QVERIFY2(pages == 0 || !verdict.startsWith("UNNOTICED"), verdict.constData());
        }
    }

    /// Whoever can write the file but has no key: rows moved, dropped, exchanged, all with a sound SQLite around them.
    void noticesAlteredRows_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("fault");
        const QByteArray broken = "journal.chain_broken", unreadable = "journal.body_unreadable";
        QTest::newRow("one gone") << QByteArray("DELETE FROM journal WHERE seq=4") << broken;
        QTest::newRow("first gone") << QByteArray("DELETE FROM journal WHERE seq=1") << broken;
        QTest::newRow("last gone") << QByteArray("DELETE FROM journal WHERE seq=8") << broken;
        QTest::newRow("all gone") << QByteArray("DELETE FROM journal") << broken;
        QTest::newRow("time") << QByteArray("UPDATE journal SET hlc=hlc+1 WHERE seq=4") << broken;
        QTest::newRow("kind") << QByteArray("UPDATE journal SET kind=3 WHERE seq=4") << broken;
        QTest::newRow("schema") << QByteArray("UPDATE journal SET schema=2 WHERE seq=8") << broken;
        QTest::newRow("bodies exchanged")
            << QByteArray("UPDATE journal SET body=(SELECT body FROM journal WHERE seq=5) WHERE seq=4") << unreadable;
        QTest::newRow("body empty") << QByteArray("UPDATE journal SET body=x'' WHERE seq=4") << unreadable;
        QTest::newRow("other key") << QByteArray("UPDATE journal SET key_id=9 WHERE seq=4")
                                   << QByteArray("journal.key_missing");
        QTest::newRow("anchor") << QByteArray("UPDATE anchor SET first_seq=2") << broken;
        QTest::newRow("no anchor") << QByteArray("DELETE FROM anchor") << broken;
        QTest::newRow("no owner") << QByteArray("DELETE FROM owner") << QByteArray("journal.other_device");
        QTest::newRow("data key") << QByteArray("UPDATE data_key SET wrapped=randomblob(60)")
                                  << QByteArray("journal.key_missing");
    }
    void noticesAlteredRows()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QByteArray, fault);
        m_disk.setContent(m_path, m_whole);
        m_disk.setContent(m_path + "-wal", {});
        {
            auto database
                = storage::Database::open(m_stage.options.path, {storage::Database::Mode::ReadWrite, m_disk.vfs()});
            QVERIFY(database && database->execute(sql.constData()));
        }
        QCOMPARE(judge(m_stage), fault);
        m_stage.journal.reset();
    }

    /// At the start every link is checked, but only the newest bodies are opened: verify() opens the rest.
    void noticesAlteredLinksAtTheStartAndBodiesWhenVerified()
    {
        constexpr int many = 2'010;
        test::FaultyDisk disk("journal-long");
        JournalStage stage(disk.vfs());
        QVERIFY(stage.open());
        for (int i = 1; i <= many; ++i)
            stage.journal->append(JournalStage::entry(i), {}, {});
        stage.journal.reset();
        const QByteArray path = stage.options.path.toUtf8(), whole = disk.content(path);
        const auto openAltered = [&](const char* sql) -> Result<void> {
            stage.journal.reset();
            disk.setContent(path, whole);
            disk.setContent(path + "-wal", {});
            {
                auto database
                    = storage::Database::open(stage.options.path, {storage::Database::Mode::ReadWrite, disk.vfs()});
                if (const auto altered = database->execute(sql); !altered)
                    return altered;
            }
            return stage.open();
        };
        for (const char* sql :
            {"UPDATE journal SET kind=3 WHERE seq=5", "UPDATE journal SET hash=zeroblob(32) WHERE seq=5",
                "UPDATE journal SET digest=zeroblob(32) WHERE seq=5", "UPDATE journal SET hlc=hlc+1 WHERE seq=5"}) {
            const auto opened = openAltered(sql);
            QVERIFY2(!opened && opened.fault().is(JournalFault::ChainBroken), sql);
        }
        QVERIFY(openAltered("UPDATE journal SET body=zeroblob(64) WHERE seq=5"));
        const auto verified = stage.journal->verify();
        QVERIFY(!verified && verified.fault().is(JournalFault::BodyUnreadable));
        QCOMPARE(verified.fault().detail(), QStringLiteral("1/5"));
    }
};

NARU_TEST(JournalTamperTest)
#include "tst_journaltamper.moc"
