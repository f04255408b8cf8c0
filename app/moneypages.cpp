// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/moneypages.h"

namespace naru {

QVariantMap pageOf(const char* url, QObject* model)
{
    return {
        {QStringLiteral("url"), QUrl(QLatin1StringView(url))}, {QStringLiteral("model"), QVariant::fromValue(model)}};
}

MoneyPages::MoneyPages(desk::Desk& desk)
    : till(desk, *desk.till(), *desk.dayBook())
    , refund(desk, *desk.till(), *desk.dayBook())
    , doubt(desk, *desk.till(), *desk.dayBook())
    , close(desk, *desk.dayBook())
{
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
    add("close", "qrc:/qt/qml/Naru/Till/ClosePage.qml", &close);
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
