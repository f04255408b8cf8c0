// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/logfile.h"
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
              exporting = QStringLiteral("export"), verifying = QStringLiteral("verify"),
              noting = QStringLiteral("note"), rebuilding = QStringLiteral("rebuild"),
              recovering = QStringLiteral("recover");

} // namespace

class JournalCommandTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::DeskStage> m_stage;

    QString file() const { return m_stage->folder.filePath(QStringLiteral("data/journal.db")); }
    QString usb() const { return m_stage->folder.filePath(QStringLiteral("usb")); }
    QString log() const
    {
        const QDir folder(usb() + QLatin1Char('/') + QDir(usb()).entryList({QStringLiteral("naru-desk-*")}).value(0));
        return folder.filePath(QStringLiteral("journal.log"));
    }
    bool isWhole() const
    {
        QFile copy(log());
        const auto read = copy.open(QIODevice::ReadOnly) ? journal::readLog(copy, copy.readAll().mid(8, 16), {})
                                                         : Result<journal::LogEnd>(journal::JournalFault::BadCopy);
        return read && read->end && read->end->seq == m_stage->desk->unsent();
    }
    desk::Settings callsItself(const QString& name)
    {
        desk::Settings settings = m_stage->desk->settings();
        settings.desk = name;
        settings.secondCopyFolder = usb();
        if (!m_stage->await([&](desk::Done done) { m_stage->desk->changeSettings(settings, done); }))
            qFatal("no settings");
        return settings;
    }
    desk::Settings keepsACopy()
    {
        QDir().mkpath(usb());
        return callsItself(QStringLiteral("3번 창구"));
    }

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

    void takesANoteAndAnswersWithItsPlace()
    {
        m_stage->desk.reset();
        const Answer noted = naructl(*m_stage, {noting, QStringLiteral("열쇠는 둘째 서랍")});
        QCOMPARE(noted.exit, 0);
        const QJsonObject place = noted.lines.value(0);
        const Answer listed = naructl(*m_stage, {listing, json, QStringLiteral("--count=2")});
        QCOMPARE(kindOf(listed.lines.value(0)), QStringLiteral("shift_note"));
        for (const QString& key : {QStringLiteral("seq"), QStringLiteral("epoch"), QStringLiteral("hash")})
            QCOMPARE(listed.lines.value(0).value(key), place.value(key));
        QCOMPARE(place.value(QStringLiteral("hash")).toString().size(), 64);
        for (const QString& text : {QStringLiteral(" "), QString(501, u'x'), QStringLiteral("4111 1111 1111 1111")})
            QCOMPARE(naructl(*m_stage, {noting, text}).exit, 2);
    }

    void setsADeskUpForItsFirstNote()
    {
        m_stage = std::make_unique<test::DeskStage>();
        const Answer noted = naructl(*m_stage, {noting, QStringLiteral("hello")});
        QVERIFY(noted.exit == 0 && noted.lines.value(0).value(QStringLiteral("seq")).toInt() > 0);
        QVERIFY(m_stage->open() && m_stage->desk->needsSetup() && m_stage->setUp());
    }

    void makesTheTablesAnewAndComparesThem()
    {
        const Answer busy = naructl(*m_stage, {rebuilding});
        QVERIFY(busy.exit == 2 && busy.complained.contains("storage.busy"));
        m_stage->desk.reset();
        const Answer same = naructl(*m_stage, {rebuilding, json});
        QVERIFY2(same.exit == 0, same.said + same.complained);
        QVERIFY(same.lines.value(0).value(QStringLiteral("same")).toBool());
        QVERIFY(same.lines.value(0).value(QStringLiteral("tables")).toInt() > 20);
        {
            auto database = storage::Database::open(m_stage->folder.filePath(QStringLiteral("data/journal.db")));
            QVERIFY(database && database->execute("UPDATE staff SET name='다른 이름'"));
        }
        const Answer other = naructl(*m_stage, {rebuilding});
        QCOMPARE(other.exit, 1);
        QVERIFY(other.said.contains("differ: staff\n"));
    }

    void bringsBackFromTheSecondCopy()
    {
        const desk::Settings settings = keepsACopy();
        QVERIFY(QTest::qWaitFor([&] { return isWhole(); }, 20'000));
        m_stage->desk.reset();
        QCOMPARE(naructl(*m_stage, {recovering, usb() + QStringLiteral("/none.log")}).exit, 2);
        QVERIFY(naructl(*m_stage, {recovering, log()}).said.contains("nothing"));
        {
            auto database = storage::Database::open(file());
            QVERIFY(database && database->execute("UPDATE journal SET kind=9 WHERE seq=2"));
        }
        QCOMPARE(naructl(*m_stage, {verifying}).exit, 1);
        const Answer recovered = naructl(*m_stage, {recovering, log()});
        QVERIFY2(recovered.exit == 0, recovered.said + recovered.complained);
        QVERIFY(QFile::exists(file() + QStringLiteral(".damaged")));
        QCOMPARE(naructl(*m_stage, {verifying}).exit, 0);
        const Answer rebuilt = naructl(*m_stage, {rebuilding});
        QVERIFY2(rebuilt.exit == 0, rebuilt.said + rebuilt.complained);
        QVERIFY(m_stage->open() && m_stage->desk->settings() == settings && m_stage->signIn());
        const auto found = m_stage->desk->examine(); // what lies there still is named
        QVERIFY(std::any_of(found.begin(), found.end(), [](const desk::Finding& finding) {
            return qstrcmp(finding.name, "doctor.put_aside") == 0 && finding.facts.at(0) == QLatin1StringView("1")
                && finding.facts.at(1) == QLatin1StringView("journal.db.damaged");
        }));
    }

    /// An old image was put back: its desk says that the copy has more, and nothing of the copy is forgotten.
    void saysThatTheCopyHasMore()
    {
        keepsACopy();
        m_stage->desk.reset();
        const QString image = m_stage->folder.filePath(QStringLiteral("image.db"));
        QVERIFY(QFile::copy(file(), image) && m_stage->open() && m_stage->signIn());
        callsItself(QStringLiteral("4번 창구"));
        QVERIFY(QTest::qWaitFor([&] { return isWhole(); }, 20'000));
        m_stage->desk.reset();
        for (const char* part : {"", "-wal", "-shm"})
            QFile::remove(file() + QLatin1StringView(part));
        QVERIFY(QFile::copy(image, file()) && m_stage->open() && m_stage->signIn());
        for (const char* name : {"5번 창구", "6번 창구", "7번 창구", "8번 창구"})
            callsItself(QString::fromUtf8(name));
        const QString aside = log() + QStringLiteral(".1");
        const auto isSaid = [&] {
            const auto found = m_stage->desk->examine();
            return std::any_of(found.begin(), found.end(), [](const desk::Finding& finding) {
                return qstrcmp(finding.name, "doctor.copy_ahead") == 0 && finding.state == desk::Finding::State::Bad;
            });
        };
        QVERIFY(QTest::qWaitFor(isSaid, 20'000) && QFile::exists(aside));
        m_stage->desk.reset();
        QVERIFY(naructl(*m_stage, {recovering, aside}).said.contains("different ways"));
        QVERIFY(QFile::exists(aside));
        QCOMPARE(naructl(*m_stage, {verifying}).exit, 0);
    }

    /// A disk kept the hub's word and lost the entries that it is about: no table can be believed, and there is no
    /// copy.
    void keepsWhatIsGoodWithoutASecondCopy()
    {
        const desk::Settings settings = m_stage->desk->settings();
        m_stage->desk.reset();
        QVERIFY(naructl(*m_stage, {recovering}).said.contains("nothing"));
        {
            auto database = storage::Database::open(file());
            QVERIFY(database
                && database->execute("REPLACE INTO outbox_state VALUES(1, 1, 999, zeroblob(32), zeroblob(72), 0)"));
        }
        const auto opened = m_stage->open();
        QVERIFY(!opened && opened.fault().is(journal::JournalFault::ChainBroken));
        const Answer recovered = naructl(*m_stage, {recovering});
        QVERIFY2(recovered.exit == 0, recovered.said + recovered.complained);
        QCOMPARE(naructl(*m_stage, {verifying}).exit, 0);
        QVERIFY(m_stage->open() && m_stage->desk->settings() == settings && m_stage->signIn());
    }

    /// What went is in no entry that can be read, and the hub's word of it is: the record comes back with one of its
    /// own.
    void bringsBackARecordThatLacksWhatTheHubHas()
    {
        const desk::Settings settings = m_stage->desk->settings();
        m_stage->desk.reset();
        for (const char* words : {"하나", "둘", "셋"})
            QCOMPARE(naructl(*m_stage, {noting, QString::fromUtf8(words)}).exit, 0);
        {
            auto database = storage::Database::open(file());
            QVERIFY(database
                && database->execute(
                    "UPDATE journal SET body=x'' WHERE seq=(SELECT max(seq) - 1 FROM journal);"
                    "REPLACE INTO outbox_state SELECT 1, epoch, seq, hash, zeroblob(72), 0 FROM journal"
                    " ORDER BY place DESC LIMIT 1"));
        }
        QCOMPARE(naructl(*m_stage, {verifying}).exit, 1);
        const Answer recovered = naructl(*m_stage, {recovering});
        QVERIFY2(recovered.exit == 0, recovered.said + recovered.complained);
        QVERIFY2(recovered.said.contains("1 of them without"), recovered.said);
        QCOMPARE(naructl(*m_stage, {verifying}).exit, 0);
        QVERIFY(m_stage->open() && m_stage->desk->settings() == settings && m_stage->signIn());
    }

    /// Who works here is made from such a body: less of it is not put in the record's place, whoever has it elsewhere.
    void putsNothingInPlaceThatALastingTableWouldLack()
    {
        m_stage->desk.reset();
        {
            auto database = storage::Database::open(file());
            const QByteArray lose = "UPDATE journal SET body=x'' WHERE seq=(SELECT max(seq) FROM journal WHERE kind="
                + QByteArray::number(int(Kind::StaffChanged))
                + "); REPLACE INTO outbox_state SELECT 1, epoch, seq, hash, zeroblob(72), 0 FROM journal"
                  " ORDER BY place DESC LIMIT 1";
            QVERIFY(database && database->execute(lose.constData()));
        }
        const Answer refused = naructl(*m_stage, {recovering});
        QCOMPARE(refused.exit, 1);
        QVERIFY2(refused.complained.contains("journal.body_unreadable"), refused.complained);
        QVERIFY(!QFile::exists(file() + QStringLiteral(".damaged")));
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
