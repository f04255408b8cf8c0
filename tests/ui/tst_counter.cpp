// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/counterstage.h"
#include "tests/ui/scenewalker.h"
#include "ui/counter/verdictwords.h"

#include <QRegularExpression>

using namespace naru;
using desk::Visit;
using test::CounterStage;
using test::SceneWalker;
namespace sample = test::sample;

/// The counter over a desk that stands where the test puts it: every state in two languages and two themes.
class CounterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStateHoldsTheThresholds_data();
    void everyStateHoldsTheThresholds();
    void everyControlIsReachedByTab_data() { statesOnly(); }
    void everyControlIsReachedByTab();
    void escLeavesAtEveryMoment_data();
    void escLeavesAtEveryMoment();
    void aVerdictIsShownOnlyAtItsStage();
    void everyOverallHasItsKindAndSentence();
    void theCellThatFailedIsTheOnlyRedOne_data();
    void theCellThatFailedIsTheOnlyRedOne();
    void anAgeThatIsNoIsNeverGreen();
    void anAgePurposeShowsNoValues();
    void aRefusedDocumentShowsNoValues();
    void nothingReleasedIsLeftAfterTheWipe();
    void nothingReleasedIsLeftAfterTheLock();
    void thePortraitIsServedForThisVisitOnly();
    void foreignValuesStayPlainText_data();
    void foreignValuesStayPlainText();
    void theStoryIsToldByKeysAlone();
    void aWrongPurposeIsUndone();
    void aPaperCheckNeedsNoPhone();
    void aSecondPersonAgreesWithTheirOwnPin();
    void theFallbackNamesWhatItAsks();
    void theWarningLetsThePersonStay();
    void wrongPinsAreCountedAloud();
    void languageAndThemeChangeWhileRunning();
    void aDemoIsMarkedOnEveryPage_data() { statesOnly(); }
    void aDemoIsMarkedOnEveryPage();

private:
    static void statesOnly();
};

namespace {

const QString certificate = QStringLiteral("certificate-identity"), adult = QStringLiteral("adult-check");
const QString mdlSpace = QStringLiteral("org.iso.18013.5.1");

QStringList allWords(const QQuickItem* item)
{
    QStringList words;
    if (item->inherits("QQuickText") || item->inherits("QQuickTextInput"))
        words.append(item->property("text").toString());
    for (const QQuickItem* child : item->childItems())
        words += allWords(child);
    return words;
}

/// Every string property of every object below: what a scene still knows, shown or not.
void collectStrings(const QObject* object, QStringList& strings)
{
    const QMetaObject* meta = object->metaObject();
    for (int i = 0; i < meta->propertyCount(); ++i) {
        if (meta->property(i).metaType().id() == QMetaType::QString)
            strings.append(meta->property(i).read(object).toString());
    }
    for (const QObject* child : object->children())
        collectStrings(child, strings);
    if (const auto* item = qobject_cast<const QQuickItem*>(object)) {
        for (const QQuickItem* child : item->childItems())
            if (child->parent() != object)
                collectStrings(child, strings);
    }
}

QString everything(CounterStage& it)
{
    QStringList strings;
    collectStrings(it.stage.page(), strings);
    collectStrings(&it.counter, strings);
    collectStrings(it.counter.visit(), strings);
    for (const QVariant& field : it.counter.visit()->property("fields").toList())
        strings.append(field.toMap().value(QStringLiteral("value")).toString());
    return strings.join(QLatin1Char('\n'));
}

/// What people are called stays what it is in every language.
bool isName(const QString& words, const test::FakeDesk& desk)
{
    return words.contains(desk.settingsNow.desk)
        || std::any_of(
            desk.people.begin(), desk.people.end(), [&](const auto& person) { return words == person.name; });
}

QString shown(CounterStage& it)
{
    return allWords(it.stage.window().contentItem()).join(QLatin1Char('\n'));
}

} // namespace

void CounterTest::statesOnly()
{
    QTest::addColumn<QString>("state");
    for (const QString& state : CounterStage::stateNames())
        QTest::newRow(qPrintable(state)) << state;
}

