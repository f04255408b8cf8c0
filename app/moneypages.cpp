// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/moneypages.h"

#include "app/base/savefile.h"
#include "app/desk/daypaper.h"
#include "app/storage/faults.h"
#include "app/words/words.h"

#include <QDir>

namespace naru {

QVariantMap pageOf(const char* url, QObject* model)
{
    return {
        {QStringLiteral("url"), QUrl(QLatin1StringView(url))}, {QStringLiteral("model"), QVariant::fromValue(model)}};
}

MoneyPages::MoneyPages(desk::Desk& desk, QObject* scan)
    : till(desk, *desk.till(), *desk.dayBook())
    , refund(desk, *desk.till(), *desk.dayBook())
    , doubt(desk, *desk.till(), *desk.dayBook())
    , close(desk, *desk.till(), *desk.dayBook())
    , drawer(desk, *desk.dayBook())
    , bills(desk, *desk.till(), *desk.dayBook())
    , m_desk(desk)
{
    if (scan) {
        const QVariantMap eyes{{QStringLiteral("url"), QUrl(QStringLiteral("qrc:/qt/qml/Naru/Counter/CameraCard.qml"))},
            {QStringLiteral("scan"), QVariant::fromValue(scan)}};
        bills.look(eyes);
        till.pay()->look(eyes);
    }
    using Print = desk::ReceiptLook::Print;
    QObject::connect(till.pay(), &ui::till::PayModel::receiptAsked, till.pay(),
        [this](const QByteArray& charge, const QString& how) {
            if (how == QLatin1StringView("phone"))
                return showCode(charge);
            print(charge, how == QLatin1StringView("large") ? Print::Large : Print::Normal);
        });
    const auto notice = [this](const QByteArray& charge) { print(charge, Print::Normal); };
    QObject::connect(till.pay(), &ui::till::PayModel::noticeAsked, till.pay(), notice);
    QObject::connect(&doubt, &ui::till::DoubtModel::noticeAsked, &doubt, notice);
    QObject::connect(&refund, &ui::till::RefundModel::receiptAsked, &refund,
        [this](const QString& serviceId, const QByteArray& charge) { printGivenBack(serviceId, charge); });
    QObject::connect(
        &close, &ui::till::CloseModel::reportAsked, &close, [this](const QString& kind) { writeReport(kind); });
    QObject::connect(&close, &ui::till::CloseModel::done, &close, [this] {
        if (close.property("closed").toBool())
            writeReport(QStringLiteral("z")); // a closed day leaves its papers without being asked
    });
}

void MoneyPages::issue(const QByteArray& charge, std::function<void(const payments::IssuedReceipt&)> then)
{
    m_desk.papers()->issue(charge, {},
        [this, then](const Result<payments::IssuedReceipt>& issued) { issued ? then(*issued) : tell(issued.fault()); });
}

void MoneyPages::print(const QByteArray& charge, desk::ReceiptLook::Print size)
{
    issue(charge, [this, size](const payments::IssuedReceipt& issued) { print(issued, size); });
}

void MoneyPages::printGivenBack(const QString& serviceId, const QByteArray& charge)
{
    m_desk.papers()->issueGivenBack(serviceId, charge, {}, [this](const Result<payments::IssuedReceipt>& issued) {
        issued ? print(*issued, desk::ReceiptLook::Print::Normal) : tell(issued.fault());
    });
}

void MoneyPages::print(const payments::IssuedReceipt& issued, desk::ReceiptLook::Print size)
{
    desk::Papers::Look look;
    look.print = size;
    look.language = words::languageOf(m_desk.settings().language);
    m_desk.papers()->print(issued.receipt.id, look, [this](const Result<device::PrintOutcome>& outcome) {
        if (!outcome && outcome.fault().is(payments::ReceiptFault::PrintUnanswered))
            return; // the question itself is on the page again
        if (!outcome)
            tell(outcome.fault());
        else if (outcome->why)
            tell(*outcome->why);
    });
}

void MoneyPages::showCode(const QByteArray& charge)
{
    issue(charge, [this, charge](const payments::IssuedReceipt& issued) {
        m_desk.papers()->eReceipt(issued.receipt.id, [this, charge](const Result<QByteArray>& code) {
            code ? till.pay()->showReceiptCode(charge, QString::fromLatin1(*code)) : tell(code.fault());
        });
    });
}

void MoneyPages::writeReport(const QString& kind)
{
    using payments::dayclose::DayReport;
    if (kind == QLatin1StringView("x"))
        return m_desk.dayBook()->report(
            [this](const Result<DayReport>& report) { report ? keep(*report) : tell(report.fault()); });
    m_desk.dayBook()->closedDays(1, [this](const Result<QList<DayReport>>& days) {
        if (!days)
            return tell(days.fault());
        if (!days->isEmpty())
            keep(days->constFirst());
    });
}

void MoneyPages::keep(const payments::dayclose::DayReport& report)
{
    const auto papers = m_desk.dayBook()->papers(report);
    if (!papers)
        return tell(papers.fault());
    const QString folder = m_desk.folder() + QStringLiteral("/reports");
    bool kept = QDir().mkpath(folder);
    for (const desk::DayBook::Paper& paper : *papers) {
        kept = kept && saveWhole(folder + QLatin1Char('/') + paper.name, paper.bytes);
    }
    if (!kept)
        return tell(Fault(storage::StorageFault::IoFailed, QStringLiteral("reports")));
    close.sayKept(folder);
    printReport(report);
}

/// On paper too, where there is a printer.
void MoneyPages::printReport(const payments::dayclose::DayReport& report)
{
    const auto document
        = desk::documentOf(report, desk::namesOf(m_desk), words::languageOf(m_desk.settings().language));
    m_desk.papers()->printPages(document, [this](const Result<device::PrintOutcome>& outcome) {
        if (outcome && outcome->why)
            tell(*outcome->why);
        else if (!outcome && !outcome.fault().is(device::PrinterFault::PrinterAbsent))
            tell(outcome.fault());
    });
}

void MoneyPages::tell(const Fault& fault)
{
    const auto said = words::wordsOf(fault, words::languageOf(m_desk.settings().language));
    Q_EMIT till.pay()->troubled(said.sentence, said.whatToDo);
    Q_EMIT close.troubled(said.sentence, said.whatToDo);
    Q_EMIT refund.troubled(said.sentence, said.whatToDo);
}

void MoneyPages::addTo(QVariantMap& pages)
{
    const auto add = [&](const char* name, const char* url, QObject* model) {
        pages.insert(QLatin1StringView(name), pageOf(url, model));
    };
    add("till", "qrc:/qt/qml/Naru/Till/TillPage.qml", &till);
    add("visitor", "qrc:/qt/qml/Naru/Till/VisitorPage.qml", &till);
    add("refund", "qrc:/qt/qml/Naru/Till/RefundPage.qml", &refund);
    add("doubt", "qrc:/qt/qml/Naru/Till/DoubtPage.qml", &doubt);
    add("bills", "qrc:/qt/qml/Naru/Till/BillsPage.qml", &bills);
    add("close", "qrc:/qt/qml/Naru/Till/ClosePage.qml", &close);
    add("drawer", "qrc:/qt/qml/Naru/Till/DrawerPage.qml", &drawer);
}

namespace {

using desk::PayPhase;

void show(const MoneyStage& stage, const char* page)
{
    stage.shell.show(QLatin1StringView(page));
}

/// Where the charge in hand stands; nothing while there is none.
std::optional<PayPhase> phaseOf(const MoneyStage& stage)
{
    const auto view = stage.desk.till()->view(stage.pages.till.pay()->charge());
    return view ? std::optional(view->phase) : std::nullopt;
}

void tellOfAnApproval(ui::counter::DemoStory& story, const MoneyStage& stage)
{
    story.add(
        "charge",
        [stage] {
            stage.simulator.tellTerminal(R"({"do":"card","after":null})");
            show(stage, "till");
            for (const char* code : {"resident-copy", "resident-copy", "family-relations", "seal-certificate"})
                stage.pages.till.entry()->add(QLatin1StringView(code));
        },
        [stage] { return !stage.pages.till.entry()->isEmpty(); });
    story.add(
        "card-wanted", [stage] { stage.pages.till.entry()->open(QStringLiteral("card"), {}); },
        [stage] { return phaseOf(stage) == PayPhase::Waiting; });
    story.add(
        "card-wanted-visitor", [stage] { show(stage, "visitor"); }, [] { return true; });
    story.add(
        "card-taken-visitor", [stage] { stage.simulator.tellTerminal(R"({"do":"card"})"); },
        [stage] { return phaseOf(stage) == PayPhase::Paid; });
    story.add(
        "card-taken", [stage] { show(stage, "till"); }, [] { return true; });
}

void tellOfADoubt(ui::counter::DemoStory& story, const MoneyStage& stage)
{
    story.add(
        "doubt",
        [stage] {
            stage.simulator.tellTerminal(R"({"do":"fault","name":"no_status_taken"})");
            stage.pages.till.pay()->finish();
            show(stage, "till");
            stage.pages.till.entry()->add(QStringLiteral("seal-certificate"));
            stage.pages.till.entry()->open(QStringLiteral("card"), {});
        },
        [stage] {
            if (phaseOf(stage) == PayPhase::Waiting)
                stage.simulator.tellTerminal(R"({"do":"card"})");
            return phaseOf(stage) == PayPhase::InDoubt;
        });
    story.add(
        "doubt-visitor", [stage] { show(stage, "visitor"); }, [] { return true; });
    story.add(
        "doubt-desk",
        [stage] {
            stage.pages.till.pay()->finish();
            show(stage, "doubt");
        },
        [] { return true; });
    story.add(
        "close", [stage] { show(stage, "close"); }, [] { return true; });
}

} // namespace

void tellOfMoney(ui::counter::DemoStory& story, const MoneyStage& stage)
{
    if (stage.desk.till()->terminals().isEmpty())
        return;
    tellOfAnApproval(story, stage);
    tellOfADoubt(story, stage);
}

} // namespace naru
