// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/check.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QRandomGenerator>

using namespace naru;
using namespace naru::lessons;

namespace {

/// The exemplar, with one thing in it changed.
LessonFiles exemplar()
{
    const auto files = readFolder(QStringLiteral(NARU_SOURCE_DIR "/app/lessons/content/train-book"));
    NARU_ASSERT(files);
    return *files;
}

QStringList rulesBroken(const LessonFiles& files)
{
    QStringList lines;
    for (const Complaint& complaint : checkFolder(files).complaints)
        lines.append(complaint.line());
    return lines;
}

} // namespace

/// Every rule, broken once: what would fail in front of a learner is refused with file, key and rule.
class LessonRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsTheExemplarGood() { QCOMPARE(rulesBroken(exemplar()), QStringList()); }
    void holdsTheTemplateGood();
    void refuses_data();
    void refuses();
    void refusesBytesThatAreNoLesson();
    void refusesOrPlaysSafely();
    void refusesPicturesThatDoMoreThanDraw();
    void refusesLessonsThatWaitForEachOther();
};

/// What ./dev lesson new begins with.
void LessonRulesTest::holdsTheTemplateGood()
{
    const auto files = readFolder(QStringLiteral(NARU_SOURCE_DIR "/app/lessons/template"));
    QVERIFY(files);
    QCOMPARE(rulesBroken(*files), QStringList());
}

