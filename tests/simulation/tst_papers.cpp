// SPDX-License-Identifier: GPL-3.0-or-later
// A real desk, a simulated terminal, a simulated printer: what was paid becomes paper, once, whatever goes wrong.
#include "devices/printer/escposprinter.h"
#include "devices/simulator/printer/simulatedprinter.h"
#include "tests/support/shots.h"
#include "tests/support/suite.h"
#include "tests/support/tillbench.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace naru;
using namespace naru::payments;
using device::PrintOutcome;
using What = PrintOutcome::What;
using Trouble = sim::SimulatedPrinter::Trouble;

namespace {

constexpr int waitMs = 20'000;

/// One desk for all tests, a printer of its own for each.
struct Stage : test::TillBench {
    QTemporaryDir folder;
    std::optional<sim::SimulatedPrinter> device;
    std::optional<device::EscPosPrinter> printer;
    QByteArray charge;
    int bills = 0;

    /// A busy machine takes its time to draw three receipts: only who never answers is waited for shortly.
    bool fresh(const Trouble& trouble = {})
    {
        const QString port = folder.filePath(QStringLiteral("lp"));
        printer.emplace(device::EscPosPrinter::Settings{
            port, 9600, Milliseconds(trouble.isSilent ? 300 : 3'000), Milliseconds(4'000), Milliseconds(1'500)});
        device.emplace(port, 576);
        device->setTrouble(trouble);
        plugPrinter();
        return bool(device->plugIn());
    }
    void plugPrinter() { papers().usePrinter(&*printer, paper::roll80, desk::Papers::Letters::Drawn); }
    desk::Papers& papers() { return *stage.desk->papers(); }
    bool payAs(const char* play)
    {
        this->play(play);
        const auto opened = open(QStringLiteral("B-%1").arg(++bills), Won{15'000});
        charge = opened ? opened->charge : QByteArray();
        return opened && pay(charge) && waitForAnswer(charge);
    }
    template <typename Value>
    Result<Value> await(const std::function<void(std::function<void(Result<Value>)>)>& ask)
    {
        std::optional<Result<Value>> answer;
        ask([&](Result<Value> came) { answer = std::move(came); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, waitMs))
            qFatal("no answer");
        return *answer;
    }
    Result<IssuedReceipt> issue()
    {
        return await<IssuedReceipt>([&](auto then) {
            papers().issue(charge, {{}, QStringLiteral("수수료"), QStringLiteral("홍길동")}, then);
        });
    }
    Result<PrintOutcome> print(const QByteArray& receipt)
    {
        return await<PrintOutcome>([&](auto then) { papers().print(receipt, {}, then); });
    }
    Result<void> answer(const QByteArray& receipt, desk::Papers::Seen seen)
    {
        return stage.await([&](desk::Done done) { papers().answer(receipt, seen, done); });
    }
    QList<IssuedReceipt> receipts()
    {
        return *await<QList<IssuedReceipt>>([&](auto then) { papers().receiptsOf(charge, then); });
    }
    QStringList due()
    {
        return *await<QStringList>([&](auto then) { papers().due(then); });
    }
    /// Drawn as it should be, for comparison with what came out.
    paper::Raster meant(const Receipt& receipt, int copy)
    {
        desk::ReceiptLook look;
        look.copy = copy;
        look.code = QByteArray(1, 'x'); // another signature each time: compared up to the code
        return *paper::raster(desk::documentOf(receipt, look), paper::roll80);
    }
};

QList<PaperStep> stepsOf(const IssuedReceipt& issued)
{
    QList<PaperStep> steps;
    for (const Printing& printing : issued.printings)
        steps.append(printing.state);
    return steps;
}

} // namespace

Q_DECLARE_METATYPE(naru::desk::Papers::Seen)

class PapersTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Stage> m_stage;

private Q_SLOTS:
    void initTestCase()
    {
        m_stage = std::make_unique<Stage>();
        QVERIFY(m_stage->begin());
    }
    void cleanupTestCase() { m_stage.reset(); }

    void printsWhatWasPaid()
    {
        Stage& stage = *m_stage;
        QVERIFY(stage.fresh() && stage.payAs("none"));
        QCOMPARE(stage.due(), QStringList{stage.last(stage.charge).serviceId});
        const auto issued = stage.issue();
        QVERIFY2(issued, issued ? "" : issued.fault().name());
        QVERIFY(issued->receipt.kind == ReceiptKind::Receipt && issued->receipt.amount == Won{15'000});
        QCOMPARE(issued->receipt.payer, QStringLiteral("홍*동"));
        QVERIFY(!issued->receipt.card.approval.isEmpty() && issued->receipt.card.lastFour.size() == 4);
        QCOMPARE(stage.due(), QStringList());
        QCOMPARE(stage.issue()->receipt, issued->receipt); // asked twice, drawn up once
        QCOMPARE(*stage.print(issued->receipt.id), (PrintOutcome{What::Printed, {}}));
        const auto& paper = stage.device->paper();
        QCOMPARE(paper.cuts, 1);
        const paper::Raster printed{paper.width, paper.height(), paper.rows, {}};
        test::keepShot(QStringLiteral("desk-receipt.png"), printed);
        const auto judged = judgeEReceipt(test::readCode(printed), stage.stage.desk->knownDesks());
        QVERIFY(judged.seal == JudgedReceipt::Seal::Ours);
        QCOMPARE(judged.says->number, issued->receipt.number);
        QCOMPARE(stepsOf(stage.receipts().first()), QList<PaperStep>{PaperStep::Printed});
    }

    void marksTheSecondPaper()
    {
        Stage& stage = *m_stage;
        QVERIFY(stage.fresh() && stage.payAs("none"));
        const auto issued = stage.issue();
        QVERIFY(issued && stage.print(issued->receipt.id) && stage.print(issued->receipt.id));
        QCOMPARE(stage.receipts().first().printings.last().copy, 1);
        const auto marked = stage.meant(issued->receipt, 1);
        const auto rows = stage.device->paper().rows;
        const qsizetype head = qsizetype(marked.rowBytes()) * 300;
        QVERIFY(rows.contains(marked.bits.first(head)));
        QVERIFY(rows.startsWith(stage.meant(issued->receipt, 0).bits.first(head)));
    }

    /// A reprint and the e-receipt carry what the hub proved meanwhile; the first paper could not.
    void theHubsProofGoesAlongOnceItIsThere()
    {
        Stage& stage = *m_stage;
        QVERIFY(stage.fresh() && stage.payAs("none"));
        const auto issued = stage.issue();
        const auto eReceipt = [&] {
            return stage.await<QByteArray>([&](auto then) { stage.papers().eReceipt(issued->receipt.id, then); });
        };
        const auto without = eReceipt();
        QVERIFY(without && placeIn(*without) && !desk::receiptPartsOf(*without).proof);
        QVERIFY(stage.print(issued->receipt.id));
        const int bare = stage.device->paper().height();
        const QByteArray proof = QByteArray("proof of the hub ").repeated(40);
        stage.papers().useHub({{}, [&](const ReceiptPlace& place) -> std::optional<QByteArray> {
                                   return place == placeIn(*without) ? std::optional(proof) : std::nullopt;
                               }});
        const auto with = eReceipt();
        QVERIFY(with);
        const auto parts = desk::receiptPartsOf(*with);
        QCOMPARE(parts.proof, std::optional(proof));
        QCOMPARE(placeIn(parts.code), placeIn(*without));
        QVERIFY(stage.print(issued->receipt.id));
        QVERIFY2(stage.device->paper().height() - bare > bare + 300, "the second paper has no proof on it");
        stage.papers().useHub({});
    }

    void countsNothingThatDidNotComeOut()
    {
        Stage& stage = *m_stage;
        Trouble trouble;
        trouble.coverOpen = true;
        QVERIFY(stage.fresh(trouble) && stage.payAs("none"));
        const auto issued = stage.issue();
        QCOMPARE(
            *stage.print(issued->receipt.id), (PrintOutcome{What::Nothing, Fault(device::PrinterFault::CoverOpen)}));
        stage.device->setTrouble({});
        QCOMPARE(stage.print(issued->receipt.id)->what, What::Printed);
        QCOMPARE(stepsOf(stage.receipts().first()), (QList<PaperStep>{PaperStep::NotPrinted, PaperStep::Printed}));
        QCOMPARE(stage.receipts().first().printings.last().copy, 0);
    }

    void marksThePaperAfterHalfAPaper()
    {
        Stage& stage = *m_stage;
        Trouble trouble;
        trouble.paperRows = 600; // what is left of the receipt the printer still takes, and answers
        QVERIFY(stage.fresh(trouble) && stage.payAs("none"));
        const auto issued = stage.issue();
        QCOMPARE(*stage.print(issued->receipt.id), (PrintOutcome{What::Half, Fault(device::PrinterFault::PaperOut)}));
        stage.device->setTrouble({});
        QCOMPARE(stage.print(issued->receipt.id)->what, What::Printed);
        QCOMPARE(stepsOf(stage.receipts().first()), (QList<PaperStep>{PaperStep::HalfPrinted, PaperStep::Printed}));
        QCOMPARE(stage.receipts().first().printings.last().copy, 1);
    }

    void asksAfterAPowerCutWhatBecameOfThePaper()
    {
        Stage& stage = *m_stage;
        QVERIFY(stage.fresh() && stage.payAs("none"));
        const auto issued = stage.issue();
        Trouble trouble;
        trouble.bytesPerTick = 50; // slow enough to be cut off in the middle
        stage.device->setTrouble(trouble);
        stage.papers().print(issued->receipt.id, {}, [](const auto&) {});
        QTRY_VERIFY_WITH_TIMEOUT(stage.device->received() > 500, waitMs);
        QVERIFY(stage.startAgain()); // as after kill -9: PrintBegun is all the journal has
        stage.plugPrinter();
        QCOMPARE(stage.papers().unanswered().size(), 1);
        const auto open = stage.papers().unanswered().first();
        QVERIFY(open.wasCutOff && open.copy == 0 && open.receipt.number == issued->receipt.number);
        QVERIFY(stage.startAgain()); // nobody answered: it asks again
        stage.plugPrinter();
        QCOMPARE(stage.papers().unanswered().size(), 1);
        stage.device->setTrouble({});
        QTRY_VERIFY_WITH_TIMEOUT(!stage.printer->isPrinting(), waitMs);
        QVERIFY(stage.print(issued->receipt.id).fault().is(ReceiptFault::PrintUnanswered));
        QVERIFY(stage.answer(issued->receipt.id, desk::Papers::Seen::Half));
        QVERIFY(stage.papers().unanswered().isEmpty());
        QCOMPARE(stepsOf(stage.receipts().first()), QList<PaperStep>{PaperStep::HalfPrinted});
        QCOMPARE(stage.print(issued->receipt.id)->what, What::Printed);
        QCOMPARE(stage.receipts().first().printings.last().copy, 1);
    }

    void asksThePersonWhenThePrinterSaysNothing_data()
    {
        QTest::addColumn<desk::Papers::Seen>("seen");
        QTest::addColumn<int>("step");
        using Seen = desk::Papers::Seen;
        QTest::newRow("yes") << Seen::Whole << int(PaperStep::Printed);
        QTest::newRow("half") << Seen::Half << int(PaperStep::HalfPrinted);
        QTest::newRow("no") << Seen::Nothing << int(PaperStep::PrintUnsure);
    }
    void asksThePersonWhenThePrinterSaysNothing()
    {
        QFETCH(desk::Papers::Seen, seen);
        QFETCH(int, step);
        Stage& stage = *m_stage;
        Trouble trouble;
        trouble.isSilent = true;
        QVERIFY(stage.fresh(trouble) && stage.payAs("none"));
        const auto issued = stage.issue();
        QSignalSpy asked(&stage.papers(), &desk::Papers::unansweredChanged);
        QCOMPARE(*stage.print(issued->receipt.id), (PrintOutcome{What::Unsure, {}}));
        QCOMPARE(asked.size(), 1);
        QVERIFY(stage.receipts().first().isBeingPrinted()); // as long as nobody has looked
        QVERIFY(!stage.papers().unanswered().first().wasCutOff);
        QVERIFY(stage.print(issued->receipt.id).fault().is(ReceiptFault::PrintUnanswered));
        QCOMPARE(asked.size(), 2);
        QVERIFY(stage.answer(issued->receipt.id, seen));
        QCOMPARE(stepsOf(stage.receipts().first()), QList<PaperStep>{PaperStep(step)});
        QVERIFY(stage.answer(issued->receipt.id, seen).fault().is(ReceiptFault::PrintNotBegun)); // once
        QTRY_COMPARE_WITH_TIMEOUT(stage.device->paper().cuts, 1, waitMs);
        stage.device->setTrouble({});
        QCOMPARE(stage.print(issued->receipt.id)->what, What::Printed);
        QCOMPARE(stage.receipts().first().printings.last().copy, 1); // a marked copy, whatever the person saw
    }

    void isHalfPrintedWhenThePrinterIsTakenOff()
    {
        Stage& stage = *m_stage;
        QVERIFY(stage.fresh() && stage.payAs("none"));
        const auto issued = stage.issue();
        Trouble trouble;
        trouble.bytesPerTick = 50;
        stage.device->setTrouble(trouble);
        std::optional<Result<PrintOutcome>> outcome;
        stage.papers().print(issued->receipt.id, {}, [&](const auto& came) { outcome = came; });
        QTRY_VERIFY_WITH_TIMEOUT(stage.device->received() > 500, waitMs);
        stage.printer.reset(); // the settings name another
        QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), waitMs);
        QCOMPARE(**outcome, (PrintOutcome{What::Half, Fault(device::PrinterFault::PrinterLost)}));
        QVERIFY(stage.fresh());
        QCOMPARE(stage.print(issued->receipt.id)->what, What::Printed);
        QCOMPARE(stage.receipts().first().printings.last().copy, 1);
    }

    void printsAReportOnAWideRollAlone()
    {
        Stage& stage = *m_stage;
        QVERIFY(stage.fresh());
        paper::Document report;
        report.blocks = {paper::Text{QStringLiteral("마감 보고서")}};
        const auto printed
            = [&] { return stage.await<PrintOutcome>([&](auto then) { stage.papers().printPages(report, then); }); };
        QCOMPARE(*printed(), (PrintOutcome{What::Printed, {}}));
        QCOMPARE(stage.device->paper().cuts, 1);
        stage.papers().usePrinter(&*stage.printer, paper::roll58, desk::Papers::Letters::Drawn);
        QVERIFY(printed().fault().is(device::PrinterFault::PrinterAbsent));
    }

    void givesANoticeWhileNobodyKnows()
    {
        Stage& stage = *m_stage;
        QVERIFY(stage.fresh() && stage.payAs("silent_taken"));
        const auto notice = stage.issue();
        QVERIFY2(notice, notice ? "" : notice.fault().name());
        QVERIFY(notice->receipt.kind == ReceiptKind::Notice && notice->receipt.card.approval.isEmpty());
        QCOMPARE(stage.print(notice->receipt.id)->what, What::Printed);
        QCOMPARE(stage.device->paper().cuts, 1);
    }

    void refusesWithoutAPersonAPrinterOrAPayment()
    {
        Stage& stage = *m_stage;
        QVERIFY(stage.fresh());
        const auto opened = stage.open(QStringLiteral("never paid"), Won{400});
        stage.charge = opened->charge;
        QVERIFY(stage.issue().fault().is(ReceiptFault::NothingToPrint));
        QVERIFY(stage.print(QByteArray(16, 'x')).fault().is(ReceiptFault::Unknown));
        stage.papers().usePrinter(nullptr, paper::roll80, desk::Papers::Letters::Drawn);
        QVERIFY(stage.print(QByteArray(16, 'x')).fault().is(device::PrinterFault::PrinterAbsent));
        stage.stage.desk->lock();
        QVERIFY(stage.issue().fault().is(desk::DeskFault::NotSignedIn));
        QVERIFY(stage.print(QByteArray(16, 'x')).fault().is(desk::DeskFault::NotSignedIn));
    }
};

NARU_TEST(PapersTest)
#include "tst_papers.moc"