void CounterTest::everyStateHoldsTheThresholds_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("high");
    for (const QString& state : CounterStage::stateNames()) {
        QTest::addRow("%s ko light", qPrintable(state)) << state << QStringLiteral("ko") << false;
        QTest::addRow("%s ko high", qPrintable(state)) << state << QStringLiteral("ko") << true;
        QTest::addRow("%s en light", qPrintable(state)) << state << QStringLiteral("en") << false;
        QTest::addRow("%s en high", qPrintable(state)) << state << QStringLiteral("en") << true;
    }
}

void CounterTest::everyStateHoldsTheThresholds()
{
    QFETCH(QString, state);
    QFETCH(QString, language);
    QFETCH(bool, high);
    CounterStage it(language, high);
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(state);
    QVERIFY(it.stage.shot(
        QStringLiteral("%1-%2-%3").arg(state, language, high ? QStringLiteral("high") : QStringLiteral("light"))));
    test::Thresholds thresholds;
    thresholds.textContrast = high ? 7 : 4.5;
    const QStringList complaints = SceneWalker(it.stage.window(), thresholds).complaints();
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
}

void CounterTest::everyControlIsReachedByTab()
{
    QFETCH(QString, state);
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(state);
    const QQuickItem* focused = it.stage.window().activeFocusItem();
    QVERIFY2(focused && focused != it.stage.window().contentItem(), "something has the focus without a click");
    SceneWalker walker(it.stage.window(), {});
    walker.complaints();
    const QStringList unreached = walker.unreached();
    QVERIFY2(unreached.isEmpty(), qPrintable(unreached.join(QLatin1Char('\n'))));
}

void CounterTest::escLeavesAtEveryMoment_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("to");
    const auto row = [](const char* state, const char* to) {
        QTest::newRow(state) << QString::fromLatin1(state) << QString::fromLatin1(to);
    };
    for (const char* state : {"choose", "paper", "waiting", "asked", "asked-second", "accepted", "age-yes",
             "age-undecided", "amber-status", "refused-forged", "decided", "trouble", "trouble-recorded"})
        row(state, "idle");
    row("sheet-warning", "verdict");
    row("sheet-second", "verdict");
    row("sheet-help", "idle");
    row("idle", "idle");
}

void CounterTest::escLeavesAtEveryMoment()
{
    QFETCH(QString, state);
    QFETCH(QString, to);
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(state);
    it.stage.key(Qt::Key_Escape);
    it.settle();
    QCOMPARE(it.counter.page(), to);
}

void CounterTest::aVerdictIsShownOnlyAtItsStage()
{
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    test::FakeVisit& visit = it.visit(certificate);
    visit.verdictNow = sample::accepted(visit.purpose());
    for (const auto stage : {Visit::Stage::Waiting, Visit::Stage::Asked, Visit::Stage::Recording}) {
        visit.stageNow = stage;
        visit.tell();
        it.settle();
        QVERIFY(!shown(it).contains(QStringLiteral("발급된 그대로")));
        QVERIFY(!everything(it).contains(QStringLiteral("홍길동")));
        QCOMPARE(it.counter.visit()->property("kind").toString(), QString());
    }
    visit.stageNow = Visit::Stage::Verdict;
    visit.tell();
    it.settle();
    QVERIFY(shown(it).contains(QStringLiteral("홍길동")));
}

void CounterTest::everyOverallHasItsKindAndSentence()
{
    using identity::Overall;
    const auto& purpose = sample::purpose(certificate);
    QSet<QString> sentences;
    const QList<std::pair<Overall, QString>> kinds{{Overall::Accept, QStringLiteral("ok")},
        {Overall::AcceptIncomplete, QStringLiteral("warn")}, {Overall::AcceptStatusUnknown, QStringLiteral("warn")},
        {Overall::AcceptIssuerOnly, QStringLiteral("warn")}, {Overall::Reject, QStringLiteral("no")}};
    for (const auto& [overall, kind] : kinds) {
        identity::Verdict verdict = sample::accepted(purpose);
        verdict.overall = overall;
        if (overall == Overall::Reject)
            verdict = sample::refused(purpose, identity::Check::Digests, "mdl.digest_mismatch");
        const auto headline = ui::counter::headlineOf(verdict, purpose, words::Language::Korean);
        QCOMPARE(headline.kind, kind);
        sentences.insert(headline.sentences);
    }
    QCOMPARE(sentences.size(), kinds.size());
}