void LessonRulesTest::refuses_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("complaint");
    const auto row = [](const char* name, const char* file, const char* from, const char* to, const char* complaint) {
        QTest::newRow(name) << QString::fromUtf8(file) << QByteArray(from) << QByteArray(to)
                            << QString::fromUtf8(complaint);
    };
    row("another format", "lesson", "naru.lesson/1", "naru.lesson/2", "lesson.json: format: unknown-format");
    row("an unknown field", "lesson", "\"rev\": 1,", "\"rev\": 1, \"script\": \"rm\",",
        "lesson.json: script: unknown-field");
    row("a key twice", "lesson", "\"rev\": 1,", "\"rev\": 1, \"rev\": 2,", "lesson.json: -: codec.duplicate_key");
    row("an unknown widget", "lesson", "{\"w\": \"image\"", "{\"w\": \"video\"",
        "lesson.json: screens.seats.body.1.w: unknown-widget");
    row("an unknown action", "lesson", "{\"do\": \"pin\"", "{\"do\": \"shake\"",
        "lesson.json: steps.s12.expect.do: unknown-action");
    row("an unknown effect", "lesson", "{\"go\": \"stations\"}", "{\"go\": \"stations\", \"run\": true}",
        "lesson.json: steps.s1.then.run: unknown-field");
    row("a button that is not there", "lesson", "{\"do\": \"tap\", \"on\": \"pay\"}",
        "{\"do\": \"tap\", \"on\": \"buy\"}", "lesson.json: steps.s11.expect: unknown-widget (buy)");
    row("an act that a widget cannot take", "lesson", "{\"do\": \"tap\", \"on\": \"pay\"}",
        "{\"do\": \"hold\", \"on\": \"pay\"}", "lesson.json: steps.s11.expect: not-for-this-widget (hold)");
    row("a screen that is not there", "lesson", "\"then\": {\"go\": \"stations\"}", "\"then\": {\"go\": \"station\"}",
        "lesson.json: steps.s1.then: unknown-screen (station)");
    row("a screen that nothing leads to", "lesson", "\"then\": {\"go\": \"evening\"}",
        "\"then\": {\"go\": \"reverse\"}", "lesson.json: screens.evening: never-reached");
    row("a step where its screen is not", "lesson", "{\"id\": \"s4\", \"screen\": \"home\"",
        "{\"id\": \"s4\", \"screen\": \"days\"", "lesson.json: steps.s4.expect: unknown-widget (day)");
    row("a step after its screen was left", "lesson", "\"then\": {\"go\": \"days\"}", "\"then\": {\"go\": \"who\"}",
        "lesson.json: steps.s5: wrong-screen (who)");
    row("an item that is not there", "lesson", "\"value\": \"senior\"", "\"value\": \"junior\"",
        "lesson.json: steps.s7.expect: unknown-item (junior)");
    row("a variable that is not there", "lesson", "\"value\": \"$people\"},", "\"value\": \"$persons\"},",
        "lesson.json: screens.home.people: unknown-variable (persons)");
    row("a picture that is not there", "lesson", "seats.svg", "chairs.svg",
        "lesson.json: screens.seats.plan: no-picture (chairs.svg)");
    row("a tag nobody counts", "lesson", "\"gives-up\"", "\"lazy\"",
        "lesson.json: steps.s11.mistakes.s11.m1: unknown-tag (lazy)");
    row("no hint", "lesson", "\"hints\": [\"s9.where\"]", "\"hints\": []",
        "lesson.json: steps.s9.hints: not-so-many (1…2)");
    row("no end", "lesson", ", \"end\": true", "", "lesson.json: steps.s12: does-not-end");
    row("an end in the middle", "lesson", "\"then\": {\"go\": \"pin\"}", "\"then\": {\"go\": \"pin\", \"end\": true}",
        "lesson.json: steps.s11: ends-too-early");
    row("a planned error that is none", "lesson", "\"demo\": {\"do\": \"tap\", \"on\": \"search\"}",
        "\"demo\": {\"do\": \"tap\", \"on\": \"to\"}", "lesson.json: plannedError: not-a-mistake-of-its-step");
    row("time against a learner", "lesson", "\"noTimeLimit\": true", "\"noTimeLimit\": false",
        "lesson.json: pass.noTimeLimit: a-learner-has-time");
    row("too much to choose from", "lesson", "\"trains\": [\"t9\", \"t11\", \"t19\"]",
        "\"trains\": [\"t9\", \"t11\", \"t19\", \"today\", \"d3\"]",
        "lesson.json: data.trains: no-text (trains.today en)");
    row("a mistake that cannot happen", "lesson", "{\"do\": \"type\", \"on\": \"q\", \"text\": \"st.seoul\"}",
        "{\"do\": \"choose\", \"on\": \"found\", \"value\": \"busan\"}",
        "lesson.json: steps.s2.mistakes.s2.m1: cannot-happen");
    row("a key without words", "ko", "\"s5\": \"12월 3일을 골라 주세요.\",", "",
        "lesson.json: steps.s5.say: no-text (s5 ko)");
    row("words that nobody uses", "ko", "\"l.from\"", "\"l.fromm\"", "ko.json: l.fromm: unused");
    row("a long sentence", "ko", "가실 곳을 눌러 주세요.",
        "가실 곳이 어디인지 천천히 생각해 보신 다음에 도착이라고 적힌 두 번째 줄을 손가락으로 가볍게 눌러 주세요.",
        "ko.json: s1: longer-than-45-letters (60)");
    row("a word nobody says", "ko", "가실 곳을 눌러 주세요.", "도착을 클릭해 주세요.", "ko.json: s1: jargon (클릭)");
    row("shouting", "ko", "가실 곳을 눌러 주세요.", "가실 곳을 누르세요!", "ko.json: s1: exclamation-mark");
    row("a bare order", "ko", "가실 곳을 눌러 주세요.", "가실 곳을 눌러라.", "ko.json: s1: not-polite (을 눌러라.)");
    row("a particle behind a variable", "ko", "가실 곳을 눌러 주세요.", "{to}을 눌러 주세요.",
        "ko.json: s1: particle-behind-a-variable");
    row("a real telephone number", "ko", "가실 곳을 눌러 주세요.", "010-1234-5678로 전화해 주세요.",
        "ko.json: s1: not-an-invented-number (010-1234-5678)");
    row("a brand", "ko", "가실 곳을 눌러 주세요.", "코레일을 눌러 주세요.", "ko.json: s1: brand (코레일)");
}

void LessonRulesTest::refuses()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, complaint);
    LessonFiles files = exemplar();
    QByteArray& bytes = file == u"lesson" ? files.lesson : files.words[file];
    const auto at = bytes.indexOf(from);
    QVERIFY2(at >= 0, from.constData());
    bytes.replace(at, from.size(), to);
    const QStringList rules = rulesBroken(files);
    QVERIFY2(rules.contains(complaint), qPrintable(rules.mid(0, 6).join(u'\n')));
}

