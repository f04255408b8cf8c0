// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/till/closemodel.h"

#include <QLocale>
#include <QPointer>

namespace naru::ui::till {

using payments::dayclose::DayReport;
using payments::dayclose::MatchClass;
using payments::dayclose::OpenKind;

namespace {

/// What is well where there is none of it.
const char* kindOf(const payments::dayclose::MatchRow& row)
{
    if (row.what == MatchClass::Matched || row.count == 0)
        return "ok";
    if (row.what == MatchClass::DeskOnly)
        return "doubt";
    return row.what == MatchClass::NotCompared ? "todo" : "warn";
}

const char* kindOf(OpenKind kind)
{
    switch (kind) {
    case OpenKind::InDoubt:
    case OpenKind::Stored:
    case OpenKind::Review:
        return "doubt";
    case OpenKind::Watched:
        return "watch";
    default:
        return "warn";
    }
}

} // namespace

CloseModel::CloseModel(desk::Desk& desk, desk::Till& till, desk::DayBook& book, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_till(till)
    , m_book(book)
    , m_shelf(desk, book)
{
    connect(&m_book, &desk::DayBook::changed, this, [this] {
        if (m_loaded && !m_closed)
            refresh();
    });
    connect(&m_till, &desk::Till::chargeChanged, this, [this] { m_heard = false; });
    connect(&m_desk, &desk::Desk::signedInChanged, this, [this] {
        if (std::exchange(m_waiting, std::nullopt))
            m_busy = false;
        m_heard = false;
        m_counts.clear();
        m_reason.clear();
        m_kept = m_closed = m_loaded = false;
        Q_EMIT changed();
    });
    connect(
        &m_desk, &desk::Desk::settingsChanged, this,
        [this] {
            if (m_loaded && !m_closed)
                refresh();
        },
        Qt::QueuedConnection);
}

Tongue CloseModel::tongue() const
{
    return words::languageOf(m_desk.settings().language);
}

QVariantList CloseModel::people() const
{
    return otherPeople(m_desk);
}

void CloseModel::open()
{
    refresh();
    askTerminals();
}

/// Each is asked once; meanwhile the page says so.
void CloseModel::askTerminals()
{
    if (m_asking)
        return;
    m_asking = m_heard = true;
    m_till.askTotals([alive = QPointer(this)](const QList<payments::dayclose::TerminalCount>& counts) {
        if (!alive)
            return;
        alive->m_asking = false;
        alive->m_terminals = counts;
        if (auto waiting = std::exchange(alive->m_waiting, std::nullopt))
            return alive->closeNow(*std::move(waiting));
        if (!alive->m_closed)
            alive->refresh();
    });
    if (m_asking && m_loaded)
        refresh();
}

void CloseModel::refresh()
{
    if (m_closed) {
        m_closed = false;
        m_kept = false;
        m_counts.clear();
    }
    m_book.reportBeside(m_terminals, [alive = QPointer(this)](const Result<DayReport>& report) {
        if (!alive)
            return;
        if (report)
            alive->show(*report);
        else
            alive->tell(report.fault());
    });
}

void CloseModel::show(const DayReport& report)
{
    m_loaded = true;
    const QDate date = report.date.isValid() ? report.date : koreanDate(m_desk.now());
    const QString day = tongue() == Tongue::Korean
        ? QLocale(QLocale::Korean).toString(date, QStringLiteral("M월 d일 dddd"))
        : QLocale(QLocale::English).toString(date, QStringLiteral("dddd d MMMM"));
    m_dateLine = tr("%1 · Z %2번").arg(day).arg(report.number, 4, 10, QLatin1Char('0'));
    m_received = wonText(report.received(), tongue());
    m_parts = {tr("카드 %1 · %2건").arg(wonText(report.card.net(), tongue())).arg(report.card.receipts.count),
        tr("현금 %1 · %2건").arg(wonText(report.cash.net(), tongue())).arg(report.cash.receipts.count)};
    const qint64 back
        = report.card.cancels.count + report.card.refunds.count + report.cash.cancels.count + report.cash.refunds.count;
    if (back > 0)
        m_parts.append(tr("돌려준 것 %1건을 뺐습니다").arg(back));
    else if (report.doubt.count > 0)
        m_parts.append(tr("확인 중인 돈은 뺐습니다"));
    m_compared = report.compared;
    showRows(report);
    showTerminals(report);
    showOpen(report);
    showDrawer();
    m_closedBy = report.kind == DayReport::Kind::Z && report.by != 0
        ? tr("%1 · %2 확인").arg(nameOf(m_desk, report.by), nameOf(m_desk, report.second))
        : QString();
    Q_EMIT changed();
}

void CloseModel::showRows(const DayReport& report)
{
    const auto money
        = [this](const std::optional<Won>& won) { return won ? wonText(*won, tongue()) : QStringLiteral("–"); };
    m_rows.clear();
    for (const auto& row : report.rows) {
        // Without a file nothing can be said to be in order: only what is there is shown.
        const bool isAlways = report.compared ? row.what != MatchClass::NotCompared : row.what == MatchClass::DeskOnly;
        if (!isAlways && row.count == 0)
            continue;
        const auto said = words::wordsOf(
            QLatin1StringView(payments::dayclose::matchNames[static_cast<std::size_t>(row.what) - 1]), tongue());
        m_rows.append(QVariantMap{{QStringLiteral("kind"), QString::fromLatin1(kindOf(row))},
            {QStringLiteral("title"), said.sentence}, {QStringLiteral("desk"), money(row.desk)},
            {QStringLiteral("terminal"), money(row.terminal)}, {QStringLiteral("acquirer"), money(row.acquirer)},
            {QStringLiteral("count"), tr("%1건").arg(row.count)}});
    }
}

/// Where the terminal agrees its column says it; every other word of it is a line.
void CloseModel::showTerminals(const DayReport& report)
{
    using payments::dayclose::TerminalSaid;
    m_terminalRows.clear();
    m_mayAsk = false;
    const auto add = [this](const char* kind, const QString& text) {
        m_terminalRows.append(
            QVariantMap{{QStringLiteral("kind"), QString::fromLatin1(kind)}, {QStringLiteral("text"), text}});
    };
    if (m_asking)
        return add("run", tr("단말에 센 것을 묻고 있어요."));
    for (const auto& count : report.terminals) {
        m_mayAsk = m_mayAsk || count.said == TerminalSaid::Silent || count.said == TerminalSaid::Busy;
        if (count.said != TerminalSaid::Counted) {
            const auto said = words::wordsOf(
                QLatin1StringView(payments::dayclose::terminalSaidNames[static_cast<std::size_t>(count.said) - 1]),
                tongue());
            add(count.said == TerminalSaid::CannotTell ? "todo" : "warn", tr("%1: %2").arg(count.name, said.sentence));
        } else if (!count.agrees()) {
            add("warn",
                tr("%1: 단말이 센 것은 %2 %3건, 우리 장부는 %4 %5건")
                    .arg(count.name, wonText(count.day.net(), tongue()))
                    .arg(count.day.paid.count + count.day.reversed.count)
                    .arg(wonText(count.desk.net(), tongue()))
                    .arg(count.desk.paid.count + count.desk.reversed.count));
            if (count.mayBeOlder)
                add("todo", tr("지난 마감 때 듣지 못해, 그 전 것이 섞였을 수 있어요."));
        }
    }
}

void CloseModel::showOpen(const DayReport& report)
{
    QMap<OpenKind, payments::dayclose::Tally> sums;
    for (const auto& item : report.open) {
        sums[item.kind].won += item.amount;
        ++sums[item.kind].count;
    }
    m_openItems.clear();
    for (auto it = sums.cbegin(); it != sums.cend(); ++it) {
        const auto said = words::wordsOf(
            QLatin1StringView(payments::dayclose::openNames[static_cast<std::size_t>(it.key()) - 1]), tongue());
        m_openItems.append(QVariantMap{{QStringLiteral("kind"), QString::fromLatin1(kindOf(it.key()))},
            {QStringLiteral("text"), tr("%1 %2건").arg(said.sentence).arg(it->count)},
            {QStringLiteral("amount"), wonText(it->won, tongue())}});
    }
}

QVariantList CloseModel::piles() const
{
    return m_counts.rows(tongue());
}

void CloseModel::showDrawer()
{
    const auto shift = m_book.shift();
    m_drawerOpen = shift && shift->isOpen();
    const Won should = m_drawerOpen ? shift->expected : m_book.drawer();
    m_expected = wonText(should, tongue());
    m_countedText = m_kept || !m_counts.isEmpty() ? wonText(m_counts.sum(), tongue()) : QString();
    m_unequal = !m_countedText.isEmpty() && m_counts.sum() != should;
    m_difference.clear();
    if (!m_countedText.isEmpty())
        m_difference = m_counts.difference(should, tongue());
    m_mayNot = m_drawerOpen && !m_kept ? tr("현금을 세면 마감할 수 있습니다.") : QString();
}

void CloseModel::setCount(qint64 won, const QString& count)
{
    m_counts.set(won, count);
    m_kept = false;
    showDrawer();
    Q_EMIT changed();
}

bool CloseModel::keepCount(const QString& reason)
{
    m_reason = reason.trimmed();
    if (m_unequal && m_reason.isEmpty()) {
        Q_EMIT refused(tr("다른 까닭을 적어 주세요."));
        return false;
    }
    m_kept = true;
    showDrawer();
    Q_EMIT changed();
    return true;
}

void CloseModel::openDrawer(const QString& reason)
{
    if (m_busy)
        return;
    m_busy = true;
    Q_EMIT changed();
    m_book.openDrawer(m_counts.piles(), reason.trimmed(), [alive = QPointer(this)](const Result<void>& opened) {
        if (!alive)
            return;
        alive->m_busy = false;
        if (opened) {
            alive->m_counts.clear();
            Q_EMIT alive->done();
            alive->refresh();
        } else {
            Q_EMIT alive->changed();
            Q_EMIT alive->refused(words::wordsOf(opened.fault(), alive->tongue()).sentence);
        }
    });
}

void CloseModel::close(qint64 second, const QString& pin)
{
    if (m_busy || m_closed || !m_mayNot.isEmpty())
        return;
    m_busy = true;
    Q_EMIT changed();
    desk::DayBook::Closing closing;
    if (m_drawerOpen)
        closing.counted = m_counts.piles();
    closing.reason = m_reason;
    closing.second = second;
    closing.secondPin = pin;
    if (m_heard && !m_asking)
        return closeNow(closing);
    m_waiting = closing; // a word of today is worth some seconds
    askTerminals();
}

void CloseModel::closeNow(desk::DayBook::Closing closing)
{
    closing.terminals = m_terminals;
    m_book.close(closing, [alive = QPointer(this)](const Result<DayReport>& report) {
        if (!alive)
            return;
        alive->m_busy = false;
        if (report) {
            alive->m_closed = true;
            alive->show(*report);
            Q_EMIT alive->done();
        } else {
            Q_EMIT alive->changed();
            Q_EMIT alive->pinRefused(words::wordsOf(report.fault(), alive->tongue()).sentence);
        }
    });
}

void CloseModel::sayKept(const QString& folder)
{
    Q_EMIT noticed(tr("보고서를 서명해 저장했습니다: %1").arg(folder), QStringLiteral("ok"));
}

void CloseModel::wantReport(const QString& kind)
{
    Q_EMIT reportAsked(kind);
}

void CloseModel::tell(const Fault& fault)
{
    const auto said = words::wordsOf(fault, tongue());
    Q_EMIT troubled(said.sentence, said.whatToDo);
}

} // namespace naru::ui::till