void CounterTest::theCellThatFailedIsTheOnlyRedOne_data()
{
    using identity::Check;
    QTest::addColumn<int>("check");
    QTest::addColumn<int>("cell");
    const auto row = [](Check check, int cell) {
        QTest::newRow(identity::checkNames[static_cast<std::size_t>(check)]) << static_cast<int>(check) << cell;
    };
    row(Check::Parse, 0);
    row(Check::IssuerSignature, 0);
    row(Check::DeviceAuth, 0);
    row(Check::IssuerChain, 1);
    row(Check::DsProfile, 1);
    row(Check::Validity, 2);
    row(Check::Digests, 2);
    row(Check::DoctypeMatch, 2);
    row(Check::Status, 2);
}

void CounterTest::theCellThatFailedIsTheOnlyRedOne()
{
    QFETCH(int, check);
    QFETCH(int, cell);
    const auto verdict
        = sample::refused(sample::purpose(certificate), static_cast<identity::Check>(check), "mdl.expired");
    const QVariantList cells = ui::counter::proofCells(verdict, words::Language::Korean);
    QCOMPARE(cells.size(), 3);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(cells[i].toMap().value(QStringLiteral("kind")).toString(),
            i == cell ? QStringLiteral("no") : QStringLiteral("ok"));
    identity::Verdict unknown = verdict;
    unknown.checks.fill(std::nullopt);
    for (const QVariant& each : ui::counter::proofCells(unknown, words::Language::Korean))
        QCOMPARE(each.toMap().value(QStringLiteral("kind")).toString(), QStringLiteral("off"));
}

void CounterTest::anAgeThatIsNoIsNeverGreen()
{
    const auto& purpose = sample::purpose(adult);
    const auto verdict = sample::aged(purpose, identity::AgeOutcome::No);
    QCOMPARE(verdict.overall, identity::Overall::Accept);
    QCOMPARE(ui::counter::headlineOf(verdict, purpose, words::Language::Korean).kind, QStringLiteral("no"));
    QCOMPARE(ui::counter::ageAnswer(verdict, purpose).value(QStringLiteral("kind")).toString(), QStringLiteral("no"));
}

void CounterTest::anAgePurposeShowsNoValues()
{
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    const auto& purpose = sample::purpose(adult);
    auto verdict = sample::aged(purpose, identity::AgeOutcome::Yes);
    verdict.documents.first().values[mdlSpace][QStringLiteral("birth_date")] = {QStringLiteral("1958-03-25")};
    it.verdict(adult, verdict);
    it.settle();
    QVERIFY(!everything(it).contains(QStringLiteral("1958")));
    QVERIFY(it.stage.find(QStringLiteral("예")));
}

void CounterTest::aRefusedDocumentShowsNoValues()
{
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(QStringLiteral("refused-forged"));
    QVERIFY(!everything(it).contains(QStringLiteral("홍길동")));
    QVERIFY(!everything(it).contains(QStringLiteral("1958")));
    QVERIFY(it.portraits->isEmpty());
    QVERIFY(shown(it).contains(QStringLiteral("발급된 뒤에 내용이 바뀐 신분증입니다.")));
}

void CounterTest::nothingReleasedIsLeftAfterTheWipe()
{
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(QStringLiteral("accepted"));
    QVERIFY(everything(it).contains(QStringLiteral("홍길동")));
    QVERIFY(!it.portraits->isEmpty());
    it.desk.visitNow->cancel(); // as the desk does when the time is up
    it.settle();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(it.counter.page(), QStringLiteral("idle"));
    QVERIFY(!everything(it).contains(QStringLiteral("홍길동")));
    QVERIFY(!everything(it).contains(QStringLiteral("1958")));
    QVERIFY(!everything(it).contains(QStringLiteral("image://visitor")));
    QVERIFY(it.portraits->isEmpty());
}

void CounterTest::nothingReleasedIsLeftAfterTheLock()
{
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(QStringLiteral("accepted"));
    it.stage.key(Qt::Key_F12);
    it.settle();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(it.model.page(), QStringLiteral("signin"));
    QVERIFY(!everything(it).contains(QStringLiteral("홍길동")));
    QVERIFY(it.portraits->isEmpty());
}

