// SPDX-License-Identifier: GPL-3.0-or-later
// One question, three answers: what the screen shows of a class, its file holds and its paper has.
#include "app/desk/classrecords.h"
#include "app/payments/dayclose/csv.h"
#include "tests/support/suite.h"

#include <QTemporaryDir>

using namespace naru;
using namespace naru::desk;
using words::Language;

namespace {

/// A class of nine, as the journal has it.
struct Book {
    QTemporaryDir folder;
    std::optional<storage::Database> database;

    Book()
    {
        auto opened = storage::Database::open(folder.filePath(QStringLiteral("book.db")));
        NARU_ASSERT(opened);
        database.emplace(*std::move(opened));
        NARU_ASSERT(database->migrate(classRoom, classMigrations()));
        const Instant ten = *parseRfc3339(u"2026-11-23T01:00:00Z");
        ClassPlan plan{3, QStringLiteral("=1+1 스마트폰"), QStringLiteral("월요일 오전"),
            {QStringLiteral("train.book")}, QDate(2026, 11, 23)};
        lessons::ClassFigures figures;
        figures.seats = 9;
        figures.present = 8;
        figures.begun = 9;
        figures.done = 7;
        figures.alone = {2, 3};
        figures.firstTry = {50, 63};
        figures.hints = {5, 63};
        figures.ended = {{QStringLiteral("train.book"), 7}};
        figures.hard = {{{QStringLiteral("train.book"), 4}, 3}};
        figures.tags = {{QStringLiteral("wrong-time"), 4}, {QStringLiteral("twice"), 1}};
        for (int step = 1; step <= 2; ++step) {
            for (int seat = 0; seat < (step == 1 ? 10 : 3); ++seat)
                figures.took[{QStringLiteral("train.book"), step}].append(12 + seat);
        }
        figures.took[{QStringLiteral("train.book"), 3}] = {90, 95}; // of two: it would be somebody's
        lessons::ClassFigures then;
        then.seats = then.present = 6;
        then.alone = {3, 4};
        then.firstTry = {40, 60};
        const Instant weekBefore = ten - std::chrono::days(7);
        write(21, entryOf(ClassBegin{plan, weekBefore - std::chrono::days(4), 1})); // too long ago
        write(22, entryOf(ClassEnd{21, weekBefore, rowsOf(figures), 1}));
        write(31, entryOf(ClassBegin{plan, weekBefore, 1}));
        write(32, entryOf(ClassEnd{31, weekBefore + std::chrono::minutes(50), rowsOf(then), 1}));
        write(35, entryOf(ClassBegin{plan, ten - std::chrono::days(1), 1})); // yesterday: a rehearsal
        write(36, entryOf(ClassEnd{35, ten - std::chrono::days(1), rowsOf(figures), 1}));
        write(41, entryOf(ClassBegin{plan, ten, 1}));
        write(42, attendedEntry({41, 8, 1}));
        write(43, papersEntry({41, 9, 1}));
        write(44, entryOf(ClassEnd{41, ten + std::chrono::minutes(50), rowsOf(figures, {3, 6, 4, {}}), 1}));
    }
    void write(qint64 seq, const journal::Entry& entry)
    {
        auto transaction = database->begin();
        NARU_ASSERT(transaction && projectClass(*transaction, seq, entry) && transaction->commit());
    }
};

QString titleOf(const QString& id, Language language)
{
    return language == Language::Korean ? QStringLiteral("기차표 예매") : id;
}

QStringList cellsOf(const QList<ReportLine>& lines)
{
    QStringList cells;
    for (const ReportLine& line : lines)
        cells << line.section + u'|' + line.about + u'|' + line.figure;
    return cells;
}

} // namespace

class ClassReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void screenFileAndPaperAgree()
    {
        Book book;
        const auto report = readReport(*book.database, 41);
        QVERIFY(report);
        const QStringList golden{QStringLiteral("출석|수업|=1+1 스마트폰 · 월요일 오전"),
            QStringLiteral("출석|때|11월 23일 (월) 10:00–10:50"), QStringLiteral("출석|확인한 출석|8명"),
            QStringLiteral("출석|집에 가져갈 종이|9장"), QStringLiteral("출석|온 사람|9명 중 8명"),
            QStringLiteral("출석|연습을 시작한 사람|9명 중 9명"),
            QStringLiteral("출석|한 가지라도 끝낸 사람|9명 중 7명"),
            QStringLiteral("연습|혼자 하기를 힌트 한 번 안에 끝냄|3명 중 2명"),
            QStringLiteral("연습|바로 맞게 누른 걸음|63걸음 중 50걸음"),
            QStringLiteral("연습|힌트를 본 걸음|63걸음 중 5걸음"), QStringLiteral("끝낸 연습|기차표 예매|9명 중 7명"),
            QStringLiteral("어려웠던 걸음|기차표 예매, 4걸음|9명 중 3명"),
            QStringLiteral("다르게 누른 까닭|다른 때를 고름|4번"), QStringLiteral("다르게 누른 까닭|두 번 누름|1번"),
            QStringLiteral("걸음에 걸린 시간 (가운데)|기차표 예매, 1걸음|16초 (10명)"),
            QStringLiteral("걸음에 걸린 시간 (가운데)|기차표 예매, 2걸음|13초 (3명)"),
            QStringLiteral("걸음에 걸린 시간 (열에 아홉은 이 안에)|기차표 예매, 1걸음|20초 (10명)"),
            QStringLiteral("손 들어 세어 봄|시작 전: 혼자 할 수 있을 것 같아요|9명 중 3명"),
            QStringLiteral("손 들어 세어 봄|끝난 뒤: 혼자 할 수 있을 것 같아요|9명 중 6명"),
            QStringLiteral("손 들어 세어 봄|지난번 뒤로 내 폰에서 해 봤어요|9명 중 4명"),
            QStringLiteral(
                "일주일 전 같은 강좌와 (같은 사람인지는 모름)|그때 혼자 하기를 힌트 한 번 안에 끝냄|4명 중 3명"),
            QStringLiteral(
                "일주일 전 같은 강좌와 (같은 사람인지는 모름)|오늘 혼자 하기를 힌트 한 번 안에 끝냄|3명 중 2명"),
            QStringLiteral("일주일 전 같은 강좌와 (같은 사람인지는 모름)|그때 바로 맞게 누른 걸음|60걸음 중 40걸음"),
            QStringLiteral("일주일 전 같은 강좌와 (같은 사람인지는 모름)|오늘 바로 맞게 누른 걸음|63걸음 중 50걸음")};
        const QList<ReportLine> lines = linesOf(*report, Language::Korean, titleOf);
        QCOMPARE(cellsOf(lines), golden);

        QStringList file;
        const QByteArray csv = csvOf(lines, Language::Korean);
        QVERIFY(csv.startsWith("\xEF\xBB\xBF"));
        const auto text = payments::dayclose::textOfFile(csv);
        QVERIFY(text);
        QVERIFY(payments::dayclose::eachRow(*text, u',', [&](QStringView, const QStringList& cells) -> Result<void> {
            file << cells.join(u'|');
            return {};
        }));
        QCOMPARE(file.takeFirst(), QStringLiteral("항목|내용|수"));
        file.replaceInStrings(QStringLiteral("|'="), QStringLiteral("|=")); // no formula, and the same words
        QCOMPARE(file, golden);

        const LessonPaper look{
            QStringLiteral("나루동 행정복지센터"), QDate(2026, 11, 23), Language::Korean, PaperKind::Page, false};
        QStringList paper;
        QString section;
        for (const paper::Block& block : reportDocument(lines, look).blocks) {
            if (!std::holds_alternative<paper::Table>(block))
                continue;
            for (const paper::Row& row : std::get<paper::Table>(block).rows) {
                if (row.kind == paper::Row::Kind::Part)
                    section = row.cells.first();
                else
                    paper << section + u'|' + row.cells.join(u'|');
            }
        }
        QCOMPARE(paper, golden);
    }

    void noCellBeginsAFormula()
    {
        const QByteArray csv
            = csvOf({{QStringLiteral("=1"), QStringLiteral("@x"), QStringLiteral("-2")}}, Language::Korean);
        for (const char* bad : {"\"=1", "\"@x", "\"-2"})
            QVERIFY(!csv.contains(bad));
        QVERIFY(csv.contains("'=1"));
    }

    void everyWordOfAReportIsThere()
    {
        Book book;
        const auto report = readReport(*book.database, 41);
        for (const Language language : {Language::Korean, Language::English}) {
            for (const ReportLine& line : linesOf(*report, language, titleOf)) {
                const QString unknown = words::wordsOf(QLatin1StringView("unknown"), language).sentence;
                QVERIFY2(
                    line.section != unknown && line.about != unknown && line.figure != unknown, qPrintable(line.about));
                QVERIFY(!line.figure.contains(u'%'));
            }
        }
        for (const QLatin1StringView tag : lessons::tags()) {
            const QByteArray name = "tag." + QByteArray(tag.data(), tag.size()).replace('-', '_');
            for (const Language language : {Language::Korean, Language::English})
                QVERIFY2(words::knows(QLatin1StringView(name), language), name.constData());
        }
        for (int number = 1; number <= lessons::classSeatsMax; ++number)
            QVERIFY(words::knows(lessons::animalOf(number), Language::English));
        for (const char* standing : lessons::standingNames)
            QVERIFY(words::knows(QLatin1StringView(standing), Language::Korean));
    }

    void repeatsOnTheDaysThatHelp()
    {
        const ClassPlan plan{1, QStringLiteral("첫걸음"), {}, {QStringLiteral("train.book")}, QDate(2026, 11, 23)};
        QCOMPARE(plan.days(), QList<QDate>({QDate(2026, 11, 23), QDate(2026, 11, 24), QDate(2026, 11, 30)}));
        QVERIFY(ClassPlan{}.days().isEmpty());
    }
};

NARU_TEST(ClassReportTest)
#include "tst_classreport.moc"
