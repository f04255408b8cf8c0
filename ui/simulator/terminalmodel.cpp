// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/terminalmodel.h"

#include "ui/simulator/terminalwords.h"

#include <QLocale>

namespace naru::ui::simulator {

namespace {

constexpr qsizetype linesMax = 100;

/// "11:21:04" in Korea.
QString timeOf(Instant moment)
{
    constexpr qsizetype dateLetters = 11, timeLetters = 8;
    return rfc3339(moment + std::chrono::hours(9)).mid(dateLetters, timeLetters);
}

QVariantMap line(const QString& event, const QString& time)
{
    return {{QStringLiteral("kind"), terminalEventKind(event)}, {QStringLiteral("time"), time},
        {QStringLiteral("text"), terminalEventWords(event)}};
}

template <typename List, typename Words>
QVariantList choices(const List& list, Words words)
{
    QVariantList rows;
    for (const auto& one : list) {
        const QString name = QLatin1StringView(one.name);
        rows.append(QVariantMap{{QStringLiteral("value"), name}, {QStringLiteral("text"), words(name)}});
    }
    return rows;
}

} // namespace

TerminalModel::TerminalModel(sim::PaymentTerminal& terminal, const Clock& clock, std::function<bool()> writeFile,
    const QString& language, QObject* parent)
    : QObject(parent)
    , m_terminal(terminal)
    , m_clock(clock)
    , m_writeFile(std::move(writeFile))
    , m_language(words::languageOf(language))
{
    connect(&terminal, &sim::PaymentTerminal::changed, this, &TerminalModel::changed);
    connect(&terminal, &sim::PaymentTerminal::happened, this, [this](const QString& event) {
        say(event);
        Q_EMIT changed();
    });
}

QVariantList TerminalModel::outcomes() const
{
    return choices(sim::outcomes, outcomeWords);
}

QString TerminalModel::outcome() const
{
    return QLatin1StringView(m_terminal.outcome().name);
}

QVariantList TerminalModel::faults() const
{
    return choices(sim::plays, playWords);
}

QString TerminalModel::fault() const
{
    return QLatin1StringView(m_terminal.play().name);
}

const sim::Entry* TerminalModel::shown() const
{
    if (m_terminal.waiting())
        return m_terminal.waiting();
    const auto& entries = m_terminal.book().entries();
    return entries.empty() ? nullptr : &entries.back();
}

QString TerminalModel::state() const
{
    if (m_terminal.waiting())
        return QStringLiteral("waiting");
    const sim::Entry* const entry = shown();
    if (!entry)
        return QStringLiteral("idle");
    if (entry->state != sim::Entry::State::Done)
        return QStringLiteral("busy");
    return entry->said.isFailure() ? QStringLiteral("declined") : QStringLiteral("approved");
}

QString TerminalModel::stateKind() const
{
    return terminalStateKind(state());
}

QString TerminalModel::stateText() const
{
    return terminalStateWords(state());
}

QString TerminalModel::amount() const
{
    const sim::Entry* const entry = shown();
    if (!entry)
        return {};
    const QString number = QLocale(QLocale::English).toString(entry->amount.millionths / 1'000'000);
    return entry->amount.currency == "KRW" ? tr("%1원").arg(number)
                                           : number + u' ' + QString::fromLatin1(entry->amount.currency);
}

QString TerminalModel::what() const
{
    const sim::Entry* const entry = shown();
    if (!entry)
        return tr("창구가 결제를 물으면 여기에 나옵니다.");
    if (entry->training)
        return tr("연습 결제 · 돈은 나가지 않아요");
    return entry->isReversal() ? tr("결제 취소") : tr("카드 결제");
}

QString TerminalModel::clock() const
{
    constexpr qsizetype hoursAndMinutes = 5;
    return m_talk.isEmpty() ? QString()
                            : m_talk.last().toMap().value(QStringLiteral("time")).toString().left(hoursAndMinutes);
}

void TerminalModel::chooseOutcome(const QString& name)
{
    if (const sim::Outcome* const outcome = sim::outcomeNamed(name))
        m_terminal.setOutcome(*outcome);
}

void TerminalModel::chooseFault(const QString& name)
{
    if (const sim::Play* const play = sim::playNamed(name))
        m_terminal.setPlay(*play);
}

void TerminalModel::writeFile()
{
    m_terminal.endOfDay();
    say(m_writeFile() ? QStringLiteral("file_written") : QStringLiteral("file_failed"));
}

void TerminalModel::say(const QString& event)
{
    if (m_waits) // what was waited for has come, one way or another
        m_talk.last() = line(QStringLiteral("card_waited"), m_talk.last().toMap()[QStringLiteral("time")].toString());
    m_waits = event == QLatin1StringView("waits_for_card");
    m_talk.append(line(event, timeOf(m_clock.now())));
    if (m_talk.size() > linesMax)
        m_talk.removeFirst();
    Q_EMIT talkChanged();
}

} // namespace naru::ui::simulator
