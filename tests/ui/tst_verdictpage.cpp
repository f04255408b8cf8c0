// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/counterstage.h"
#include "tests/ui/scenewalker.h"
#include "ui/counter/verdictwords.h"

#include <QRegularExpression>
#include <QSet>

using namespace naru;
using desk::Visit;
using test::CounterStage;
using test::SceneWalker;
namespace sample = test::sample;

/// What a verdict's page says and shows is true, is the visitor's no longer than the visit, and is only text.
class VerdictPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
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
};

namespace {

const QString certificate = QStringLiteral("certificate-identity"), adult = QStringLiteral("adult-check");
const QString mdlSpace = QStringLiteral("org.iso.18013.5.1");

} // namespace

void VerdictPageTest::aVerdictIsShownOnlyAtItsStage()
{
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    test::FakeVisit& visit = it.visit(certificate);
    visit.verdictNow = sample::accepted(visit.purpose());
    for (const auto stage : {Visit::Stage::Waiting, Visit::Stage::Asked, Visit::Stage::Recording}) {
        visit.stageNow = stage;
        visit.tell();
        it.settle();
        QVERIFY(!it.shown().contains(QStringLiteral("발급된 그대로")));
        QVERIFY(!it.everything().contains(QStringLiteral("홍길동")));
        QCOMPARE(it.counter.visit()->property("kind").toString(), QString());
    }
    visit.stageNow = Visit::Stage::Verdict;
    visit.tell();
    it.settle();
    QVERIFY(it.shown().contains(QStringLiteral("홍길동")));
}

void VerdictPageTest::everyOverallHasItsKindAndSentence()
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

void VerdictPageTest::theCellThatFailedIsTheOnlyRedOne_data()
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

void VerdictPageTest::theCellThatFailedIsTheOnlyRedOne()
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

void VerdictPageTest::anAgeThatIsNoIsNeverGreen()
{
    const auto& purpose = sample::purpose(adult);
    const auto verdict = sample::aged(purpose, identity::AgeOutcome::No);
    QCOMPARE(verdict.overall, identity::Overall::Accept);
    QCOMPARE(ui::counter::headlineOf(verdict, purpose, words::Language::Korean).kind, QStringLiteral("no"));
    QCOMPARE(ui::counter::ageAnswer(verdict, purpose).value(QStringLiteral("kind")).toString(), QStringLiteral("no"));
}

void VerdictPageTest::anAgePurposeShowsNoValues()
{
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    const auto& purpose = sample::purpose(adult);
    auto verdict = sample::aged(purpose, identity::AgeOutcome::Yes);
    verdict.documents.first().values[mdlSpace][QStringLiteral("birth_date")] = {QStringLiteral("1958-03-25")};
    it.verdict(adult, verdict);
    it.settle();
    QVERIFY(!it.everything().contains(QStringLiteral("1958")));
    QVERIFY(it.stage.find(QStringLiteral("예")));
}

void VerdictPageTest::aRefusedDocumentShowsNoValues()
{
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(QStringLiteral("refused-forged"));
    QVERIFY(!it.everything().contains(QStringLiteral("홍길동")));
    QVERIFY(!it.everything().contains(QStringLiteral("1958")));
    QVERIFY(it.portraits->isEmpty());
    QVERIFY(it.shown().contains(QStringLiteral("발급된 뒤에 내용이 바뀐 신분증입니다.")));
}

void VerdictPageTest::nothingReleasedIsLeftAfterTheWipe()
{
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(QStringLiteral("accepted"));
    QVERIFY(it.everything().contains(QStringLiteral("홍길동")));
    QVERIFY(!it.portraits->isEmpty());
    it.desk.visitNow->cancel(); // as the desk does when the time is up
    it.settle();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(it.counter.page(), QStringLiteral("idle"));
    QVERIFY(!it.everything().contains(QStringLiteral("홍길동")));
    QVERIFY(!it.everything().contains(QStringLiteral("1958")));
    QVERIFY(!it.everything().contains(QStringLiteral("image://visitor")));
    QVERIFY(it.portraits->isEmpty());
}

void VerdictPageTest::nothingReleasedIsLeftAfterTheLock()
{
    CounterStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.enter(QStringLiteral("accepted"));
    it.stage.key(Qt::Key_F12);
    it.settle();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(it.model.page(), QStringLiteral("signin"));
    QVERIFY(!it.everything().contains(QStringLiteral("홍길동")));
    QVERIFY(it.portraits->isEmpty());
}

void VerdictPageTest::thePortraitIsServedForThisVisitOnly()
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

void VerdictPageTest::foreignValuesStayPlainText_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("markup") << QStringLiteral("<b>홍</b><img src='file:///etc/passwd'>");
    QTest::newRow("bidi") << QStringLiteral("홍\u202e길동\u2066abc");
    QTest::newRow("zero width") << QStringLiteral("홍\u200b길\u200d동\ufeff");
    QTest::newRow("line breaks") << QStringLiteral("홍길동\n확인됨\n발급된 그대로입니다.");
    QTest::newRow("10,000 characters") << QString(10000, QChar(0xd64d));
}

void VerdictPageTest::foreignValuesStayPlainText()
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
    const QString words = it.shown();
    static const QRegularExpression unseen(
        QStringLiteral("[\\x{200b}-\\x{200f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}\\x{feff}]"));
    QVERIFY(!words.contains(unseen));
    for (const QString& line : words.split(QLatin1Char('\n')))
        QVERIFY(line.size() < 500);
    const QStringList complaints = SceneWalker(it.stage.window(), {}).complaints();
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
}

NARU_TEST(VerdictPageTest)
#include "tst_verdictpage.moc"
