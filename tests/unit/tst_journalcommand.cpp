// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desksupport.h"
#include "tests/support/suite.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace naru;

namespace {

struct Answer {
    int exit = -1;
    QList<QJsonObject> lines;
    QByteArray said, complained;
};

/// Runs the real naructl on the stage's folder.
Answer naructl(const test::DeskStage& stage, QStringList arguments, const QByteArray& typed = {})
{
    QProcess process;
    process.start(QStringLiteral(NARU_BINARY_DIR "/bin/naructl"),
        QStringList{QStringLiteral("--data"), stage.folder.filePath(QStringLiteral("data")), QStringLiteral("journal")}
            + arguments);
    process.write(typed);
    process.closeWriteChannel();
    Answer answer;
    if (!process.waitForFinished())
        return answer;
    answer.exit = process.exitCode();
    answer.said = process.readAllStandardOutput();
    answer.complained = process.readAllStandardError();
    for (const QByteArray& line : answer.said.split('\n')) {
        if (!line.isEmpty())
            answer.lines.append(QJsonDocument::fromJson(line).object());
    }
    return answer;
}

QString kindOf(const QJsonObject& line)
{
    return line.value(QStringLiteral("kind")).toString();
}

const QString json = QStringLiteral("--json"), full = QStringLiteral("--full"), listing = QStringLiteral("list"),
              exporting = QStringLiteral("export"), verifying = QStringLiteral("verify");

} // namespace

class JournalCommandTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::DeskStage> m_stage;

private Q_SLOTS:
    void init()
    {
        m_stage = std::make_unique<test::DeskStage>();
        QVERIFY(m_stage->open() && m_stage->setUp());
    }

    void checksWhileNaruRunsButListsOnlyAfter()
    {
        const Answer checked = naructl(*m_stage, {verifying, json});
        QCOMPARE(checked.exit, 0);
        QVERIFY(checked.lines.value(0).value(QStringLiteral("valid")).toBool());
        const Answer refused = naructl(*m_stage, {listing});
        QCOMPARE(refused.exit, 2);
        QVERIFY(refused.said.isEmpty() && refused.complained.contains("storage.busy"));
        m_stage->desk.reset();
        QCOMPARE(naructl(*m_stage, {listing}).exit, 0);
    }

    void recordsEachReadingBeforeItShowsAnything()
    {
        m_stage->desk.reset();
        const auto entries
            = naructl(*m_stage, {verifying, json}).lines.value(0).value(QStringLiteral("entries")).toInt();
        const Answer listed = naructl(*m_stage, {listing, json});
        QCOMPARE(listed.lines.size(), entries + 1);
        QCOMPARE(kindOf(listed.lines.last()), QStringLiteral("journal_read"));
        const Answer exported = naructl(*m_stage, {exporting, json});
        QCOMPARE(exported.lines.size(), entries + 2);
        QCOMPARE(kindOf(exported.lines.first()), kindOf(listed.lines.first()));
        QCOMPARE(naructl(*m_stage, {listing, json, QStringLiteral("--count=1")}).lines.size(), 1);
    }

    void masksWhatEntriesSay()
    {
        m_stage->desk.reset();
        for (const QString& what : {listing, exporting}) {
            const Answer answer = naructl(*m_stage, {what, json});
            QCOMPARE(answer.exit, 0);
            for (const QJsonObject& line : answer.lines)
                QVERIFY(!line.contains(QStringLiteral("body")));
            QVERIFY(!answer.said.contains("김나루"));
        }
    }

    void showsAllToAnAdministratorAlone()
    {
        m_stage->desk.reset();
        const Answer wrong = naructl(*m_stage, {listing, full, json}, "1\n246802\n");
        QCOMPARE(wrong.exit, 2);
        QVERIFY(wrong.said.isEmpty() && wrong.complained.contains("desk.wrong_pin"));
        const Answer right = naructl(*m_stage, {listing, full, json}, "1\n" + test::goodPin.toLatin1() + "\n");
        QCOMPARE(right.exit, 0);
        QVERIFY(right.said.contains("김나루"));
        const QJsonObject reading = right.lines.last().value(QStringLiteral("body")).toObject();
        QCOMPARE(reading.value(QStringLiteral("by")).toInt(), 1);
        QVERIFY(reading.value(QStringLiteral("full")).toBool()
            && !reading.value(QStringLiteral("user")).toString().isEmpty());
        int staffEntries = 0;
        for (const QJsonObject& line : right.lines) {
            const QJsonObject hash
                = line.value(QStringLiteral("body")).toObject().value(QStringLiteral("hash")).toObject();
            if (kindOf(line) == QStringLiteral("staff_changed") && ++staffEntries)
                QVERIFY(hash.value(QStringLiteral("$masked")).toBool());
        }
        QVERIFY(staffEntries > 0);
    }

    void setsNothingUpWhereThereIsNoJournal()
    {
        m_stage = std::make_unique<test::DeskStage>();
        for (const QStringList& arguments : {QStringList{verifying}, {listing}, {listing, full}}) {
            const Answer answer = naructl(*m_stage, arguments, "1\n135790\n");
            QCOMPARE(answer.exit, 2);
            QVERIFY(answer.complained.contains("storage.cannot_open"));
        }
        QVERIFY(!QFile::exists(m_stage->folder.filePath(QStringLiteral("data"))));
    }

    void namesABrokenChain()
    {
        m_stage->desk.reset();
        auto database = storage::Database::open(m_stage->folder.filePath(QStringLiteral("data/journal.db")));
        QVERIFY(database && database->execute("UPDATE journal SET kind=9 WHERE seq=2"));
        const Answer answer = naructl(*m_stage, {verifying, json});
        QCOMPARE(answer.exit, 1);
        QCOMPARE(
            answer.lines.value(0).value(QStringLiteral("fault")).toString(), QStringLiteral("journal.chain_broken"));
        QVERIFY(answer.lines.value(0).value(QStringLiteral("detail")).toString().startsWith(QStringLiteral("1/2")));
    }
};

NARU_TEST(JournalCommandTest)
#include "tst_journalcommand.moc"
