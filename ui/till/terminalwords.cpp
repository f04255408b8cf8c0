// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/till/terminalwords.h"

#include "ui/till/tillwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace naru::ui::till {

namespace {

using desk::TerminalView;
using Global = payments::TerminalHealth::Global;

QString tr(const char* text)
{
    return QCoreApplication::translate("naru::ui::till", text);
}

struct State {
    const char *kind, *word;
};

State stateOf(const TerminalView& terminal)
{
    if (terminal.problem)
        return {"off", QT_TRANSLATE_NOOP("naru::ui::till", "연결 없음")};
    if (terminal.busy)
        return {"run", QT_TRANSLATE_NOOP("naru::ui::till", "결제하는 중")};
    if (terminal.health && terminal.health->global == Global::Maintenance)
        return {"warn", QT_TRANSLATE_NOOP("naru::ui::till", "정비 중")};
    if (terminal.heard)
        return {"ok", QT_TRANSLATE_NOOP("naru::ui::till", "연결됨")};
    return terminal.can.channel == payments::Capabilities::Channel::Sync
        ? State{"todo", QT_TRANSLATE_NOOP("naru::ui::till", "아직 안 물어봄")}
        : State{"todo", QT_TRANSLATE_NOOP("naru::ui::till", "준비됨")};
}

/// What is worth a line: what is amiss before how it is spoken with.
QString noteOf(const TerminalView& terminal)
{
    if (terminal.setup.training)
        return tr("연습: 돈은 오가지 않음");
    if (terminal.health && terminal.health->hostReachable == false)
        return tr("카드사와 끊겨 있음");
    if (terminal.health && terminal.health->paper == false)
        return tr("단말 종이 없음");
    return driverWord(terminal.setup.driver);
}

} // namespace

QString driverWord(const QString& driver)
{
    if (driver == QLatin1StringView("app-link"))
        return tr("결제 앱에 QR로");
    if (driver == QLatin1StringView("manual"))
        return tr("다른 앱, 손으로 적기");
    if (driver == QLatin1StringView("relay"))
        return tr("국내 앱과 이음");
    return tr("단말과 바로 이음");
}

QVariantList terminalChoices(const QList<TerminalView>& terminals)
{
    QVariantList rows;
    for (const auto& terminal : terminals)
        rows.append(QVariantMap{{QStringLiteral("value"), terminal.setup.id},
            {QStringLiteral("text"), terminal.setup.name}, {QStringLiteral("second"), tr(stateOf(terminal).word)}});
    return rows;
}

QVariantMap terminalFacts(const TerminalView& terminal, Instant now)
{
    const State state = stateOf(terminal);
    return {{QStringLiteral("name"), terminal.setup.name}, {QStringLiteral("kind"), QString::fromLatin1(state.kind)},
        {QStringLiteral("word"), tr(state.word)},
        {QStringLiteral("heard"), terminal.heard ? sinceText(*terminal.heard, now) : QString()},
        {QStringLiteral("note"), noteOf(terminal)}, {QStringLiteral("driver"), terminal.setup.driver},
        {QStringLiteral("training"), terminal.setup.training}};
}

const TerminalView* findTerminal(const QList<TerminalView>& terminals, const QString& id)
{
    const auto found = std::find_if(
        terminals.begin(), terminals.end(), [&](const TerminalView& each) { return each.setup.id == id; });
    return found == terminals.end() ? nullptr : &*found;
}

const TerminalView* findTerminalOf(const QList<TerminalView>& terminals, const payments::Attempt& attempt)
{
    const auto found = std::find_if(
        terminals.begin(), terminals.end(), [&](const TerminalView& each) { return each.setup.poi == attempt.poi; });
    return found == terminals.end() ? nullptr : &*found;
}

} // namespace naru::ui::till
