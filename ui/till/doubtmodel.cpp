// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/till/doubtmodel.h"

#include <QPointer>

#include <algorithm>

namespace naru::ui::till {

using payments::Finding;
using payments::Next;
using payments::State;

namespace {

/// Somebody has to look at it: undecided, or settled with something amiss.
bool isOpenItem(const payments::Attempt& attempt)
{
    const bool undecided = attempt.state == State::InDoubt || attempt.state == State::StoredOffline
        || attempt.state == State::Review || (attempt.state == State::NotFoundWatched && !attempt.cleared);
    return undecided || (attempt.isFound() && attempt.givenBack == Won{0});
}

/// How a doubt that is over ended.
const char* endOf(const payments::Attempt& attempt)
{
    return attempt.state == State::Approved ? "ok" : attempt.state == State::Declined ? "no" : "off";
}

const char* kindOf(const payments::Attempt& attempt)
{
    if (attempt.state == State::NotFoundWatched)
        return "watch";
    const bool undecided
        = attempt.state == State::InDoubt || attempt.state == State::StoredOffline || attempt.state == State::Review;
    return undecided ? "doubt" : "warn";
}

} // namespace

DoubtModel::DoubtModel(desk::Desk& desk, desk::Till& till, desk::DayBook& book, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_till(till)
    , m_book(book)
    , m_shelf(desk, book)
{
    connect(&m_till, &desk::Till::changed, this, &DoubtModel::renew);
    connect(&m_till, &desk::Till::troubled, this, &DoubtModel::tell);
    connect(&m_book, &desk::DayBook::changed, this, &DoubtModel::askLines);
    connect(&m_desk, &desk::Desk::signedInChanged, this, &DoubtModel::changed);
    connect(&m_desk, &desk::Desk::settingsChanged, this, &DoubtModel::renew, Qt::QueuedConnection);
    renew();
    askLines();
}

QString DoubtModel::idOf(const payments::dayclose::OpenLine& line)
{
    return QStringLiteral("line ") + QString::fromLatin1(line.hash.toHex());
}

/// Of the file, read off this thread.
void DoubtModel::askLines()
{
    m_book.openLines([alive = QPointer(this)](const Result<QList<payments::dayclose::OpenLine>>& lines) {
        if (!alive || !lines)
            return;
        alive->m_lines = *lines;
        alive->renew();
    });
}

Tongue DoubtModel::tongue() const
{
    return words::languageOf(m_desk.settings().language);
}

QList<DoubtModel::Item> DoubtModel::open() const
{
    QList<Item> items;
    const auto add = [&](const QList<desk::ChargeView>& views) {
        for (const auto& view : views) {
            for (const auto& attempt : view.attempts) {
                const bool known = std::any_of(items.begin(), items.end(),
                    [&](const Item& item) { return item.attempt.serviceId == attempt.serviceId; });
                if (isOpenItem(attempt) && !known)
                    items.append({view, attempt});
            }
        }
    };
    add(m_till.undecided());
    add(m_till.today());
    return items;
}

QList<DoubtModel::Item> DoubtModel::endedItems() const
{
    QList<Item> items;
    for (const auto& view : m_till.settledToday()) {
        const auto last = std::find_if(view.attempts.rbegin(), view.attempts.rend(),
            [](const payments::Attempt& one) { return one.kind == payments::AttemptKind::Payment; });
        const bool isOpen = std::any_of(view.attempts.begin(), view.attempts.end(), isOpenItem);
        if (last != view.attempts.rend() && !isOpen)
            items.append({view, *last});
    }
    return items;
}

QVariantMap DoubtModel::rowOf(const Item& item) const
{
    const bool isEnded = !isOpenItem(item.attempt);
    const QLatin1StringView shape(isEnded ? endOf(item.attempt) : kindOf(item.attempt));
    const QString state = shape == QLatin1StringView("watch") ? tr("지켜보는 중")
        : shape == QLatin1StringView("warn")                  ? tr("살필 것")
        : shape == QLatin1StringView("ok")                    ? tr("승인된 것으로 끝남")
        : isEnded                                             ? tr("안 받은 것으로 끝남")
                                                              : tr("확인 중");
    const qint64 daysAgo = koreanDate(item.view.opened).daysTo(koreanDate(m_desk.now()));
    const QString when = daysAgo <= 0 ? koreanTime(item.view.opened)
        : daysAgo == 1                ? tr("어제")
                                      : dayAndTime(item.view.opened, tongue()).section(QLatin1Char(' '), 0, -2);
    return {{QStringLiteral("id"), item.attempt.serviceId}, {QStringLiteral("kind"), QString(shape)},
        {QStringLiteral("title"), wonText(item.attempt.amount, tongue())},
        {QStringLiteral("what"),
            item.view.charge.lines.isEmpty() ? item.view.charge.bill
                                             : lineText(item.view.charge.lines.first(), m_book.fees(), tongue())},
        {QStringLiteral("second"), QStringLiteral("%1 · %2").arg(when, state)}};
}

QVariantMap DoubtModel::rowOf(const payments::dayclose::OpenLine& line) const
{
    const QString day = dayAndTime(line.at, tongue()).section(QLatin1Char(' '), 0, -2);
    return {{QStringLiteral("id"), idOf(line)},
        {QStringLiteral("kind"), line.said ? QStringLiteral("ok") : QStringLiteral("warn")},
        {QStringLiteral("title"), wonText(line.amount, tongue())}, {QStringLiteral("what"), tr("카드사에만")},
        {QStringLiteral("second"),
            QStringLiteral("%1 · %2").arg(day, line.said ? tr("두 사람이 적음") : tr("살필 것"))}};
}

QVariantList DoubtModel::items() const
{
    QVariantList rows;
    for (const Item& item : open())
        rows.append(rowOf(item));
    for (const auto& line : m_lines) {
        if (!line.said)
            rows.append(rowOf(line));
    }
    return rows;
}

QVariantList DoubtModel::ended() const
{
    QVariantList rows;
    for (const Item& item : endedItems())
        rows.append(rowOf(item));
    for (const auto& line : m_lines) {
        if (line.said)
            rows.append(rowOf(line));
    }
    return rows;
}

QVariantList DoubtModel::meanings() const
{
    QVariantList rows;
    for (const auto meaning : payments::dayclose::allMeanings) {
        const auto said = words::wordsOf(
            QLatin1StringView(payments::dayclose::meaningNames[static_cast<std::size_t>(meaning) - 1]), tongue());
        rows.append(QVariantMap{{QStringLiteral("value"), int(meaning)}, {QStringLiteral("text"), said.sentence}});
    }
    return rows;
}

QVariantList DoubtModel::people() const
{
    return otherPeople(m_desk);
}

void DoubtModel::choose(const QString& id)
{
    m_chosen = id;
    renew();
}

/// What was chosen stays chosen as long as it is there at all; else the first that is open.
void DoubtModel::renew()
{
    const auto openNow = open(), over = endedItems();
    const auto same = [this](const Item& item) { return item.attempt.serviceId == m_chosen; };
    const auto isChosen = [this](const auto& line) { return idOf(line) == m_chosen; };
    const auto line = std::find_if(m_lines.begin(), m_lines.end(), isChosen);
    const auto ended = std::find_if(over.begin(), over.end(), same);
    auto found = std::find_if(openNow.begin(), openNow.end(), same);
    const auto first = std::find_if(m_lines.begin(), m_lines.end(), [](const auto& one) { return !one.said; });
    if (found == openNow.end() && ended == over.end() && line == m_lines.end())
        found = openNow.begin();
    m_mayAsk = m_mayDecide = m_mayLose = m_mayExplain = m_mayNotice = false;
    m_finding.clear();
    m_findingNext.clear();
    m_locked.clear();
    m_evidence.clear();
    m_endings.clear();
    if (found != openNow.end())
        showItem(*found, false);
    else if (line != m_lines.end())
        showLine(*line);
    else if (ended != over.end())
        showItem(*ended, true);
    else if (first != m_lines.end())
        showLine(*first);
    else
        m_chosen.clear();
    Q_EMIT changed();
}

namespace {

QVariantMap ending(const char* icon, const QString& text)
{
    return {{QStringLiteral("icon"), QString::fromLatin1(icon)}, {QStringLiteral("text"), text}};
}

} // namespace

void DoubtModel::showItem(const Item& item, bool ended)
{
    const auto& attempt = item.attempt;
    m_chosen = attempt.serviceId;
    m_kind = QString::fromLatin1(ended ? endOf(attempt) : kindOf(attempt));
    m_word = m_kind == QLatin1StringView("watch") ? tr("지켜보는 중")
        : m_kind == QLatin1StringView("warn")     ? tr("살필 것")
        : ended                                   ? tr("오늘 끝났어요")
                                                  : tr("확인 중이에요");
    m_about = QStringLiteral("%1 · %2 · %3")
                  .arg(whatFor(item.view.charge, m_book.fees(), tongue()), wonText(attempt.amount, tongue()),
                      askNumberOf(attempt.serviceId));
    m_evidence = evidenceRows(m_till.steps(attempt.serviceId), Clockwork::Seconds);
    m_mayNotice = true;
    if (ended)
        return;
    if (attempt.isFound()) {
        const auto said = words::wordsOf(
            QLatin1StringView(payments::findingNames[static_cast<std::size_t>(attempt.finding)]), tongue());
        m_finding = said.sentence;
        m_findingNext = said.whatToDo;
    }
    showEndings(attempt);
    m_mayLose = attempt.state == State::InDoubt;
    m_locked = payments::leavesFree(attempt.state)
        ? tr("이 금액은 다시 받아도 됩니다.\n지켜보다 나타나면 알려 드립니다.")
        : tr("같은 것을 다시\n받지 않게 막아 두었습니다.");
}

void DoubtModel::showEndings(const payments::Attempt& attempt)
{
    const auto next = payments::nextFor(attempt);
    if (next.testFlag(Next::AskStatus))
        m_endings.append(ending("phone", tr("단말이 답을 찾으면 · 바로")));
    if (next.testFlag(Next::WaitForWord))
        m_endings.append(ending("phone", tr("휴대폰의 늦은 답이 오면 · 바로")));
    if (next.testFlag(Next::WaitForFile))
        m_endings.append(ending("document", tr("카드사 파일에 있으면 · 다음 날 아침")));
    if (next.testFlag(Next::AskPeople))
        m_endings.append(ending("people", tr("카드사 번호를 두 사람이 적으면 · 바로")));
    if (next.testFlag(Next::OfferReversal))
        m_endings.append(ending("undo", tr("빠진 돈을 돌려주면")));
    const bool decided
        = attempt.state == State::Approved || attempt.state == State::Declined || attempt.state == State::NotSent;
    if (decided)
        m_endings.append(ending("people", tr("무엇인지 두 사람이 적으면 · 바로")));
    m_mayAsk = next.testFlag(Next::AskStatus);
    m_mayDecide = next.testFlag(Next::AskPeople) && !people().isEmpty();
    m_mayExplain = decided && !people().isEmpty();
}

void DoubtModel::showLine(const payments::dayclose::OpenLine& line)
{
    m_chosen = idOf(line);
    m_kind = line.said ? QStringLiteral("ok") : QStringLiteral("warn");
    m_word = line.said ? tr("두 사람이 적었어요") : tr("카드사 파일에만 있어요");
    m_about = line.name.isEmpty() ? wonText(line.amount, tongue())
                                  : QStringLiteral("%1 · %2").arg(wonText(line.amount, tongue()), line.name);
    const auto step = [this](const char* kind, const QString& text, const QString& time) {
        m_evidence.append(QVariantMap{{QStringLiteral("kind"), QString::fromLatin1(kind)},
            {QStringLiteral("text"), text}, {QStringLiteral("time"), time}});
    };
    step("ok", tr("카드사 파일에 있음"), dayAndTime(line.at, tongue()).section(QLatin1Char(' '), 0, -2));
    step("warn", tr("우리 장부에는 맞는 결제가 없음"), {});
    m_mayExplain = !people().isEmpty();
    if (line.said) {
        const auto said = words::wordsOf(
            QLatin1StringView(payments::dayclose::meaningNames[static_cast<std::size_t>(*line.said) - 1]), tongue());
        return step("ok", QStringLiteral("%1 · %2").arg(said.sentence, line.reason), {});
    }
    const auto said = words::wordsOf(QLatin1StringView("payment.match_file_only"), tongue());
    m_findingNext = said.whatToDo;
    m_endings.append(ending("people", tr("무엇인지 두 사람이 적으면 · 바로")));
}

} // namespace naru::ui::till