void CounterTest::thePortraitIsServedForThisVisitOnly()
{
    ui::counter::PortraitProvider provider;
    const QString first = provider.serve(sample::portrait());
    const QString id = first.section(QLatin1Char('/'), -1);
    QVERIFY(!provider.requestImage(id, nullptr, {}).isNull());
    const QString second = provider.serve(sample::portrait());
    QVERIFY(first != second);
    QVERIFY(provider.requestImage(id, nullptr, {}).isNull());
    provider.wipe();
    QVERIFY(provider.requestImage(second.section(QLatin1Char('/'), -1), nullptr, {}).isNull());
    device::Picture lying{4000, 4000, QByteArray(12, 'x')};
    QVERIFY(provider.serve(lying).isEmpty());
}

void CounterTest::foreignValuesStayPlainText_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("markup") << QStringLiteral("<b>홍</b><img src='file:///etc/passwd'>");
    QTest::newRow("bidi") << QStringLiteral("홍\u202e길동\u2066abc");
    QTest::newRow("zero width") << QStringLiteral("홍\u200b길\u200d동\ufeff");
    QTest::newRow("line breaks") << QStringLiteral("홍길동\n확인됨\n발급된 그대로입니다.");
    QTest::newRow("10,000 characters") << QString(10000, QChar(0xd64d));
}

void CounterTest::foreignValuesStayPlainText()
{
    QFETCH(QString, name);
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    auto verdict = sample::accepted(sample::purpose(certificate));
    verdict.documents.first().values[mdlSpace][QStringLiteral("family_name")] = {name};
    verdict.documents.first().values[mdlSpace][QStringLiteral("given_name")] = {name};
    it.verdict(certificate, verdict);
    it.settle();
    QVERIFY(it.stage.shot(QStringLiteral("foreign-") + QString::fromLatin1(QTest::currentDataTag()).left(6)));
    const QString words = shown(it);
    static const QRegularExpression unseen(
        QStringLiteral("[\\x{200b}-\\x{200f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}\\x{feff}]"));
    QVERIFY(!words.contains(unseen));
    for (const QString& line : words.split(QLatin1Char('\n')))
        QVERIFY(line.size() < 500);
    const QStringList complaints = SceneWalker(it.stage.window(), {}).complaints();
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
}

void CounterTest::theStoryIsToldByKeysAlone()
{
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.stage.key(Qt::Key_Down); // 이한솔
    for (const Qt::Key key : {Qt::Key_1, Qt::Key_3, Qt::Key_5, Qt::Key_7, Qt::Key_9, Qt::Key_0, Qt::Key_Return})
        it.stage.key(key);
    it.settle();
    QCOMPARE(it.desk.signedInId, 2);
    it.stage.key(Qt::Key_2);
    it.settle();
    QCOMPARE(it.counter.page(), QStringLiteral("waiting"));
    it.desk.visitNow->verdictNow = sample::accepted(it.desk.visitNow->purpose());
    it.desk.visitNow->stageNow = Visit::Stage::Verdict;
    it.desk.visitNow->tell();
    it.settle();
    QCOMPARE(it.counter.page(), QStringLiteral("verdict"));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QCOMPARE(it.counter.page(), QStringLiteral("idle"));
    it.stage.key(Qt::Key_F5);
    it.stage.key(Qt::Key_3);
    it.settle();
    QCOMPARE(it.counter.page(), QStringLiteral("paper"));
    it.stage.key(Qt::Key_F5);
    it.settle();
    QCOMPARE(it.desk.lastPaper, desk::Decision::SeenByEye);
    it.stage.key(Qt::Key_F12);
    it.settle();
    QCOMPARE(it.model.page(), QStringLiteral("signin"));
}

void CounterTest::aWrongPurposeIsUndone()
{
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.visit(certificate);
    it.settle();
    it.stage.key(Qt::Key_F7);
    it.settle();
    QVERIFY(!it.desk.visit());
    QCOMPARE(it.counter.page(), QStringLiteral("idle"));
    QVERIFY(it.stage.find(QStringLiteral("아무것도 적지 않았습니다. 다시 골라 주세요.")));
    QCOMPARE(it.desk.paperChecks, 0);
}

void CounterTest::aPaperCheckNeedsNoPhone()
{
    CounterStage it;
    it.desk.methods.clear();
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.signIn();
    it.stage.key(Qt::Key_1);
    it.settle();
    QCOMPARE(it.counter.page(), QStringLiteral("paper"));
    it.desk.paperFault = Fault(desk::DeskFault::NotSignedIn);
    it.stage.key(Qt::Key_F7);
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("알겠어요"))); // what could not be written is said
    it.stage.key(Qt::Key_Escape);
    it.desk.paperFault.reset();
    it.stage.key(Qt::Key_F7);
    it.settle();
    QCOMPARE(it.desk.lastPaper, desk::Decision::NotAccepted);
    QCOMPARE(it.counter.page(), QStringLiteral("idle"));
}