void LessonRulesTest::refusesBytesThatAreNoLesson()
{
    for (const QByteArray& bytes :
        {QByteArray(), QByteArray("[]"), QByteArray("{"), QByteArray("{}"), QByteArray(lessonBytesMax + 1, ' ')}) {
        LessonFiles files = exemplar();
        files.lesson = bytes;
        QVERIFY(!checkFolder(files).isGood());
    }
    QVERIFY(!readFolder(QStringLiteral("/nowhere")));
}

/// 5,000 lessons with bytes and words out of place: refused with a reason, or as playable as any.
void LessonRulesTest::refusesOrPlaysSafely()
{
    QRandomGenerator random(2026);
    const LessonFiles good = exemplar();
    static const QList<QByteArray> words{"\"home\"", "\"back\"", "\"$chosen\"", "true", "null", "{}", "[]", "\"*\"",
        "\"to\"", "-1", "\"\"", "\"sheet\""};
    int refused = 0;
    for (int i = 0; i < 5'000; ++i) {
        LessonFiles files = good;
        for (int changes = random.bounded(1, 4); changes > 0; --changes) {
            QByteArray& bytes = files.lesson;
            const auto at = random.bounded(bytes.size());
            const auto colon = bytes.indexOf(": ", at);
            const auto stop = colon < 0 ? -1 : bytes.indexOf(',', colon);
            if (random.bounded(2) && stop > 0)
                bytes.replace(colon + 2, stop - colon - 2, words.at(random.bounded(int(words.size()))));
            else
                bytes[at] = char(random.bounded(256));
        }
        const Reading reading = checkFolder(files);
        refused += !reading.isGood();
        for (const Complaint& complaint : reading.complaints)
            QVERIFY(!complaint.file.isEmpty() && !complaint.key.isEmpty() && !complaint.rule.isEmpty());
    }
    QVERIFY2(refused > 4'000, qPrintable(QString::number(refused)));
}

void LessonRulesTest::refusesPicturesThatDoMoreThanDraw()
{
    const QByteArray begin = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 560 400\">";
    QVERIFY(checkPictures({{QStringLiteral("a.svg"), begin + "<rect x=\"1\" fill=\"#FFFFFF\"/></svg>"}}).isEmpty());
    for (const QByteArray& body :
        {QByteArray("<script>1</script></svg>"), QByteArray("<image href=\"file:///etc/passwd\"/></svg>"),
            QByteArray("<rect style=\"x\"/></svg>"), QByteArray("<rect fill=\"url(#a)\"/></svg>"),
            QByteArray("<text>x</text></svg>"), QByteArray("<rect"), QByteArray("<use href=\"#a\"/></svg>")}) {
        QVERIFY2(!checkPictures({{QStringLiteral("a.svg"), begin + body}}).isEmpty(), body.constData());
    }
    QVERIFY(!checkPictures({{QStringLiteral("a.svg"), "<!DOCTYPE x [<!ENTITY a 'b'>]>" + begin + "</svg>"}}).isEmpty());
}

void LessonRulesTest::refusesLessonsThatWaitForEachOther()
{
    Lesson a, b;
    a.id = QStringLiteral("a.one");
    a.place = QStringLiteral("A1");
    a.prerequisites = {QStringLiteral("b.two")};
    b.id = QStringLiteral("b.two");
    b.place = QStringLiteral("A2");
    QVERIFY(checkTogether({a, b}).isEmpty());
    b.prerequisites = {QStringLiteral("a.one")};
    QCOMPARE(checkTogether({a, b}).size(), 2);
    b.prerequisites = {QStringLiteral("c.three")};
    QCOMPARE(checkTogether({a, b}).first().rule, QStringLiteral("unknown-lesson (c.three)"));
    b.id = a.id;
    QVERIFY(!checkTogether({a, b}).isEmpty());
}

NARU_TEST(LessonRulesTest)

#include "tst_lessonrules.moc"