void CounterTest::aSecondPersonAgreesWithTheirOwnPin()
{
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(QStringLiteral("sheet-second"));
    QVERIFY(!it.stage.find(QStringLiteral("김나루"))); // not oneself
    const auto type = [&](std::initializer_list<Qt::Key> keys) {
        for (const Qt::Key key : keys)
            it.stage.key(key);
        it.settle();
    };
    type({Qt::Key_1, Qt::Key_1, Qt::Key_1, Qt::Key_2, Qt::Key_2, Qt::Key_2, Qt::Key_Return});
    QVERIFY(it.stage.find(QStringLiteral("비밀번호가 다릅니다.")));
    type({Qt::Key_1, Qt::Key_3, Qt::Key_5, Qt::Key_7, Qt::Key_9, Qt::Key_0, Qt::Key_Return});
    QCOMPARE(it.desk.visitNow->decisionNow, desk::Decision::SecondPerson);
    QVERIFY(!it.stage.find(QStringLiteral("두 번째 사람이 확인합니다")));
    QCOMPARE(it.stage.focused(), QStringLiteral("다음 손님"));
}

void CounterTest::theFallbackNamesWhatItAsks()
{
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(QStringLiteral("age-undecided"));
    QCOMPARE(it.stage.focused(), QStringLiteral("태어난 해 묻기"));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QCOMPARE(it.desk.visitNow->fallbacks, 1);
    QCOMPARE(it.counter.page(), QStringLiteral("waiting"));
    QVERIFY(it.stage.find(QStringLiteral("태어난 해")));
}

void CounterTest::theWarningLetsThePersonStay()
{
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(QStringLiteral("sheet-warning"));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QCOMPARE(it.desk.visitNow->stays, 1);
    QCOMPARE(it.counter.page(), QStringLiteral("verdict"));
    it.desk.visitNow->warn();
    it.settle();
    it.desk.visitNow->cancel(); // nobody answered
    it.settle();
    QVERIFY(!it.stage.find(QStringLiteral("더 보기")));
    QCOMPARE(it.counter.page(), QStringLiteral("idle"));
}

void CounterTest::wrongPinsAreCountedAloud()
{
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    const auto wrong = [&] {
        for (int i = 0; i < 6; ++i)
            it.stage.key(i < 5 ? Qt::Key_1 : Qt::Key_2);
        it.stage.key(Qt::Key_Return);
        it.settle();
    };
    wrong();
    QVERIFY(shown(it).contains(QStringLiteral("4번 더 해 볼 수 있습니다.")));
    for (int i = 0; i < 4; ++i)
        wrong();
    QVERIFY(shown(it).contains(QStringLiteral("30초 뒤에 다시 눌러 주세요.")));
    QCOMPARE(it.model.page(), QStringLiteral("signin"));
}

void CounterTest::languageAndThemeChangeWhileRunning()
{
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.signIn();
    QVERIFY(it.stage.find(QStringLiteral("무엇을 확인할까요?")));
    QVERIFY(it.stage.press(QStringLiteral("English")));
    it.settle();
    static const QRegularExpression hangul(QStringLiteral("[\\x{ac00}-\\x{d7a3}]"));
    QStringList korean;
    for (const QString& line : shown(it).split(QLatin1Char('\n'))) {
        if (line.contains(hangul) && line != QStringLiteral("한국어") && !isName(line, it.desk))
            korean.append(line);
    }
    QVERIFY2(korean.isEmpty(), qPrintable(korean.join(QLatin1Char('|'))));
    const QImage light = it.stage.picture();
    it.stage.key(Qt::Key_F11);
    it.settle();
    QVERIFY(qGray(it.stage.picture().pixel(5, 400)) < 60);
    QVERIFY(qGray(light.pixel(5, 400)) > 200);
}

void CounterTest::aDemoIsMarkedOnEveryPage()
{
    QFETCH(QString, state);
    CounterStage it;
    it.desk.kindNow = desk::Desk::Kind::Demo;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(state);
    QVERIFY(shown(it).contains(QStringLiteral("시연")));
}

NARU_TEST(CounterTest)
#include "tst_counter.moc"
